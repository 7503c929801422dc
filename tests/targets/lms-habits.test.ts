import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeState } from '../../tracking/state.ts';
import { answer, change } from '../tracking/fake-port.ts';
import { desk, standards, type Desk, type Standard } from './desk.ts';
import type { FakeLms } from './fake-lms.ts';

/**
 * What real LMSs do that a standard does not say, and what the course then does. `see` names the test that proves it
 * elsewhere (a file and a part of a title). docs/lms.md has a row for each LMS; the last test holds the two together.
 */
interface Row { lms: string; fact: string; check?(): Promise<void>; see?: [file: string, title: string] }

const rows: Row[] = [];
const proven = (lms: string, fact: string, file: string, title: string) => void rows.push({ lms, fact, see: [`tests/${file}`, title] });

/** The same on both SCORM versions. */
function habit(lms: string, fact: string, check: (given: Desk, standard: Standard) => Promise<void>): void {
  for (const standard of standards) rows.push({ lms, fact: `${fact} (${standard.name})`, check: () => check(desk(standard), standard) });
}

/** Puts something before a method of the LMS; `undefined` lets the real one answer. */
function before(lms: FakeLms, { style }: Standard, method: string, first: (...args: string[]) => unknown): void {
  const real = lms.api[style.prefix + method]!;
  lms.api[style.prefix + method] = ((...args: string[]) => first(...args) ?? real(...args)) as (...args: string[]) => string;
}
const kept = (lms: FakeLms, { state }: Standard) => [...(decodeState(lms.stored[state] ?? '').state?.activities.values() ?? [])].map(({ snapshot }) => snapshot);
const written = (lms: FakeLms, element: RegExp) => lms.calls.filter((call) => call.includes('SetValue') && element.test(call));

/** Answers, and passes the course: at once where its lessons and its final are done. */
async function pass(given: Desk, lms: FakeLms) {
  const tab = await given.open(lms);
  for (const id of ['one/a', 'one/b', 'two/c', 'two/d']) tab.session.change(change(id, '1=x'));
  tab.session.change(change('exam', '1=x', { isFinal: true, scaled: 0.9 }));
  await given.computer.settle();
  return tab;
}

habit('Open edX', 'reads of status, score and mode that are empty lower nothing: what was passed stays passed', async (given, standard) => {
  const lms = given.lms();
  (await pass(given, lms)).session.close('suspend');
  const [status, score] = [lms.stored[standard.status], lms.stored[standard.score]];
  const next = given.lms(lms.stored);
  before(next, standard, 'GetValue', (element) => (/status|score|mode|entry|exit/.test(element!) ? '' : undefined));
  const { session } = await given.open(next);
  await given.computer.settle();
  session.change(change('one/a', '2=y'));
  await given.computer.settle();
  session.close('suspend');
  expect([next.stored[standard.status], next.stored[standard.score]]).toEqual([status, score]);
  expect(session.restore('two/c')).toBe('1=x');
});

habit('Open edX', 'no score and no progress is ever written empty or below 0, for which its server drops the whole batch', async (given) => {
  const lms = given.lms();
  const { session } = await pass(given, lms);
  session.close('suspend');
  const values = written(lms, /score\.|progress_measure/);
  expect(values.length).toBeGreaterThan(0);
  for (const call of values) expect(call, call).toMatch(/,(0|[1-9]\d*)(\.\d+)?\)$/);
});

habit('Chamilo', 'a status that is empty after a commit changes nothing, and one that was reached is not written lower', async (given, standard) => {
  const lms = given.lms();
  let isWiped = false;
  before(lms, standard, 'Commit', () => { isWiped = true; return undefined; });
  before(lms, standard, 'GetValue', (element) => (isWiped && element === standard.status ? '' : undefined));
  const { session } = await pass(given, lms);
  const status = lms.stored[standard.status];
  session.change(change('one/a', '2=y'));
  await given.computer.settle();
  expect(lms.stored[standard.status]).toBe(status);
});

habit('Chamilo', 'an entry that says "ab-initio" although there is a state is not believed', async (given, standard) => {
  const lms = given.lms();
  const first = await given.open(lms);
  first.session.change(change('one/a', '1=x'));
  await given.computer.settle();
  first.session.close('suspend');
  const next = given.lms(lms.stored);
  before(next, standard, 'GetValue', (element) => (/entry$/.test(element!) ? 'ab-initio' : undefined));
  expect((await given.open(next)).session.restore('one/a')).toBe('1=x');
});

