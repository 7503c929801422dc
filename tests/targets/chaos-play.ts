/**
 * Learners at a desk, at random: they answer, change pages, open windows, lose the network and kill tabs, while the LMS fails
 * in every way it can; over the real session and a real SCORM adapter. An answer is a number in its activity's snapshot, so that
 * what was lost can be named.
 */
import fc from 'fast-check';
import type { Session } from '../../tracking/session-types.ts';
import { answer, change } from '../tracking/fake-port.ts';
import { desk, standards, type Desk, type Standard, type Tab } from './desk.ts';
import { fakeWindow, type FakeLms } from './fake-lms.ts';

type Fault = 'none' | 'false' | 'throws' | 'lies' | 'signed-out' | 'slow';
type Launching = 'here' | 'late' | 'stubborn' | 'deaf' | 'none';

type Step =
  | { do: 'answer'; activity: number; words: number; isRight: boolean }
  | { do: 'visit'; page: number }
  | { do: 'settle' | 'hide' | 'retry' | 'reload' | 'window' }
  | { do: 'pass'; seconds: number }
  | { do: 'fault'; fault: Fault }
  | { do: 'refuse'; what: number }
  | { do: 'launch'; end: 'kill' | 'close' | 'leave'; lms: Launching };

/** What holds for a whole run. */
export interface Run {
  steps: Step[];
  standard: number;
  /** Storage is blocked: the LMS alone keeps anything. */
  isBlocked: boolean;
  /** The LMS sends only what changed since the last commit, even a failed one. */
  forgets: boolean;
  /** The LMS takes no more characters of state than these, and says so or not. */
  room: { chars: number; isSilent: boolean } | undefined;
}

const step = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });
const steps = [
  step(8, fc.record({ do: fc.constant('answer' as const), activity: fc.nat(5), words: fc.constantFrom(0, 0, 50, 900), isRight: fc.boolean() })),
  step(5, fc.record({ do: fc.constantFrom('settle', 'settle', 'hide', 'retry', 'reload', 'window') })),
  step(1, fc.record({ do: fc.constant('visit' as const), page: fc.nat(3) })),
  step(3, fc.record({ do: fc.constant('pass' as const), seconds: fc.nat(70) })),
  step(3, fc.record({ do: fc.constant('fault' as const), fault: fc.constantFrom<Fault>('none', 'false', 'throws', 'lies', 'signed-out', 'slow') })),
  step(1, fc.record({ do: fc.constant('refuse' as const), what: fc.nat(2) })),
  step(4, fc.record({ do: fc.constant('launch' as const), end: fc.constantFrom<'kill' | 'close' | 'leave'>('kill', 'kill', 'close', 'leave'), lms: fc.constantFrom<Launching>('here', 'here', 'here', 'late', 'stubborn', 'deaf', 'none') })),
];

export const run: fc.Arbitrary<Run> = fc.record({
  standard: fc.nat(standards.length - 1),
  isBlocked: fc.boolean(),
  forgets: fc.boolean(),
  room: fc.option(fc.record({ chars: fc.integer({ min: 800, max: 3000 }), isSilent: fc.boolean() }), { nil: undefined }),
  steps: fc.array(fc.oneof(...steps), { maxLength: 30 }),
});

