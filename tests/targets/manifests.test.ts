import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { targets } from '../../targets/index.ts';
import { schemaFiles } from '../../targets/shared/xsd.ts';
import type { PackageFile, PackageInfo } from '../../targets/target.ts';

const file = (path: string, text = ''): PackageFile => ({ path, bytes: new TextEncoder().encode(text) });
const texts = [{ language: 'fr', title: 'Deux caisses', description: 'x' }, { language: 'en', title: 'Two tills', description: 'y' }];
const info: PackageInfo = { id: 'two-tills', version: '1.2.3', title: 'Deux caisses', description: 'x', texts, iri: 'https://course.invalid/two-tills', reporting: 'passed-incomplete', isScored: true, passMark: 0.8, files: ['assets/style.css', 'index.html'] };
const content = [file('assets/style.css', 'a{}'), file('index.html', '<p>x</p>')];

async function packed(id: string): Promise<PackageFile[]> {
  return [...(await targets[id]!.files(info, content)), ...content];
}

/** What is found when this stands in the manifest instead of that. */
async function findings(id: string, from: string | RegExp, to: string): Promise<string> {
  const [manifest, ...rest] = await packed(id);
  const text = new TextDecoder().decode(manifest!.bytes);
  expect(text).toMatch(from);
  return (await targets[id]!.verify([file(manifest!.path, text.replace(from, to)), ...rest])).join('\n');
}

/** Manifests that passed ADL's own checker and the schemas, or that CATAPULT and SCORM Cloud took. */
const samples = { scorm12: 'imsmanifest-12.xml', 'scorm2004-3rd': 'imsmanifest-2004-3rd.xml', 'scorm2004-4th': 'imsmanifest-2004-4th.xml', cmi5: 'cmi5.xml', xapi: 'tincan.xml' } as const;
const folder = 'tests/targets/fixtures/manifests';

