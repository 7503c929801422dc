/** What is told to the LRS, and how it gets there. */
import { TrackingError, type Answer, type Device, type Launch, type Result } from '../../tracking/port.ts';
import { parsed } from '../shared/lrs.ts';
import { openOutbox, type Outbox } from '../shared/outbox.ts';
import { remembered, resultsOf, type Verb } from '../shared/results.ts';
import { answered, duration, experienced, pageOf, statement, type Frame, type Outcome } from '../shared/statements.ts';
import { uuidOf } from '../shared/uuid.ts';
import type { AdapterEnv } from '../target.ts';
import { keyedLrs } from './keyed-lrs.ts';
import type { Settings } from './settings.ts';
import { sha256 } from './sha256.ts';

export interface Teller {
  /** Nothing is told before it is known which attempt it belongs to; later calls say nothing new. */
  begin(attempt: string): void;
  tell(location: string, answers: Answer[], result?: Result): void;
  close(how: 'keep' | 'suspend' | 'finish', seconds: number): void;
}

/** Characters of waiting statements the device keeps: the rest of its room is the course's own. */
const mostKept = 200_000;
const longestPause = 300;

export function openTeller(env: AdapterEnv, settings: Settings, launch: Launch, launchData: string): Teller {
  const { clock, device, window, iri, isScored, reporting } = env;
  const name = sha256(settings.salt + launch.learner.id);
  const actor = { objectType: 'Agent' as const, account: { homePage: settings.accounts, name } };
  const began = clock.now();
  const results = new Map<string, string>();
  let registration: string | undefined;
  let outbox: Outbox;
  let told: string[] = [];
  let page = launch.saved?.location ?? '';
  /** A request is under way, or the next waits for its time. */
  let isBusy = false;
  let isOver = false;
  let failures = 0;

  const key = () => `beside/${registration}`;
  const frame = (): Frame => ({ iri, actor, registration, course: iri, language: window.document.documentElement.lang || 'en', template: { contextActivities: { category: [{ id: 'https://w3id.org/xapi/scorm' }] } } });
  const course = { id: iri, definition: { type: 'http://adlnet.gov/expapi/activities/course' } };
  const add = (verb: Verb, result?: Outcome, of?: string) => {
    const one = statement(frame(), verb, course, clock.now(), { ...(result && { result }), ...(of && { of }) });
    outbox.add(one);
    return one.id!;
  };

  function send(): void {
    if (isBusy || isOver) return;
    isBusy = true;
    outbox.flush().then(() => {
      isBusy = false;
      failures = 0;
    }, (error: unknown) => {
      const failure = error instanceof TrackingError ? error.failure : undefined;
      env.note(`beside: ${failure?.detail ?? String(error)}`);
      // What no longer holds is not asked again; what waits on the device goes with the next launch.
      isOver = failure?.reason !== 'offline';
      if (!isOver) window.setTimeout(() => { isBusy = false; send(); }, Math.min(longestPause, 4 * 2 ** failures++) * 1000);
    });
  }

  return {
    begin(attempt) {
      if (registration) return;
      registration = uuidOf(`${iri} ${name} ${attempt}`);
      told = [parsed(device.read(`${key()}/told`))].flat().filter((each) => typeof each === 'string');
      const small: Device = { ...device, write: (at, text) => text.length < mostKept && device.write(at, text) };
      outbox = openOutbox({
        lrs: keyedLrs(env, settings, { course: iri, learner: name, registration, ...(launchData && { launchData }) }),
        device: small, key: key(), isKnown: () => false,
        delivered({ id }) {
          const result = results.get(id!);
          if (result) device.write(`${key()}/told`, JSON.stringify((told = remembered(told, result))));
        },
      });
      if (!launch.resumedSession) add(launch.saved ? 'resumed' : 'initialized');
    },
    tell(location, answers, result) {
      if (!registration) return;
      if (location && location !== page) outbox.add(experienced(frame(), ...pageOf((page = location), window), clock.now()));
      outbox.add(...answers.map((answer) => answered(frame(), settings.freeText ? answer : withheld(answer))));
      for (const [verb, outcome, of] of result ? resultsOf(result, { isScored, reporting, isOnce: false, passMark: launch.passMark, told }) : []) {
        if (!told.includes(of)) results.set(add(verb, { ...outcome, duration: duration((clock.now() - began) / 1000) }, of), of);
      }
      send();
    },
    close(how, seconds) {
      if (!registration) return;
      if (how !== 'keep') add(how === 'suspend' ? 'suspended' : 'terminated', { duration: duration(seconds) });
      if (!isOver) void outbox.rush();
    },
  };
}

/** The answer without what the learner typed. */
function withheld(answer: Answer): Answer {
  const { interaction } = answer;
  if (interaction.kind === 'fill-in') return { ...answer, interaction: { ...interaction, response: [] } };
  return interaction.kind === 'long-fill-in' ? { ...answer, interaction: { ...interaction, response: '' } } : answer;
}
