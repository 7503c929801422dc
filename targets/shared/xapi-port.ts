/** The flow both xAPI standards share; how a launch is made and what its statements look like is each one's own. */
import { TrackingError, type Launch, type Limits, type Mode, type TrackingPort } from '../../tracking/port.ts';
import type { AdapterEnv } from '../target.ts';
import { fail, type Lrs } from './lrs.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { remembered, resultsOf } from './results.ts';
import { openStateDoc, type Doc, type StateDoc } from './state-doc.ts';
import { answered, duration, experienced, pageOf, statement, type Activity, type Context, type Frame, type Outcome, type Statement, type verbs } from './statements.ts';

type Verb = keyof typeof verbs;

/** A launch that was understood. */
export interface Opened {
  lrs: Lrs;
  /** All but the language, which is the page's. */
  frame: Omit<Frame, 'language'>;
  /** Activity, agent and registration of the saved state. */
  state: Record<string, string | undefined>;
  learner: Launch['learner'];
  mode: Mode;
  language?: string | undefined;
  passMark?: number | undefined;
  /** When the session began, in milliseconds since the epoch: durations of results count from here. */
  began: number;
  /** Another page of the package began it. */
  isResumed: boolean;
  /** Where the device keeps statements that are not delivered: the session's own key, or one that outlives the tab. */
  outboxKey: string;
  /** The course, as statements about itself name it, and what stands beside it. */
  activity: Activity;
  contextOf?(verb: Verb): Context | undefined;
  /** What a launch and its end are called, knowing whether there is a state to go on from. */
  beginning(hasState: boolean): Verb;
  ending(how: 'suspend' | 'finish'): Verb;
  /** Told in browse and review as well. */
  tellsAlways: boolean;
  /** Completed and passed are told once in a registration, whatever the score becomes. */
  isOnce: boolean;
  /** The session's end was told: no page may take it over. Returns true when the learner is taken to the LMS's own page then. */
  end(told: Promise<unknown>, isExplicit: boolean): boolean;
}

/** How long the learner waits for the last statement before being let go. */
export const lastWait = 5000;

export function xapiPort(env: AdapterEnv, limits: Limits, connect: (env: AdapterEnv) => Promise<Opened>): TrackingPort {
  const { clock, device, window, isScored, reporting } = env;
  let opened: Opened;
  let outbox: Outbox;
  let store: StateDoc;
  let isOpen = false;
  let isWritten = false;
  let page = '';
  let doc: Doc = { state: '', location: '', told: [] };
  /** The document as the LRS has it. */
  let stored = '';
  let running: Promise<void> | undefined;
  let last: Promise<void> = Promise.resolve();
  let lastWrite: Promise<void> = Promise.resolve();
  /** Results on their way, by the id of their statement. */
  const results = new Map<string, string>();

  const frame = (): Frame => ({ ...opened.frame, language: window.document.documentElement.lang || 'en' });
  const asText = () => JSON.stringify(doc);
  /** A statement about the course itself; `of`: what makes it another one than the last of its verb. */
  const tell = (verb: Verb, result?: Outcome, of?: string) =>
    statement(frame(), verb, opened.activity, clock.now(), { ...(result && { result }), context: opened.contextOf?.(verb) ?? {}, ...(of && { of }) });

  /** What was said in one tick goes together: statements first, so that the saved state tells what was told. */
  function durable(): Promise<void> {
    if (!isOpen) return Promise.reject(new TrackingError({ reason: 'closed', detail: 'ended' }));
    running ??= last = last.catch(() => {}).then(async () => {
      running = undefined;
      await outbox.flush();
      await lastWrite;
      const text = asText();
      if (text === stored) return;
      await store.write(doc);
      stored = text;
    });
    return running;
  }

  function tellResult(verb: Verb, result: Outcome, key: string): void {
    if (doc.told.includes(key)) return;
    const told = tell(verb, { ...result, duration: duration((clock.now() - opened.began) / 1000) }, key);
    results.set(told.id!, key);
    outbox.add(told);
  }

  function delivered({ id }: Statement): void {
    const key = results.get(id!);
    if (key) doc = { ...doc, told: remembered(doc.told, key) };
  }

  return {
    limits,
    async open() {
      opened = await connect(env);
      const { lrs, state, mode, learner, language, passMark, isResumed } = opened;
      isWritten = mode === 'normal';
      store = openStateDoc(lrs, { ...state, stateId: 'progress' }, env.merge);
      outbox = openOutbox({ lrs, device, key: opened.outboxKey, delivered, isKnown: ({ verb }) => opened.isOnce && /(completed|passed|failed)$/.test(verb.id) });
      const found = await store.read();
      if (found) {
        doc = found;
        stored = asText();
        page = found.location;
      }
      if (!isResumed && (isWritten || opened.tellsAlways)) {
        outbox.add(tell(opened.beginning(found !== undefined)));
        // Nothing may come before it (cmi5 9.3.2); what cannot be sent now waits in the outbox.
        await outbox.flush().catch((error: TrackingError) => {
          if (error.failure?.reason !== 'offline') throw error;
        });
      }
      isOpen = true;
      return {
        learner, mode, language, passMark,
        wasComplete: doc.told.some((key) => /^(completed|passed)/.test(key)),
        resumedSession: isResumed,
        ...(found && { saved: { state: found.state, location: found.location } }),
      };
    },
    async save(state, location) {
      if (!isWritten) return;
      doc = { ...doc, state, location };
      if (location && location !== page && isOpen) outbox.add(experienced(frame(), ...pageOf(location, window), clock.now()));
      page = location;
      await durable();
    },
    async record(answers) {
      if (!isWritten) return;
      if (isOpen) outbox.add(...answers.map((answer) => answered(frame(), answer)));
      await durable();
    },
    async report(result) {
      if (!isWritten) return;
      if (isOpen) for (const [verb, outcome, key] of resultsOf(result, { isScored, reporting, isOnce: opened.isOnce, passMark: opened.passMark, told: doc.told })) tellResult(verb, outcome, key);
      await durable();
    },
    close(how, seconds, isExplicit = false) {
      if (!isOpen) return false;
      const isKept = how === 'keep';
      if (!isKept && (isWritten || opened.tellsAlways)) outbox.add(tell(opened.ending(how), { duration: duration(seconds) }));
      // The state first: in cmi5 nothing can be written after the last statement (the token dies with it).
      if (isWritten) writeLast();
      // What failed is tried once more where the page lives on.
      const told = outbox.rush().then(() => outbox.flush()).catch(() => {});
      if (isKept) return false;
      isOpen = false;
      return opened.end(told, isExplicit);
    },
  };

  function writeLast() {
    const text = asText();
    if (text !== stored) lastWrite = store.write(doc, true).then(() => { stored = text; }, () => {});
  }
}

/** Nothing to talk to: the course goes on without. */
export const noLaunch = (what: string): never => fail('no-store', `launch without ${what}`);
