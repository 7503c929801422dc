/** Statements to an LRS beside an LMS's own standard: what a learner does is told a second time, and the LMS never notices. */
import type { Answer, Result, TrackingPort } from '../../tracking/port.ts';
import { findApi } from '../shared/find-api.ts';
import type { Adapter, AdapterEnv } from '../target.ts';
import type { Settings } from './settings.ts';
import { openTeller, type Teller } from './teller.ts';

/** Where the LMS's object is found, and how its methods' names begin. */
interface Names { apiName: string; method: string }

/**
 * The adapter, and what goes through it told to the LRS as well: each thing after the LMS was told, in a task of its own,
 * so that nothing of it comes before, between or instead of the LMS's calls. Whatever fails here is a line in the log.
 * `attemptOf` names the attempt a saved state belongs to.
 */
export const tellBeside = (adapter: Adapter, names: Names, settings: Settings, attemptOf: (state: string) => string): Adapter => (env) => {
  const port = adapter(env);
  let teller: Teller | undefined;
  let said: Said | undefined;

  function quietly(work: () => void): void {
    try {
      work();
    } catch (error) {
      // Protects the lesson and its own record: the LRS is extra.
      env.note(`beside: ${String(error)}`);
    }
  }

  const tell = () => quietly(() => {
    if (!teller || !said) return;
    const { state, location = '', answers, result } = said;
    said = undefined;
    if (state !== undefined) teller.begin(attemptOf(state));
    teller.tell(location, answers, result);
  });

  /** Adds to what is told in this tick, and lets the port go first. */
  function also<T>(work: () => T, add: (said: Said) => void): T {
    const done = work();
    if (!teller) return done;
    if (!said) env.window.setTimeout(tell, 0);
    add((said ??= { answers: [] }));
    return done;
  }

  return {
    // A port may learn that its store takes less.
    get limits() { return port.limits; },
    async open() {
      const launch = await port.open();
      quietly(() => {
        if (launch.mode === 'normal' && launch.learner.id) teller = openTeller(env, settings, launch, launchDataOf(env, names));
      });
      return launch;
    },
    save: (state, location) => also(() => port.save(state, location), (said) => Object.assign(said, { state, location })),
    record: (answers) => also(() => port.record(answers), (said) => said.answers.push(...answers)),
    report: (result) => also(() => port.report(result), (said) => Object.assign(said, { result })),
    close(how, seconds, isExplicit) {
      const isLed = port.close(how, seconds, isExplicit);
      tell();
      quietly(() => teller?.close(how, seconds));
      return isLed;
    },
  } satisfies TrackingPort;
};

interface Said { state?: string; location?: string; answers: Answer[]; result?: Result }

/** `cmi.launch_data`, the same in both versions: what the LMS's administrator wrote there. */
function launchDataOf({ window }: AdapterEnv, { apiName, method }: Names): string {
  try {
    return String(findApi(window, apiName, method)?.[`${method}GetValue`]!('cmi.launch_data') ?? '');
  } catch {
    // Protects what needs no launch data: an LMS's API may throw.
    return '';
  }
}
