/** cmi5 in the browser (AICC/CMI-5_Spec_Current, first edition; numbers are its requirement ids in CATAPULT). */
import { contextOf, iriOf, isObject, keyOf, shareOf, textOf, registrationOf, webAddress } from '../shared/given.ts';
import { exchange, fail, openLrs, parsed, type Lrs } from '../shared/lrs.ts';
import type { Activity, Actor, Context } from '../shared/statements.ts';
import type { Mode } from '../../tracking/port.ts';
import { uuidOf } from '../shared/uuid.ts';
import { lastWait, noLaunch, xapiPort, type Opened } from '../shared/xapi-port.ts';
import type { Adapter, AdapterEnv } from '../target.ts';
import { limits } from './limits.ts';

export const adapter: Adapter = (env) => xapiPort(env, limits, connect);

/** What this tab knows of its session: the fetch address gives its token once (8.2.1.0-2). */
interface Running { fetch: string; token: string; began: number; isOver?: boolean }

/** `LMS.LaunchData` (10.2), but for the template nothing of it sure. */
interface LaunchData { contextTemplate: Context; launchMode?: unknown; masteryScore?: unknown; returnURL?: unknown }

const running = 'session:cmi5';
const profile = 'https://w3id.org/xapi/cmi5/context/';
const modes = new Map<unknown, Mode>([['Browse', 'browse'], ['Review', 'review']]);

async function connect(env: AdapterEnv): Promise<Opened> {
  const { window, clock, device, iri } = env;
  const given = new URLSearchParams(window.location.search);
  const endpoint = webAddress(given.get('endpoint')) ?? noLaunch('endpoint');
  const address = webAddress(given.get('fetch')) ?? noLaunch('fetch');
  // As it came: players compare it field by field (8.1.3.0-3).
  const actor = parsed<Actor>(textOf(given.get('actor')));
  if (!isObject(actor)) return noLaunch('actor');
  const registration = registrationOf(given.get('registration')) ?? noLaunch('registration');
  const course = iriOf(given.get('activityId')) ?? noLaunch('activityId');

  const kept = parsed<Running>(device.read(running));
  const before = kept?.fetch === address ? kept : undefined;
  if (before?.isOver) fail('closed', 'terminated');
  const session = before ?? { fetch: address, token: await tokenOf(env, address), began: clock.now() };
  device.write(running, JSON.stringify(session));

  const lrs = openLrs(env, endpoint, `Basic ${session.token}`);
  const state = { activityId: course, agent: JSON.stringify(actor), registration };
  const data = await launchDataOf(lrs, state);
  // Asked for before the first statement (11.0.0.0-3); what comes back, if anything, is a hint.
  const wishes = await lrs('GET', 'agents/profile', { query: { agent: state.agent, profileId: 'cmi5LearnerPreferences' } }).catch(() => undefined);
  const frame = { iri, actor, registration, course, template: data.contextTemplate };
  const passMark = shareOf(data.masteryScore);

  return {
    lrs, frame, state, passMark,
    learner: { id: JSON.stringify({ ...actor, name: undefined }), name: textOf(actor.name) ?? '' },
    mode: modes.get(data.launchMode) ?? 'normal',
    language: textOf(parsed<{ languagePreference?: unknown }>(wishes?.text)?.languagePreference)?.split(',')[0],
    began: session.began,
    isResumed: before !== undefined,
    outboxKey: `${running}/${uuidOf(address)}`,
    activity: { id: course },
    // Progress is not one of the profile's own statements (9.6.2).
    contextOf: (verb) => (verb === 'progressed' ? undefined : definedBy(verb, passMark)),
    beginning: () => 'initialized',
    ending: () => 'terminated',
    tellsAlways: true,
    isOnce: true,
    end(told, isExplicit) {
      device.write(running, JSON.stringify({ ...session, isOver: true }));
      const back = isExplicit && webAddress(data.returnURL);
      if (!back) return false;
      // 10.2.6.0-1: the window goes back, told or not.
      void Promise.race([told, new Promise<void>((done) => { window.setTimeout(done, lastWait); })]).then(() => window.location.assign(back));
      return true;
    },
  };
}

/** Context of a statement that cmi5 defines (9.6.2, 9.6.3.2). */
function definedBy(verb: string, masteryScore: number | undefined): Context {
  const isResult = /^(completed|passed|failed)$/.test(verb);
  const category: Activity[] = ['cmi5', ...(isResult ? ['moveon'] : [])].map((name) => ({ id: `${profile}categories/${name}` }));
  return { contextActivities: { category }, ...(isResult && verb !== 'completed' && masteryScore !== undefined && { extensions: { [`${profile}extensions/masteryscore`]: masteryScore } }) };
}

/** The session's token. Asked for again only where no answer came at all: an answered request may have spent it. */
async function tokenOf({ window }: AdapterEnv, address: string): Promise<string> {
  const ask = () => exchange(window, address, { method: 'POST', cache: 'no-store' });
  const { text } = await ask().catch(ask);
  const answer = parsed<Record<string, unknown>>(text);
  return keyOf(answer?.['auth-token']) ?? fail('closed', `token: ${answer?.['error-code'] ?? ''} ${answer?.['error-text'] ?? text.slice(0, 200)}`);
}

/** Without the LMS's context template no statement would be in order (9.6.1): then nothing is told at all. */
async function launchDataOf(lrs: Lrs, query: Record<string, string>): Promise<LaunchData> {
  const { status, text } = await lrs('GET', 'activities/state', { query: { ...query, stateId: 'LMS.LaunchData' } });
  const data = parsed<LaunchData>(text);
  const contextTemplate = contextOf(data?.contextTemplate);
  if (status === 401 || status === 403) fail('closed', `LaunchData ${status}`);
  return contextTemplate ? { ...data, contextTemplate } : fail('no-store', `LaunchData ${status}`);
}
