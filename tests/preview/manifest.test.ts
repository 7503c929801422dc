import { describe, expect, it, test } from 'vitest';
import { readManifest } from '../../preview/manifest.ts';
import { readXml } from '../../preview/xml.ts';
import { manifest } from './packages.ts';

const first = (items: string, version = '2004 4th Edition') => readManifest(manifest({ version, items })).items[0];
const item = (inside: string, attributes = ''): string => `<item identifier="i1" identifierref="r1" ${attributes}><title>One</title>${inside}</item>`;

describe('a manifest’s version', () => {
  test.each([
    ['1.2', '1.2'], ['1.3', '2004'], ['CAM 1.3', '2004'], ['2004 3rd Edition', '2004'], ['2004 4th Edition', '2004'],
    ['2004 4th edition', '1.2'], [' 2004 4th Edition', '1.2'], ['SCORM 2004', '1.2'], ['', '1.2'],
  ])('"%s" is played as SCORM %s, as Moodle does', (version, standard) => {
    expect(readManifest(manifest({ version })).standard).toBe(standard);
  });

  it('counts as 1.2 where there is none', () => {
    expect(readManifest('<manifest/>')).toEqual({ title: '', standard: '1.2', edition: '', items: [] });
  });
});

describe('a manifest’s items', () => {
  it('are every item with a resource, at any depth, in order', () => {
    const items = '<item identifier="m"><title>Module</title><item identifier="a" identifierref="r1"><title>A</title></item></item><item identifier="b" identifierref="r2"><title>B</title></item><item identifier="c" identifierref="nowhere"/>';
    const resources = '<resource identifier="r2" adlcp:scormtype="asset" href="b.html"/>';
    expect(readManifest(manifest({ items, resources })).items.map(({ id, title, href, isSco }) => [id, title, href, isSco])).toEqual([['a', 'A', 'index.html', true], ['b', 'B', 'b.html', false]]);
  });

  test.each([
    ['?lang=fr', 'index.html?lang=fr'], ['lang=fr', 'index.html?lang=fr'], ['&a=1&b=2', 'index.html?a=1&b=2'], ['#top', 'index.html#top'], ['', 'index.html'],
  ])('join the parameters "%s" to the address', (parameters, href) => {
    expect(first(item('', `parameters="${parameters.replaceAll('&', '&amp;')}"`))?.href).toBe(href);
  });

  it('keep query and fragment of an href when parameters are added', () => {
    const resources = '<resource identifier="r2" adlcp:scormType="sco" href="./a.html?x=1#intro"/>';
    expect(readManifest(manifest({ items: '<item identifier="i" identifierref="r2" parameters="?y=2"/>', resources })).items[0]?.href).toBe('a.html?x=1&y=2#intro');
  });

  it('add up xml:base of resources and resource', () => {
    const source = manifest().replace('<resources>', '<resources xml:base="content/">').replace('href="index.html">', 'xml:base="fr/" href="index.html">');
    expect(readManifest(source).items[0]?.href).toBe('content/fr/index.html');
  });

  it('carry what an LMS hands to the content', () => {
    expect(first(item('<adlcp:masteryscore> 80 </adlcp:masteryscore><adlcp:datafromlms>a &amp; b</adlcp:datafromlms><adlcp:maxtimeallowed>0001:00:00</adlcp:maxtimeallowed>'), '1.2')).toMatchObject({ masteryScore: '80', launchData: 'a & b', maxTimeAllowed: '0001:00:00' });
  });

  it('have a passing score only where the objective is satisfied by measure', () => {
    const sequencing = (by: string): string => item(`<imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="main" satisfiedByMeasure="${by}"><imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing>`);
    expect(first(sequencing('true'))).toMatchObject({ passingScore: '0.8', objective: 'main' });
    expect(first(sequencing('false'))).toMatchObject({ passingScore: '', objective: 'main' });
  });

  it('know both editions’ completion thresholds', () => {
    expect(first(item('<adlcp:completionThreshold>0.5</adlcp:completionThreshold>'))?.completionThreshold).toBe('0.5');
    expect(first(item('<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.7"/>'))?.completionThreshold).toBe('0.7');
    expect(first(item('<adlcp:completionThreshold completedByMeasure="false" minProgressMeasure="0.7"/>'))?.completionThreshold).toBe('');
  });
});

describe('the XML reader', () => {
  it('resolves entities and character data, and leaves comments out', () => {
    expect(readXml('<!DOCTYPE a><a b=\'1 &lt; 2\'>x<!-- <no/> --><![CDATA[<y>]]>&#233;&#xE9;&nope;</a>').children[0]).toMatchObject({ name: 'a', attributes: { b: '1 < 2' }, text: 'x<y>éé&nope;' });
  });

  it('takes what is broken as far as it goes', () => {
    expect(readXml('<a><b>text</c></b><d').children[0]?.children.map(({ name }) => name)).toEqual(['b']);
  });
});
