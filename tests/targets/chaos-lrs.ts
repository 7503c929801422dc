/**
 * Learners at random over an LRS that fails in every way it can, by cmi5 and by an xAPI launch: the real session, adapter,
 * outbox and codec. An answer is a number in its activity's snapshot and the name of its statement's object.
 */
import fc from 'fast-check';
import { reply, type JsonObject, type LrsRequest } from '../../preview/lrs/exchange.ts';
import type { Fault, Lrs } from '../../preview/lrs/lrs.ts';
import { adapter as cmi5 } from '../../targets/cmi5/adapter.ts';
import { adapter as xapi } from '../../targets/xapi/adapter.ts';
import { answer, change } from '../tracking/fake-port.ts';
import { activities, claim, numbers } from './chaos-play.ts';
import { desk, standards, type Desk, type Online, type Tab } from './desk.ts';
import { fakeCmi5, fakeLrs } from './fake-lrs.ts';
import { fakeWindow } from './fake-lms.ts';

type FaultName = 'none' | 'dead' | 'lost' | 'error' | 'busy' | 'small' | 'no-state' | 'no-statements';
type Step =
  | { do: 'answer'; activity: number; words: number; isRight: boolean }
  | { do: 'visit'; page: number }
  | { do: 'settle' } | { do: 'hide' } | { do: 'retry' } | { do: 'reload' }
  | { do: 'pass'; seconds: number }
  | { do: 'fault'; fault: FaultName }
  | { do: 'launch'; end: 'kill' | 'close' | 'leave' };

export interface OnlineRun { steps: Step[]; isCmi5: boolean; isBlocked: boolean }

const step = (weight: number, arbitrary: fc.Arbitrary<Step>) => ({ weight, arbitrary });
export const onlineRun: fc.Arbitrary<OnlineRun> = fc.record({
  isCmi5: fc.boolean(),
  isBlocked: fc.boolean(),
  steps: fc.array(fc.oneof(
    step(8, fc.record({ do: fc.constant('answer' as const), activity: fc.nat(5), words: fc.constantFrom(0, 0, 50, 900), isRight: fc.boolean() })),
    step(5, fc.constantFrom('settle' as const, 'settle' as const, 'hide' as const, 'retry' as const, 'reload' as const).map((what) => ({ do: what }))),
    step(1, fc.record({ do: fc.constant('visit' as const), page: fc.nat(3) })),
    step(3, fc.record({ do: fc.constant('pass' as const), seconds: fc.nat(70) })),
    step(3, fc.record({ do: fc.constant('fault' as const), fault: fc.constantFrom<FaultName>('none', 'none', 'dead', 'lost', 'error', 'busy', 'small', 'no-state', 'no-statements') })),
    step(4, fc.record({ do: fc.constant('launch' as const), end: fc.constantFrom<'kill' | 'close' | 'leave'>('kill', 'kill', 'close', 'leave') })),
  ), { maxLength: 30 }),
});

const isStatements = ({ resource, method }: LrsRequest) => resource === 'statements' && method === 'POST';
const faults: Record<FaultName, (request: LrsRequest) => Fault | undefined> = {
  none: () => undefined,
  dead: () => 'dead',
  lost: () => 'lost',
  error: () => reply(503),
  busy: () => reply(429, '', { 'retry-after': '10' }),
  small: (request) => (isStatements(request) && (JSON.parse(request.body) as unknown[]).length > 1 ? reply(413) : undefined),
  'no-state': ({ method }) => (method === 'PUT' ? 'dead' : undefined),
  'no-statements': (request) => (isStatements(request) ? 'dead' : undefined),
};

/** Two kinds of stores, each with the launches of one registration. */
function storeOf(isCmi5: boolean): { lrs: Lrs; launch(): Online; violations(): string[] } {
  if (!isCmi5) {
    const { lrs, page } = fakeLrs();
    const { search } = (page().window as unknown as { location: { search: string } }).location;
    return { lrs, launch: () => ({ parameters: new URLSearchParams(search), serve: lrs.answer, token: () => undefined }), violations: () => [] };
  }
  const { lms, launch } = fakeCmi5();
  return {
    lrs: lms.lrs,
    launch: () => ({ parameters: launch(), serve: (request) => lms.lrs.answer(request), token: (key) => lms.token(key) }),
    // A page whose session another launch has ended cannot know it.
    violations: () => lms.violations.filter(({ id }) => id !== '8.1.2.0-2' && id !== '9.3.6.0-2').map(({ id, why }) => `${id}: ${why}`),
  };
}

