import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Session } from '../../tracking/session-types.ts';
import { onlineRun, playOnline } from '../targets/chaos-lrs.ts';
import { play as playReal, run } from '../targets/chaos-play.ts';
import { desk, standards, type Desk } from '../targets/desk.ts';
import { answer, change, fakeComputer, fakeStore, launch, withFinal } from './fake-port.ts';
import type { Fault } from './fake-port.ts';

/**
 * Learners who answer, change pages, lose the network and kill tabs, on one or two computers. An answer is a number
 * in its activity's snapshot, so that what was lost can be named.
 */
type Step =
  | { do: 'answer'; activity: number }
  | { do: 'settle' | 'hide' | 'close' | 'kill' }
  | { do: 'pass'; seconds: number }
  | { do: 'fault'; fault: Fault | undefined; isSlow: boolean }
  | { do: 'move'; computer: number };

const kinds = (faults: (Fault | undefined)[]) => fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('answer' as const), activity: fc.nat(2) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('settle' as const, 'hide' as const, 'close' as const, 'kill' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), seconds: fc.nat(70) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fault' as const), fault: fc.constantFrom(...faults), isSlow: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), computer: fc.nat(1) }) },
);

/** Each computer works on its own activities: two that change the same one while apart cannot both be right. */
const places = [['one/a', 'one/b', 'exam'], ['two/c', 'two/d', 'one/extra']];
const all = places.flat();
const held = (session: Session) => new Set(all.flatMap((id) => session.restore(id)?.split('-') ?? []));

async function play(steps: Step[], computers: number) {
  const store = fakeStore();
  const desks = [fakeComputer(1), fakeComputer(2)];
  /** Answers whose change() returned, by computer; and those the store has acknowledged. */
  const given = [new Set<string>(), new Set<string>()];
  const acknowledged = new Set<string>();
  let done = new Set<string>();
  let highest = 0;
  let desk = 0;
  let count = 0;
  let { session, kill } = await launch(store, desks[0]!, withFinal);

  const note = () => {
    if (session.status() === 'saved') for (const id of held(session)) acknowledged.add(id);
  };
  const relaunch = async () => {
    ({ session, kill } = await launch(store, desks[desk]!, withFinal));
    const now = held(session);
    for (const id of [...given[desk]!, ...acknowledged]) expect([...now], `answer ${id}`).toContain(id);
    for (const id of done) expect(session.isActivityDone(id), id).toBe(true);
  };
  const ids = () => store.journal.map(({ id }) => id);

  for (const step of steps) {
    if (step.do === 'answer') {
      const id = places[desk]![step.activity]!;
      const name = `q${count++}`;
      session.change(change(id, [...(session.restore(id)?.split('-') ?? []), name].join('-'), { scaled: (count * 7 % 11) / 10, answers: [answer(name)] }));
      given[desk]!.add(name);
    } else if (step.do === 'settle') await desks[desk]!.settle();
    else if (step.do === 'pass') await desks[desk]!.pass(step.seconds * 1000);
    else if (step.do === 'hide') session.hide();
    else if (step.do === 'fault') {
      if (step.fault) store.fault = step.fault;
      else delete store.fault;
      store.isSlow = step.isSlow;
    } else {
      if (step.do === 'close') {
        session.close('suspend');
        for (let turn = 0; turn < 9; turn++) await Promise.resolve();
      }
      note();
      kill();
      if (step.do === 'move') desk = step.computer % computers;
      done = new Set(all.filter((id) => session.isActivityDone(id) && (desk === 0 && computers === 1)));
      await relaunch();
    }
    note();
    const level = store.result ? Number(store.result.isComplete) * 4 + ({ unknown: 0, failed: 1, passed: 2 } as const)[store.result.success] : 0;
    expect(level).toBeGreaterThanOrEqual(highest);
    highest = level;
  }

  delete store.fault;
  store.isSlow = false;
  for (desk of computers === 1 ? [0, 0] : [0, 1, 0]) {
    kill();
    await relaunch();
    await desks[desk]!.settle();
    await desks[desk]!.pass(60_000);
    expect(session.status()).toBe('saved');
    note();
  }
  expect([...held(session)].sort()).toEqual([...given[0]!, ...given[1]!].sort());
  return { journal: ids(), given: [...given[0]!, ...given[1]!] };
}

describe('whatever happens', () => {
  it('one computer loses no answer, and each is journalled once, in order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(kinds([undefined, 'refuse']), { maxLength: 40 }), async (steps) => {
      const { journal, given } = await play(steps, 1);
      expect(journal).toEqual(given);
    }), { seed: 1, numRuns: 1_000 });
  });

  it('two computers lose no answer of their own, and none the store has acknowledged', async () => {
    await fc.assert(fc.asyncProperty(fc.array(kinds([undefined, 'refuse', 'lose-reply']), { maxLength: 40 }), async (steps) => {
      const { journal, given } = await play(steps, 2);
      expect([...new Set(journal)].sort()).toEqual([...given].sort());
    }), { seed: 2, numRuns: 1_000 });
  });
});