habit('Cornerstone', 'a commit that answers null while the page goes, with code 391, loses nothing that was committed when it was hidden', async (given, standard) => {
  const lms = given.lms();
  const { session } = await given.open(lms);
  session.change(change('one/a', '1=x', { answers: [answer('q-1')] }));
  session.hide();
  await given.computer.settle();
  lms.api[`${standard.style.prefix}Commit`] = lms.api[standard.style.prefix + standard.style.terminate] = (() => null) as unknown as () => string;
  lms.api[`${standard.style.prefix}GetLastError`] = () => '391';
  expect(() => session.close('suspend')).not.toThrow();
  expect(kept(lms, standard)).toEqual(['1=x']);
  expect(lms.stored['cmi.interactions.0.id']).toBe('q_1');
});

habit('D2L Brightspace', 'a course that is left after its final has a raw score with bounds and has ended its session, or there would be no grade', async (given, standard) => {
  const lms = given.lms();
  const { session } = await pass(given, lms);
  session.close('finish');
  const start = standard.score.replace('raw', '');
  expect([lms.stored[standard.score], lms.stored[`${start}min`], lms.stored[`${start}max`], lms.state]).toEqual(['90', '0', '100', 'over']);
});

habit('ILIAS', 'a last request that pretends to be ok costs nothing that was committed before', async (given, standard) => {
  const lms = given.lms();
  const { session } = await given.open(lms);
  session.change(change('one/a', '1=x'));
  session.hide();
  await given.computer.settle();
  lms.api[standard.style.prefix + standard.style.terminate] = () => 'true';
  session.close('suspend');
  expect(kept(lms, standard)).toEqual(['1=x']);
});

const moodle: [fact: string, file: string, title: string][] = [
  ['an Initialize that throws is caught, and a running session taken over', 'targets/faults.test.ts', 'one that shows only in the code of a refused Initialize is taken over too'],
  ['what a failed commit held is written once more, though Moodle takes it for sent', 'targets/contract.ts', 'writes an answer that is recorded again after a failed commit in its own row'],
  ['a "true" without a connection is not believed', 'targets/faults.test.ts', 'a "true" without a connection is not believed'],
  ['one session over pages that are loaded in full', 'e2e/pages.spec.ts', 'where fetch is blocked pages load in full and take the running session over'],
  ['no prefix that Moodle does not read', 'targets/manifests.test.ts', 'a prefix Moodle does not know'],
  ['no blank in the version of the standard', 'targets/manifests.test.ts', 'blanks in the version of the standard'],
  ['frames that forbid "unload" lose nothing', 'e2e/faults.spec.ts', 'where "unload" is not allowed'],
];
for (const lms of ['Moodle', 'Totara']) for (const [fact, file, title] of moodle) proven(lms, fact, file, title);
proven('Totara', 'identifiers are the same at every build', 'targets/package.test.ts', 'has identifiers that depend on the course’s id alone');
proven('SCORM Cloud', 'every value has the strict form of the standard', 'preview/adapters.test.ts', 'not one call of theirs may be refused');
proven('SCORM Cloud', 'leaving by the course’s own exit and by closing the window both end the session once', 'targets/contract.ts', 'settles what is on its way when the page closes');
proven('Cornerstone', 'one launchable activity in tincan.xml', 'targets/manifests.test.ts', 'two activities that are launched, which Cornerstone refuses');
proven('SuccessFactors', 'a header of another origin above the course is stepped over', 'targets/contract.ts', 'past a frame that forbids to look');
proven('SuccessFactors', 'nothing completes the course but the course', 'targets/manifests.test.ts', 'what lets SuccessFactors complete it');
proven('SuccessFactors', 'one document from beginning to end', 'e2e/pages.spec.ts', 'where fetch is blocked pages load in full and take the running session over');
proven('Docebo', 'the state is proved to fit 4,096 characters', 'course/state-size.test.ts', 'The saved state does not fit scorm12');
proven('Docebo', 'no file has an ending it refuses', 'targets/package.test.ts', 'a name some LMSs refuse');
proven('TalentLMS', 'the manifest is the first file, at the root', 'targets/package.test.ts', 'is refused when it is not the first file');
proven('Workday', 'nothing is completed by the launch alone', 'targets/contract.ts', 'tells incomplete to an LMS without a status only at a first launch');
proven('Canvas', 'with storage and cookies blocked everything is with the LMS', 'e2e/faults.spec.ts', 'with storage blocked everything is with the LMS');
proven('Blackboard', 'the manifest says by itself what the zip is', 'targets/manifests.test.ts', 'have no findings as %s');
proven('Open edX', 'two files never have one name, and the first resource is the course', 'targets/package.test.ts', 'two files of one name');
proven('Open edX', 'no resource but the course has an href', 'targets/manifests.test.ts', 'another resource with an href');
proven('LearnDash', 'passed, failed and completed are told of the activity that was launched', 'targets/xapi.test.ts', 'tells what happened about the activity of the launch');
proven('LearnDash', 'where the token cannot be had the course says so and teaches on', 'targets/cmi5.test.ts', 'ask to be launched again where the token was fetched and is lost');
proven('ILIAS', 'a synchronous request that is refused at the end costs nothing', 'e2e/faults.spec.ts', 'where "unload" is not allowed and a synchronous request fails at the end');
proven('Chamilo', 'an element it does not have is tried once, silently', 'targets/faults.test.ts', 'an element the LMS does not have is tried once, silently');
proven('360Learning', 'the default profile is the one it asks for: passed, else incomplete', 'targets/scorm12.test.ts', 'passed-incomplete');
proven('FormaLMS', 'no file name has a sign it renames', 'targets/package.test.ts', 'an accent');
proven('any LMS', 'while it says "true" offline, a small file of the package is asked for', 'targets/faults.test.ts', 'where the package’s file cannot be had, its absence says nothing');