/** Plays a run; throws when an answer is lost or told twice, or when a rule of cmi5 is broken. `sabotage` breaks the course first, on purpose. */
export async function playOnline({ steps, isCmi5, isBlocked }: OnlineRun, sabotage?: (given: Desk) => void): Promise<void> {
  const given = desk({ ...standards[0]!, name: isCmi5 ? 'cmi5' : 'xAPI', adapter: isCmi5 ? cmi5 : xapi }, { reporting: 'completed-passed-failed' });
  given.isBlocked = isBlocked;
  sabotage?.(given);
  const store = storeOf(isCmi5);
  let fault: FaultName = 'none';
  const shown = new Set<string>();
  const acknowledged = new Set<string>();
  /** Answers whose page heard that all is saved: their statements are there. */
  const told = new Set<string>();
  /** Answers of this page. */
  let own = new Set<string>();
  let count = 0;
  let tab: Tab;

  const set = () => { store.lrs.fault = faults[fault]; };
  const note = () => {
    if (tab.session.status() === 'saved') {
      for (const each of numbers(tab.session)) acknowledged.add(each);
      for (const each of own) told.add(each);
    }
    claim(!store.violations().length, store.violations().join());
  };
  const check = () => {
    const now = numbers(tab.session);
    for (const each of isBlocked ? acknowledged : shown) claim(now.has(each), `answer ${each} is lost${isBlocked ? ' although it was acknowledged' : ''}`);
  };
  async function launch() {
    // A page opens where there is a network.
    store.lrs.fault = undefined;
    given.online = store.launch();
    own = new Set();
    tab = await given.open(undefined, fakeWindow());
    set();
    if (/earlier|elsewhere/.test(tab.session.status())) tab.session.decide(true);
    claim(!tab.session.isAlone, `a launch found no LRS: ${given.log.join()}`);
    check();
  }
  async function end(how: 'kill' | 'close' | 'leave') {
    const { session, kill } = tab;
    if (how === 'leave') await Promise.race([session.saveNow().catch(() => {}), given.computer.settle()]);
    if (how !== 'kill') {
      session.close('suspend', how === 'leave');
      await given.computer.settle();
    }
    note();
    kill();
  }

  await launch();
  await given.computer.settle();
  for (const step of steps) {
    const { session } = tab!;
    if (step.do === 'answer') {
      const id = activities[step.activity]!;
      const name = `q${count++}`;
      const before = (session.restore(id) ?? '').replace(/"[^"]*"/g, '');
      session.change(change(id, `${before}-${name}-"${'x'.repeat(step.words)}"`, { scaled: step.isRight ? 1 : 0.3, answers: [answer(name)] }));
      shown.add(name);
      own.add(name);
    } else if (step.do === 'visit') session.visit(`fr-${step.page}`);
    else if (step.do === 'settle') await given.computer.settle();
    else if (step.do === 'pass') {
      await given.computer.settle();
      await given.computer.pass(step.seconds * 1000);
    } else if (step.do === 'hide') session.hide();
    else if (step.do === 'retry') session.retry();
    else if (step.do === 'reload') {
      // A page cannot be loaded without a network; where a cmi5 page may store nothing its token is gone, and the learner is asked to launch again.
      if (fault !== 'none' || session.status() === 'ended' || (isCmi5 && isBlocked)) continue;
      session.close('keep');
      const before = tab!;
      before.kill();
      note();
      tab = await given.open(undefined, before.window);
      await given.computer.settle();
      check();
    } else if (step.do === 'fault') {
      fault = step.fault;
      set();
    } else {
      await end(step.end);
      await launch();
    }
    note();
  }

  fault = 'none';
  set();
  await end('close');
  await launch();
  for (let turn = 0; turn < 3; turn++) {
    await given.computer.settle();
    await given.computer.pass(60_000);
  }
  claim(tab!.session.status() === 'saved', `all is well, and the status is ${tab!.session.status()}`);
  note();
  const stored = store.lrs.statements.filter(({ verb }) => String((verb as JsonObject).id).endsWith('/answered')).map(({ object }) => String((object as JsonObject).id).split('/').at(-1)!);
  for (const each of isBlocked ? told : shown) claim(stored.includes(each), `answer ${each} was never told`);
  for (const each of shown) claim(stored.filter((one) => one === each).length <= 1, `answer ${each} was told twice`);
}