export const activities = ['one/a', 'one/b', 'one/extra', 'two/c', 'two/d', 'exam'];
const refusable = [/location/, /latency|weighting/, /interactions/];
export const numbers = (session: Session) => new Set(activities.flatMap((id) => (session.restore(id) ?? '').replace(/"[^"]*"/g, '').match(/q\d+/g) ?? []));
/** How far stored data say the learner is. */
const rankOf = (data: Record<string, string>, { status, score }: Standard) =>
  ({ completed: 2, passed: 3 }[data[status] ?? ''] ?? 0) + ({ passed: 4 }[data['cmi.success_status'] ?? ''] ?? 0) + Number(data[score] ?? 0) / 1000;

export function claim(isTrue: boolean, words: string): void {
  if (!isTrue) throw new Error(words);
}

/** Plays a run; throws when an answer is lost that must not be, or when status or score fall. `sabotage` breaks the course first, on purpose. */
export async function play({ steps, standard: index, isBlocked, forgets, room }: Run, sabotage?: (given: Desk) => void): Promise<void> {
  const standard = standards[index]!;
  const given = desk(standard, { reporting: 'completed-passed-failed' });
  given.isBlocked = isBlocked;
  sabotage?.(given);
  /** What the LMS has on disk, whichever page wrote it. */
  let disk: Record<string, string> = given.lms().stored;
  let fault: Fault = 'none';
  /** Answers shown, those whose commit was acknowledged, and those whose journal row must be there too. */
  const shown = new Set<string>();
  const acknowledged = new Set<string>();
  const alone = new Set<string>();
  /** The activity of each answer. */
  const where = new Map<string, string>();
  /**
   * The journal must have a row for each acknowledged answer. Not where the LMS refused them; where two pages write at the same
   * index; and where its last word was a lie, a page was loaded while it failed, or it neither counts its rows nor takes the state that does: then the answer stands in the state alone.
   */
  let isJournalCertain = true;
  let highest = 0;
  let count = 0;
  let lms: FakeLms;
  let tab: Tab;
  const windows: Tab[] = [];

  /** An LMS page over the disk. */
  function page(how: Launching = 'here'): FakeLms {
    const made = given.lms(disk);
    made.forgets = forgets && standard.style.prefix !== '';
    Object.defineProperty(made, 'stored', { get: () => disk, set: (data: Record<string, string>) => { if (made.commit === 'true') disk = data; } });
    const { api } = made;
    const name = (method: string) => standard.style.prefix + method;
    const real = { ...api };
    api[name('Commit')] = (...args) => {
      if (fault === 'slow') given.computer.skip(1500);
      return real[name('Commit')]!(...args);
    };
    api[name('SetValue')] = (element, value) => {
      if (element !== standard.state || !room || value!.trim().length <= room.chars) return real[name('SetValue')]!(element!, value!);
      return room.isSilent ? real[name('SetValue')]!(element, value!.slice(0, room.chars)) : 'false';
    };
    api[name(standard.style.terminate)] = (...args) => (made.commit === 'true' || made.commit === 'lies' ? real[name(standard.style.terminate)]!(...args) : 'false');
    let refusals = how === 'stubborn' ? 2 : 0;
    api[name('Initialize')] = (...args) => (refusals-- > 0 ? 'false' : real[name('Initialize')]!(...args));
    // Open edX tells no status, score or mode.
    if (how === 'deaf') api[name('GetValue')] = (element) => {
      const value = real[name('GetValue')]!(element!);
      return /status|score|mode|_count/.test(element!) ? '' : value;
    };
    set(made, fault === 'lies' ? 'none' : fault);
    return made;
  }
  function set(one: FakeLms = lms, now = fault) {
    one.commit = now === 'slow' || now === 'none' ? 'true' : now === 'signed-out' ? 'false' : now;
    given.network = now === 'lies' ? 'down' : now === 'signed-out' ? 'login' : 'up';
  }
  async function launch(how: Launching = 'here') {
    // A page opens where there is a network: a connection is lost once it stands.
    lms = page(how);
    const window = fakeWindow();
    if (how === 'late') given.computer.later(() => { window[standard.apiName] ??= lms.api; }, 3000);
    alone.clear();
    tab = await given.open(how === 'here' || how === 'deaf' || how === 'stubborn' ? lms : undefined, window);
    set();
    if (tab.session.status() === 'earlier') tab.session.decide(true);
    if (tab.session.status() === 'elsewhere') tab.session.decide(true);
    if (tab.session.isAlone) return;
    const now = numbers(tab.session);
    for (const each of isBlocked ? acknowledged : shown) claim(now.has(each), `answer ${each} is lost${isBlocked ? ' although its commit was acknowledged' : ''}`);
  }
  /** A page that is looked at is painted before time passes. */
  async function pass(ms: number) {
    await given.computer.settle();
    await given.computer.pass(ms);
  }
  function note() {
    const { session } = tab;
    if (session.status() === 'saved') for (const each of numbers(session)) acknowledged.add(each);
    const rank = rankOf(disk, standard);
    claim(rank >= highest - 1e-9, `status or score fell from ${highest} to ${rank}`);
    highest = rank;
  }
  /** A page that goes or is hidden hands over what it has: an LMS that works has it then. */
  function trust() {
    const { session } = tab;
    if ((fault === 'none' || fault === 'slow') && !room && !session.isAlone && !/ended|elsewhere/.test(session.status())) for (const each of numbers(session)) acknowledged.add(each);
  }
  async function end(how: 'kill' | 'close' | 'leave') {
    for (const { session, kill } of [...windows.splice(0), tab]) {
      if (how === 'leave') await Promise.race([session.saveNow().catch(() => {}), given.computer.settle()]);
      if (how !== 'kill' && session === tab.session) trust();
      if (how !== 'kill') session.close('suspend', how === 'leave');
      if (how !== 'kill') await given.computer.settle();
      if (session === tab.session) note();
      kill();
    }
  }

  await launch();
  // An attempt begins with the first state that is saved; what an empty LMS means before that nobody can know.
  await given.computer.settle();
  for (const step of steps) {
    const { session } = tab!;
    if (step.do === 'answer') {
      const id = activities[step.activity]!;
      const name = `q${count++}`;
      const before = (session.restore(id) ?? '').replace(/"[^"]*"/g, '');
      session.change(change(id, `${before}-${name}-"${'x'.repeat(step.words)}"`, { scaled: step.isRight ? 1 : 0.3, answers: [answer(name)] }));
      where.set(name, id);
      (session.isAlone ? alone : shown).add(name);
    } else if (step.do === 'visit') session.visit(`fr-${step.page}`);
    else if (step.do === 'settle') await given.computer.settle();
    else if (step.do === 'pass') await pass(step.seconds * 1000);
    else if (step.do === 'hide') {
      session.hide();
      trust();
    }
    else if (step.do === 'retry') {
      if (!session.isAlone) session.retry();
      else {
        // The page looks for an LMS again, and finds one.
        lms = page();
        const before = tab!;
        delete before.window[standard.apiName];
        tab = await given.open(lms, before.window, true);
        before.session.close('keep');
        before.kill();
        // Of an activity that was answered on both sides the later work stands.
        const again = new Set([...alone].map((each) => where.get(each)));
        for (const each of [...shown, ...acknowledged]) if (again.has(where.get(each))) for (const some of [shown, acknowledged]) some.delete(each);
        const now = numbers(tab.session);
        for (const each of isBlocked ? [...acknowledged, ...alone] : [...shown, ...alone]) claim(now.has(each), `answer ${each} did not come along`);
        for (const each of alone) shown.add(each);
        alone.clear();
      }
    } else if (step.do === 'reload') {
      // A page cannot be loaded without a network.
      if (!session.isAlone && session.status() !== 'ended' && fault !== 'lies' && fault !== 'signed-out') {
        isJournalCertain &&= fault === 'none' || fault === 'slow';
        // Another page of the package, loaded in full: the LMS's page stays.
        session.close('keep');
        const before = tab!;
        before.kill();
        note();
        delete before.window[standard.apiName];
        tab = await given.open(lms!, before.window);
        await given.computer.settle();
        const now = numbers(tab.session);
        for (const each of isBlocked ? acknowledged : shown) claim(now.has(each), `answer ${each} is lost between two pages`);
      }
    } else if (step.do === 'window') {
      if (!session.isAlone) {
        isJournalCertain = false;
        windows.push(tab!);
        await given.computer.settle();
        note();
        await given.computer.pass(10);
        await launch();
      }
    } else if (step.do === 'fault') {
      fault = step.fault;
      set();
    } else if (step.do === 'refuse') {
      lms!.refuses.set(refusable[step.what]!, standard.style.prefix ? '401' : '406');
      isJournalCertain &&= step.what !== 2;
    } else if (step.do === 'launch') {
      isJournalCertain &&= (step.end === 'kill' || fault !== 'lies') && !(step.lms === 'deaf' && room);
      await end(step.end);
      await launch(step.lms);
    }
    note();
  }

  fault = 'none';
  set();
  await end('close');
  await launch();
  for (let turn = 0; turn < 3; turn++) await pass(60_000);
  claim(tab!.session.status() === 'saved', `all is well, and the status is ${tab!.session.status()}`);
  note();
  const rows = Object.entries(disk).filter(([element]) => /interactions\.\d+\.id$/.test(element)).map(([, id]) => id);
  if (isJournalCertain) for (const each of acknowledged) claim(rows.includes(each), `answer ${each} is not in the journal: ${rows.join()}`);
}
