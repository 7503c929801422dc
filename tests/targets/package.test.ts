import { describe, expect, it } from 'vitest';
import { targets } from '../../targets/index.ts';
import { stamp } from '../../targets/shared/stamp.ts';
import { verifyFiles } from '../../targets/shared/verify.ts';
import { schemaFiles, validateManifest } from '../../targets/shared/xsd.ts';
import { unzip, zip, zipFindings } from '../../targets/shared/zip.ts';
import type { PackageFile, PackageInfo } from '../../targets/target.ts';

const file = (path: string, text = ''): PackageFile => ({ path, bytes: new TextEncoder().encode(text) });
const page = '<html><head><link rel="stylesheet" href="assets/style.css"><script defer src="__PLAYER__"></script><meta name="tracking" content="__TARGET__"></head><body><a href="fr-listen.html#x">x</a></body></html>';
const site = [file('fr-listen.html', page), file('index.html', page), file('assets/style.css', 'a{}')];
const info: PackageInfo = { id: 'two-tills', version: '1.2.3', title: 'Fish & <chips> “café”', description: 'x', texts: [{ language: 'fr', title: 'Fish & <chips> “café”', description: 'x' }, { language: 'en', title: 'Fish', description: 'y' }], iri: 'https://course.invalid/two-tills', reporting: 'passed-incomplete', isScored: true, passMark: 0.8, files: [] };

async function packed(id: string, changes: Partial<PackageInfo> = {}): Promise<PackageFile[]> {
  const target = targets[id]!;
  const content = stamp(site, [file('assets/player-1.js', 'player')], target);
  return unzip(zip([...(await target.files({ ...info, ...changes, files: content.map(({ path }) => path) }, content)), ...content]));
}

const manifestOf = (files: PackageFile[]) => new TextDecoder().decode(files[0]!.bytes);

describe.each(Object.keys(targets))('the package for %s', (id) => {
  it('is sound, with a final and without', async () => {
    expect(await targets[id]!.verify(await packed(id))).toEqual([]);
    expect(await targets[id]!.verify(await packed(id, { isScored: false }))).toEqual([]);
  });

  it('says which standard it speaks and loads its own script', async () => {
    const html = new TextDecoder().decode((await packed(id)).find(({ path }) => path === 'index.html')!.bytes);
    expect(html).toContain(`content="${id}"`);
    expect(html).toContain('src="assets/player-1.js"');
  });

  it('is the same bytes in every time zone', async () => {
    const before = process.env.TZ;
    const builds = [];
    for (const zone of ['Pacific/Auckland', 'America/Los_Angeles']) {
      process.env.TZ = zone;
      builds.push(zip(await packed(id)));
    }
    process.env.TZ = before;
    expect(builds[0]).toEqual(builds[1]);
  });
});

describe.each(['scorm12', 'scorm2004-3rd', 'scorm2004-4th'])('the manifest of %s', (id) => {
  it('has identifiers that depend on the course’s id alone', async () => {
    const ids = (files: PackageFile[]) => [...manifestOf(files).matchAll(/identifier="([^"]*)"/g)].map((match) => match[1]);
    expect(ids(await packed(id))).toEqual(['course_two_tills', 'org_two_tills', 'item_two_tills', 'sco_two_tills']);
    expect(ids(await packed(id, { version: '9.0.0', title: 'Other' }))).toEqual(ids(await packed(id)));
  });

  it('declares a pass mark only where a score decides', async () => {
    expect(manifestOf(await packed(id))).toMatch(/masteryscore>80<|minNormalizedMeasure>0\.8</);
    expect(manifestOf(await packed(id, { isScored: false }))).not.toMatch(/masteryscore|minNormalizedMeasure|imsss:objectives/);
  });

  it('escapes what the course is called', async () => {
    expect(manifestOf(await packed(id))).toContain('<title>Fish &amp; &lt;chips&gt; “café”</title>');
  });
});

describe.each(['cmi5', 'xapi'])('the manifest of %s', (id) => {
  const name = id === 'cmi5' ? 'cmi5.xml' : 'tincan.xml';
  it('names the course by its IRI alone, in every language of the package', async () => {
    const ids = (files: PackageFile[]) => [...manifestOf(files).matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(ids(await packed(id))).toEqual(['https://course.invalid/two-tills', ...(id === 'cmi5' ? ['https://course.invalid/two-tills/au'] : [])]);
    expect(ids(await packed(id, { version: '9.0.0', title: 'Other' }))).toEqual(ids(await packed(id)));
    expect(manifestOf(await packed(id))).toMatch(/lang="fr">Fish &amp; &lt;chips&gt; “café”<[^]*lang="en">Fish</);
  });

  it('is refused when it is not the first file', async () => {
    const files = await packed(id);
    expect((await targets[id]!.verify([...files.slice(1), files[0]!])).join()).toContain(`${name} is not the first file`);
  });

  it('lets the pages talk to the LRS that the launch names', async () => expect(targets[id]!.connect).toBe("'self' https: http:"));
});

describe('the assignable unit', () => {
  it.each<[Partial<PackageInfo>, string, string | undefined]>([
    [{ isScored: false }, 'Completed', undefined],
    [{ reporting: 'completed-incomplete' }, 'Completed', '0.8'],
    [{ reporting: 'passed-incomplete' }, 'CompletedAndPassed', '0.8'],
    [{ reporting: 'completed-passed-failed' }, 'CompletedAndPassed', '0.8'],
  ])('of %o moves on at %s', async (changes, moveOn, masteryScore) => {
    const xml = manifestOf(await packed('cmi5', changes));
    expect(/moveOn="(\w+)"/.exec(xml)![1]).toBe(moveOn);
    expect(/masteryScore="([^"]*)"/.exec(xml)?.[1]).toBe(masteryScore);
  });
});