describe('manifests known to be good', () => {
  it('are all tried', () => expect(readdirSync(folder).sort()).toEqual(Object.values(samples).sort()));

  it.each(Object.entries(samples))('have no findings as %s', async (id, name) => {
    const schemas = { scorm12: 'scorm12edition', 'scorm2004-3rd': 'scorm20043rdedition', 'scorm2004-4th': 'scorm20044thedition' } as const;
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const listed = [...new Set(['index.html', ...[...text.matchAll(/file href="([^"]*)"/g)].map(([, path]) => path!)])];
    const files = [file(name.replace(/-.*\.xml/, '.xml'), text), ...(id in schemas ? schemaFiles(schemas[id as keyof typeof schemas]) : []), ...listed.map((path) => file(path, ''))];
    expect(await targets[id]!.verify(files)).toEqual([]);
  });
});

describe.each(['scorm12', 'scorm2004-3rd', 'scorm2004-4th'])('a manifest of %s is refused with', (id) => {
  it.each<[string, string | RegExp, string, RegExp]>([
    ['an element the schema does not know', '</item>', '<unknown/></item>', /unknown/],
    ['an identifier that is no XML name', 'identifier="item_two_tills"', 'identifier="1 two"', /"1 two" is not an XML name/],
    ['an identifier used twice', 'identifier="item_two_tills"', 'identifier="org_two_tills"', /"org_two_tills" is used twice/],
    ['a reference to nowhere', 'identifierref="sco_two_tills"', 'identifierref="gone"', /item "item_two_tills": identifierref "gone" names no resource/],
    ['an item that launches nothing', / identifierref="sco_two_tills"/, '', /needs an identifierref/],
    ['an item that launches and has items', '</item>', '<item identifier="more" identifierref="sco_two_tills" isvisible="true"><title>x</title></item></item>', /may have no identifierref/],
    ['an item Open edX hides', / isvisible="true"/, '', /must say isvisible="true"/],
    ['parameters LMSs cannot join', 'isvisible="true"', 'isvisible="true" parameters="lang=fr"', /parameters "lang=fr" are not of the form/],
    ['a long title', '>Deux caisses<', `>${'x'.repeat(201)}<`, /longer than 200 characters/],
    ['no title', /(<item [^>]*>)\s*<title>[^<]*<\/title>/, '$1', /<item> does not begin with a title/],
    ['the attribute of another spelling', /adlcp:scorm(t|T)ype=/, 'adlcp:scormKind=', /must say adlcp:scorm(t|T)ype="sco" or "asset"/],
    ['the attribute of the other edition', /adlcp:scorm(?:t|T)ype="sco"/, id === 'scorm12' ? 'adlcp:scormType="sco"' : 'adlcp:scormtype="sco"', /must say adlcp:scorm(t|T)ype/],
    ['a file that is not there', 'href="assets/style.css"', 'href="assets/lost.css"', /"assets\/lost\.css" is in the manifest but not in the package/],
    ['a file that is not listed', '<file href="assets/style.css"/>', '', /"assets\/style\.css" is in the package but not in the manifest/],
    ['a file listed twice', '<file href="assets/style.css"/>', '<file href="assets/style.css"/><file href="assets/style.css"/>', /"assets\/style\.css" is listed twice/],
    ['a dot before a path', '<file href="assets/style.css"/>', '<file href="./assets/style.css"/>', /"\.\/assets\/style\.css" is not a plain relative path/],
    ['a backslash in a path', '<file href="assets/style.css"/>', '<file href="assets\\style.css"/>', /is not a plain relative path/],
    ['an address on the web', '<file href="assets/style.css"/>', '<file href="https://example.org/style.css"/>', /is not a plain relative path/],
    ['a base that moves paths', 'type="webcontent"', 'type="webcontent" xml:base="assets/"', /xml:base moves every href/],
    ['a launch page that is not listed', 'href="index.html">', 'href="start.html">', /the launch file "start\.html" is not listed/],
    ['another resource with an href', '</resources>', '<resource identifier="more" type="webcontent" adlcp:scormtype="asset" adlcp:scormType="asset" href="index.html"/></resources>', /only the first resource may have an href/],
    ['a resource nobody refers to', '</resources>', '<resource identifier="more" type="webcontent" adlcp:scormtype="asset" adlcp:scormType="asset"/></resources>', /resource "more": no item and no resource refers to it/],
    ['a dependency on nothing', '</resource>', '<dependency identifierref="gone"/></resource>', /depends on "gone", which is no resource/],
    ['a resource before the SCO', '<resources>', '<resources><resource identifier="more" type="webcontent" adlcp:scormtype="asset" adlcp:scormType="asset"/>', /the first resource is not the SCO/],
    ['an unknown default organization', 'default="org_two_tills"', 'default="org_other"', /default "org_other" names no organization/],
    ['blanks in the version of the standard', /<schemaversion>([^<]*)</, '<schemaversion> $1 <', /without blanks around it/],
    ['another version of the standard', /<schemaversion>([^<]*)</, '<schemaversion>2004<', /schemaversion is "2004", but must be "/],
    ['metadata in another order', /(<schema>[^<]*<\/schema>)\s*(<schemaversion>[^<]*<\/schemaversion>)/, '$2$1', /metadata with schema and schemaversion/],
    ['a long version', 'version="1.2.3"', 'version="1.2.3-beta.of.the.long.kind"', /longer than 20 characters/],
    ['a prefix Moodle does not know', /adlcp/g, 'cp', /the prefix "cp" is none that LMSs know/],
    ['a schema that is not at the root', /(imscp\w+)\.xsd/, 'schemas/$1.xsd', /the schema "schemas\/imscp\w+\.xsd" is not at the root/],
    ['a namespace without its schema', /(schemaLocation="[^"]*)http:\/\/www\.adlnet\.org\/xsd\/adlcp_\w+ \w+\.xsd/, '$1', /does not name the schema of http:\/\/www\.adlnet\.org\/xsd\/adlcp/],
  ])('%s', async (_what, from, to, finding) => expect(await findings(id, from, to)).toMatch(finding));

  it('no schemas at the root, or another file before it', async () => {
    const [manifest, ...rest] = await packed(id);
    expect((await targets[id]!.verify([manifest!, ...rest.filter(({ path }) => !path.endsWith('.xsd'))])).join()).toMatch(/the schema "\w+\.xsd" is not at the root/);
    expect((await targets[id]!.verify([...rest, manifest!])).join()).toContain('imsmanifest.xml is not the first file');
  });
});

describe('a manifest of SCORM 1.2 is refused with', () => {
  it.each<[string, string | RegExp, string, RegExp]>([
    ['a pass mark out of range', '>80<', '>120<', /masteryscore "120" is not between 0 and 100/],
    ['too much data for the course', '<adlcp:masteryscore>', `<adlcp:datafromlms>${'x'.repeat(256)}</adlcp:datafromlms><adlcp:masteryscore>`, /longer than 255 characters/],
  ])('%s', async (_what, from, to, finding) => expect(await findings('scorm12', from, to)).toMatch(finding));
});

describe.each(['scorm2004-3rd', 'scorm2004-4th'])('a manifest of %s is refused with', (id) => {
  const sequencing = /\s*<imsss:sequencing>\s*<imsss:controlMode[^>]*>\s*<\/imsss:sequencing>/;
  it.each<[string, string | RegExp, string, RegExp]>([
    ['sequencing before an item', /(<item [^]*<\/item>)(\s*<imsss:sequencing>[^]*?<\/imsss:sequencing>)/, '$2$1', /imsss:sequencing of <organization> stands before an item/],
    ['sequencing twice', sequencing, '$&$&', /<organization> has two imsss:sequencing/],
    ['sequencing outside an item', '<resources>', '<imsss:sequencing/><resources>', /imsss:sequencing stands in <manifest>/],
    ['presentation outside its item', /(<adlnav:presentation>[^]*<\/adlnav:presentation>)\s*<\/item>/, '</item>$1', /adlnav:presentation stands in <organization>: it must stand directly in its item/],
    ['a button no LMS has', '>suspendAll<', '>quit<', /hideLMSUI "quit" names no button/],
    ['what lets SuccessFactors complete it', 'completionSetByContent="true"', 'completionSetByContent="false"', /completionSetByContent="true" and objectiveSetByContent="true"/],
    ['objectives shared with other courses', ' adlseq:objectivesGlobalToSystem="false"', '', /objectivesGlobalToSystem="false"/],
    ['rules of sequencing', '<imsss:deliveryControls', '<imsss:sequencingRules/><imsss:deliveryControls', /imsss:sequencingRules is not carried out by Moodle/],
    ['a pass mark out of range', '>0.8<', '>80<', /minNormalizedMeasure "80" is not between 0 and 1/],
    ['a pass mark that decides nothing', ' satisfiedByMeasure="true"', '', /go together/],
    ['a threshold out of range', '<imsss:sequencing>', '<adlcp:completionThreshold>80</adlcp:completionThreshold><imsss:sequencing>', /completionThreshold "80" is not between 0 and 1/],
  ])('%s', async (_what, from, to, finding) => expect(await findings(id, from, to)).toMatch(finding));
});

describe('cmi5.xml is refused with', () => {
  const au = /<au [^]*<\/au>/;
  it.each<[string, string | RegExp, string, RegExp]>([
    ['another namespace', 'v1/CourseStructure.xsd', 'v2/CourseStructure.xsd', /does not begin with <courseStructure xmlns=/],
    ['an element it does not know', '<course ', '<unknown/><course ', /<courseStructure> may not hold <unknown>/],
    ['a unit before the course', /(<course [^]*<\/course>)\s*(<au [^]*<\/au>)/, '$2$1', /the elements in <courseStructure> must come in this order: course/],
    ['nothing to launch', au, '', /there is no <au>/],
    ['no description, at which CATAPULT breaks', /<description>[^]*?<\/description>/, '', /<course> has no <description>/],
    ['a description before the title', /(<title>[^]*?<\/title>)\s*(<description>[^]*?<\/description>)/, '$2$1', /in this order: title, description/],
    ['a text without a language', / lang="en"/, '', /<langstring> has the language "", which is none/],
    ['an empty text', '>Deux caisses<', '><', /a <langstring> is empty/],
    ['an id that is no IRI', /<course id="[^"]*"/, '<course id="two-tills"', /the id of the course, "two-tills", is not an absolute IRI/],
    ['one id for both', '/au"', '"', /the au has the same id as another element/],
    ['no moveOn, so that the LMS asks for nothing', / moveOn="\w+"/, '', /the au does not say moveOn/],
    ['an unknown moveOn', 'moveOn="CompletedAndPassed"', 'moveOn="Sometimes"', /moveOn "Sometimes" is not a word of cmi5/],
    ['a pass mark in per cent', 'masteryScore="0.8"', 'masteryScore="80"', /masteryScore "80" is not above 0 and at most 1/],
    ['a pass mark of nothing', 'masteryScore="0.8"', 'masteryScore="0"', /masteryScore "0"/],
    ['an unknown way to open', '"AnyWindow"', '"SameWindow"', /launchMethod "SameWindow"/],
    ['an unknown attribute', 'launchMethod=', 'launchWay=', /<au> has an unknown attribute: launchWay/],
    ['a launch file with a place in it', '>index.html<', '>index.html#start<', /"index\.html#start" is not a file of the package/],
    ['a launch address that takes the launch’s own names', '>index.html<', '>index.html?registration=1<', /may not use "registration"/],
    ['two launch files', '</url>', '</url><url>index.html</url>', /<au> has more than one <url>/],
  ])('%s', async (_what, from, to, finding) => expect(await findings('cmi5', from, to)).toMatch(finding));
});

describe('tincan.xml is refused with', () => {
  it.each<[string, string | RegExp, string, RegExp]>([
    ['another namespace', 'tincan.xsd', 'tincan2.xsd', /does not begin with <tincan xmlns=/],
    ['an element it does not know', '<activity ', '<unknown/><activity ', /<activities> may not hold <unknown>/],
    ['more beside its activities', '</tincan>', '<more/></tincan>', /must hold <activities> and nothing else/],
    ['two activities that are launched, which Cornerstone refuses', /<activity [^]*<\/activity>/, '$&$&', /2 activities are launched, but it must be one[^]*is used twice/],
    ['nothing to launch', /<launch[^]*<\/launch>/, '', /0 activities are launched/],
    ['no name', /<name [^]*<\/name>/, '', /<activity> has no <name>/],
    ['no description', /<description [^]*<\/description>/, '', /<activity> has no <description>/],
    ['a text without a language', / lang="en"/, '', /<name> has the language "", which is none/],
    ['an id that is no IRI', /<activity id="[^"]*"/, '<activity id="two-tills"', /the id "two-tills" is not an absolute IRI/],
    ['a type that is no IRI', / type="[^"]*"/, '', /the type "" is not an absolute IRI/],
    ['a launch file that is not there', '>index.html<', '>start.html<', /the launch file "start\.html" is not in the package/],
  ])('%s', async (_what, from, to, finding) => expect(await findings('xapi', from, to)).toMatch(finding));
});
