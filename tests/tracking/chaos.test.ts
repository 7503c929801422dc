import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Session } from '../../tracking/session-types.ts';
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