it('a second tincan.xml is found', async () => {
  const files = await packed('xapi');
  expect((await targets.xapi!.verify([...files, file('assets/tincan.xml', '')])).join()).toMatch(/second tincan\.xml|same name/);
});

it('the schemas alone do find a misplaced element', async () => {
  const files = await packed('scorm2004-4th');
  const wrong = manifestOf(files).replace(/<imsss:sequencing>\s*<imsss:controlMode[^>]*>\s*<\/imsss:sequencing>/, '').replace('<title>', '<imsss:sequencing><imsss:controlMode choice="true"/></imsss:sequencing><title>');
  expect((await validateManifest(wrong, 'scorm20044thedition', { 'http://www.imsglobal.org/xsd/imscp_v1p1': 'imscp_v1p1.xsd', 'http://www.imsglobal.org/xsd/imsss': 'imsss_v1p0.xsd' })).length).toBeGreaterThan(0);
});

describe('files of any package', () => {
  const base = [file('index.html', '<p>x</p>')];
  it.each<[string, PackageFile, RegExp]>([
    ['two files of one name', file('assets/index.html', ''), /same name as/],
    ['capitals', file('assets/Big.css', ''), /lower-case/],
    ['an accent', file('assets/écouter.css', ''), /lower-case ASCII/],
    ['a name some LMSs refuse', file('assets/x.mjs', ''), /some LMSs refuse/],
    ['a hidden folder', file('_astro/x.css', ''), /some LMSs refuse/],
    ['a long name', file(`assets/${'x'.repeat(70)}.css`, ''), /too long/],
    ['an address from the root', file('a.html', '<img src="/assets/x.png">'), /not a plain relative/],
    ['a lost picture', file('a.html', '<img src="assets/x.png">'), /"assets\/x\.png" is not in the package/],
    ['something from another host', file('a.html', '<script src="https://cdn.example/x.js"></script>'), /from another host/],
    ['a link that keeps its window', file('a.html', '<a href="https://example.org">x</a>'), /without a new window/],
    ['inline code', file('a.html', '<script>alert(1)</script>'), /inline code/],
    ['an inline handler', file('a.html', '<p onclick="x()">x</p>'), /inline code/],
    ['an inline style', file('a.html', '<p style="color:red">x</p>'), /inline code or styles/],
    ['a placeholder', file('a.html', '<p>__PLAYER__</p>'), /placeholder/],
    ['a base address', file('a.html', '<base href="x/">'), /<base>/],
    ['a sheet that imports another', file('assets/a.css', '@import "b.css";'), /imports "b\.css"/],
    ['a script that loads from another host', file('assets/a.js', 'fetch("https://lrs.example/")'), /loads "https:\/\/lrs\.example\/"/],
    ['a script that loads from the root', file('assets/a.js', 'image.src=`/x.png`'), /loads "\/x\.png"/],
    ['a lost font', file('assets/a.css', 'a{src:url(lost.woff2)}'), /lost\.woff2/],
  ])('are refused with %s', (_what, bad, finding) => expect(verifyFiles([...base, bad]).join('\n')).toMatch(finding));

  it('are fine with a link that leaves by a new window, and with data in the page', () => {
    expect(verifyFiles([file('index.html', '<a href="https://example.org" target="_blank" rel="noreferrer">x</a><script type="application/json">{"a":"style=\\"x\\""}</script>')])).toEqual([]);
  });
});

describe('the archive', () => {
  it('has its files in the order given, no entry for a folder, and no date but 1980', () => {
    const bytes = zip([file('imsmanifest.xml', 'm'), file('index.html', 'i'), file('assets/a.css', 'c')]);
    expect(unzip(bytes).map(({ path }) => path)).toEqual(['imsmanifest.xml', 'index.html', 'assets/a.css']);
    expect(zipFindings(bytes)).toEqual([]);
    // Local header: flags 0 (no data descriptor, no encryption), method, then time 0 and date 1980-01-01.
    expect([...bytes.slice(6, 8), ...bytes.slice(10, 14)]).toEqual([0, 0, 0, 0, 33, 0]);
  });

  it('is refused when it unpacks to far more than its size, or holds a folder', () => {
    expect(zipFindings(zip([file('index.html', 'x'.repeat(1_000_000))])).join()).toMatch(/times its size/);
    expect(zipFindings(zip([file('assets/', '')])).join()).toMatch(/"assets\/" is an entry for a folder/);
  });
});

describe('the schemas', () => {
  it.each([['scorm12edition', 4], ['scorm20043rdedition', 17], ['scorm20044thedition', 17]] as const)('of %s are all there', (set, count) => expect(schemaFiles(set)).toHaveLength(count));

  it('are an error when one is missing, because nothing would be found then', async () => {
    await expect(validateManifest('<a/>', 'scorm12edition', { 'urn:x': 'lost.xsd' })).rejects.toThrow('The schema set scorm12edition lacks lost.xsd.');
  });

  it('find a text that is no XML', async () => {
    expect((await validateManifest('<manifest>', 'scorm12edition', {})).join()).toMatch(/imsmanifest\.xml/);
  });
});