/** The ten traps that decide how a package is built. */
const traps: [trap: string, file: string, title: string][] = [
  ['1: file names are unique', 'targets/package.test.ts', 'two files of one name'],
  ['2: the first resource with an href is the course', 'targets/manifests.test.ts', 'a resource before the SCO'],
  ['3: prefixes are those LMSs compare as text', 'targets/manifests.test.ts', 'a prefix Moodle does not know'],
  ['4: delivery controls leave completion to the content', 'targets/manifests.test.ts', 'what lets SuccessFactors complete it'],
  ['5: a threshold stands only where a score decides', 'targets/package.test.ts', 'declares a pass mark only where a score decides'],
  ['6: times have two decimals', 'targets/scorm2004.test.ts', 'writes every field of an answer, id and type first'],
  ['7: the local LMS is strict', 'preview/strict12.test.ts', 'lenient is scorm-again as it is'],
  ['8: what is read back is no truth', 'targets/contract.ts', 'tells incomplete to an LMS without a status only at a first launch'],
  ['9: a "true" is no proof', 'targets/faults.test.ts', 'a "true" without a connection is not believed'],
  ['10: cmi5 takes one verdict', 'targets/cmi5.test.ts', 'says failed once no retake is left, and passed in a later session'],
];

const names = ['Moodle', 'Totara', 'SCORM Cloud', 'Cornerstone', 'SuccessFactors', 'Docebo', 'TalentLMS', 'Workday', 'Canvas', 'Blackboard', 'D2L Brightspace', 'Open edX', 'LearnDash', 'ILIAS', 'Chamilo', '360Learning', 'FormaLMS'];

describe('what LMSs do besides the standard', () => {
  it.each(rows.filter(({ check }) => check).map((row) => ({ ...row, name: `${row.lms}: ${row.fact}` })))('$name', ({ check }) => check!());

  it('is proven where it says so', () => {
    const all = [...rows.flatMap(({ lms, see }) => (see ? [[lms, ...see] as const] : [])), ...traps.map(([trap, file, title]) => [trap, `tests/${file}`, title] as const)];
    for (const [what, file, title] of all) expect(readFileSync(file, 'utf8'), `${what}: ${file}`).toContain(title);
  });

  it('is known of every LMS that docs/lms.md tells of, and told of every LMS that is known', () => {
    const chapter = /## Your LMS\n([^]*?)\n## /.exec(readFileSync('docs/lms.md', 'utf8'))![1]!;
    const told = [...chapter.matchAll(/^\| \*\*([^*]+)\*\*/gm)].map(([, name]) => name!);
    expect(told).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
    for (const name of names) expect(rows.some(({ lms }) => lms === name), name).toBe(true);
  });
});