describe('over a real adapter and an LMS that fails in every way it can', () => {
  beforeEach(() => { vi.spyOn(console, 'warn').mockImplementation(() => {}); });

  it('no answer is lost that was acknowledged, none at all where the device keeps a copy, and neither status nor score falls', async () => {
    await fc.assert(fc.asyncProperty(run, (given) => playReal(given)), { seed: 5, numRuns: 2_500 });
  });

  /** Every second time. */
  const everySecond = () => {
    let turn = 0;
    return () => turn++ % 2 === 1;
  };
  it.each<[string, (given: Desk) => void]>([
    ['a port that says a state is saved and has not', (given) => {
      const skips = everySecond();
      given.port = (real) => ({ ...real, save: async (...words) => { if (!skips()) await real.save(...words); } });
    }],
    ['a port that leaves answers out of the journal', (given) => {
      const skips = everySecond();
      given.port = (real) => ({ ...real, record: async (...words) => { if (!skips()) await real.record(...words); } });
    }],
    ['a port that reports the last score in place of the best', (given) => {
      const halves = everySecond();
      given.port = (real) => ({ ...real, report: (result) => real.report(halves() && result.scaled !== undefined ? { ...result, scaled: result.scaled / 2 } : result) });
    }],
    ['a session without its copy on the device', (given) => {
      given.device = (real) => ({ ...real, write: (key, value) => key.startsWith('session:') ? real.write(key, value) : true });
    }],
    ['a session that does not save when the page goes', (given) => {
      given.port = (real) => ({ ...real, close: (how, seconds) => { if (how !== 'keep') real.close(how, seconds); } });
    }],
  ])('finds %s', async (_what, sabotage) => {
    const { failed } = await fc.check(fc.asyncProperty(run, (given) => playReal(given, sabotage)), { seed: 6, numRuns: 1_000, endOnFailure: true });
    expect(failed).toBe(true);
  });

  describe.each(standards)('$name without a copy on the device', (standard) => {
    /** Answers that a kill costs when it comes so many milliseconds after the last of `count` answers, given every 2 s. */
    async function lost(count: number, commitMs: number, after: number) {
      const given = desk(standard);
      given.isBlocked = true;
      const lms = given.lms();
      const name = `${standard.style.prefix}Commit`;
      const commit = lms.api[name]!;
      lms.api[name] = (...args) => { given.computer.skip(commitMs); return commit(...args); };
      const { session, kill } = await given.open(lms);
      await given.computer.settle();
      const names: string[] = [];
      for (let number = 0; number < count; number++) {
        await given.computer.pass(2000);
        names.push(`q${number}`);
        session.change(change('one/a', names.join('-'), { answers: [answer(`q${number}`)] }));
        if (number < count - 1) await given.computer.settle();
      }
      if (after >= 0) await given.computer.settle();
      await given.computer.pass(Math.max(0, after));
      kill();
      const next = await given.open(given.lms(lms.stored));
      return names.length - (next.session.restore('one/a')?.split('-').length ?? 0);
    }

    it('a kill costs the one answer whose page was not painted yet, and none after that', async () => {
      expect([await lost(5, 20, -1), await lost(5, 20, 0)]).toEqual([1, 0]);
    });

    it('where a commit takes longer than a second it costs the answers of ten seconds at most', async () => {
      const costs = await Promise.all(Array.from({ length: 20 }, (_none, number) => lost(number + 1, 1500, 0)));
      expect(Math.max(...costs)).toBeLessThanOrEqual(5);
      expect(Math.max(...costs)).toBeGreaterThan(0);
      expect(await lost(20, 1500, 10_000)).toBe(0);
    });
  });
});

describe('over an LRS that fails in every way it can, by cmi5 and by an xAPI launch', () => {
  beforeEach(() => { vi.spyOn(console, 'warn').mockImplementation(() => {}); });

  it('no answer is lost or told twice, and no rule of cmi5 broken', async () => {
    await fc.assert(fc.asyncProperty(onlineRun, (given) => playOnline(given)), { seed: 5, numRuns: 1_000 });
  });

  it.each<[string, (given: Desk) => void]>([
    ['a port that leaves answers out', (given) => { given.port = (real) => ({ ...real, record: async () => {} }); }],
    ['a port that says a state is saved and has not', (given) => { given.port = (real) => ({ ...real, save: async () => {} }); }],
    ['a session that takes for told what the state counts', (given) => { given.port = ({ limits: { mayRepeat: _mayRepeat, ...limits }, ...real }) => ({ ...real, limits }); }],
    ['a session without its copy on the device', (given) => { given.device = (real) => ({ ...real, write: (key, value) => key.startsWith('session:') ? real.write(key, value) : true }); }],
  ])('finds %s', async (_what, sabotage) => {
    const { failed } = await fc.check(fc.asyncProperty(onlineRun, (given) => playOnline(given, sabotage)), { seed: 6, numRuns: 1_000, endOnFailure: true });
    expect(failed).toBe(true);
  });
});
