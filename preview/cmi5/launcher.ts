/** The LMS's side of cmi5: hands out launches, gives each its token once, and refuses what the rules refuse. */
import { openLrs, type Lrs } from '../lrs/lrs.ts';
import { isSame, read, reply, type JsonObject, type LrsReply, type LrsRequest } from '../lrs/exchange.ts';
import { violation, type Session, type Violation } from './rules.ts';

/** What a launch is made of. */
export interface LaunchOptions {
  /** Id of the AU in cmi5.xml. */
  publisherId: string;
  learner: string;
  registration: string;
  launchMode?: Session['launchMode'];
  masteryScore?: number | undefined;
  moveOn?: string;
  returnURL?: string | undefined;
  /** A comma list; nothing: there is no such document. */
  languagePreference?: string | undefined;
}

export interface Cmi5Lms {
  lrs: Lrs;
  /** Query of the AU's address; `base` is where this LMS answers. A session of the registration that is still open is abandoned. */
  launch(options: LaunchOptions, base: string): URLSearchParams;
  /** Answers a POST to a fetch address, by its last part. */
  token(key: string): LrsReply;
  readonly violations: Violation[];
  /** The launch to which a token belongs is over. */
  end(registration: string): void;
}

interface Launched { session: Session; token: string; isFetched: boolean; isOver: boolean }

export function openCmi5Lms({ newId, now }: { newId(): string; now(): Date }): Cmi5Lms {
  const launches = new Map<string, Launched>();
  const violations: Violation[] = [];
  const refuse = (found: Violation): LrsReply => {
    violations.push(found);
    return reply(403, JSON.stringify({ violatedReqId: found.id, message: found.why }), { 'content-type': 'application/json' });
  };
  const launchOf = (request: LrsRequest) => [...launches.values()].find(({ token, isFetched }) => isFetched && request.headers.authorization === `Basic ${token}`);

  const lrs = openLrs({
    admit(request) {
      const launched = launchOf(request);
      if (!launched) return reply(401, 'This is no token of a session.');
      if (launched.isOver) return refuse({ id: '8.1.2.0-2', why: 'the session is over' });
      const { session } = launched;
      const agent = request.query.get('agent');
      if (agent !== null && !isSame(read(agent), session.actor)) return refuse({ id: '8.1.3.0-3', why: 'the agent is not the actor of the launch' });
      const isState = request.resource === 'activities/state';
      if (isState && request.query.get('registration') !== session.registration) return refuse({ id: '8.1.4.0-3', why: 'the registration is not the one of the launch' });
      if (isState && request.query.get('stateId') === 'LMS.LaunchData' && request.method !== 'GET') return refuse({ id: '10.2.1.0-5', why: 'LMS.LaunchData is the LMS’s own' });
      if (request.resource === 'agents/profile' && request.query.get('profileId') === 'cmi5LearnerPreferences') session.hasAskedPreferences = true;
      return undefined;
    },
    judge(statement, earlier, request) {
      const { session } = launchOf(request)!;
      const found = violation(session, statement, earlier.filter((each) => isSame((each.context as JsonObject | undefined)?.registration, session.registration)));
      return found && refuse(found);
    },
  });

  const answer = lrs.answer.bind(lrs);
  lrs.answer = (request) => {
    const launched = launchOf(request);
    const given = answer(request);
    // The token dies with the last statement, as in CATAPULT.
    if (launched && lrs.statements.some((each) => isLast(each, launched.session))) launched.isOver = true;
    return given;
  };

  return {
    lrs,
    violations,
    launch({ publisherId, learner, registration, launchMode = 'Normal', masteryScore, moveOn = 'Completed', returnURL, languagePreference }, base) {
      for (const each of launches.values()) if (each.session.registration === registration) each.isOver = true;
      const actor: JsonObject = { account: { homePage: base, name: learner }, name: learner };
      const activityId = `${base}activities/${encodeURIComponent(publisherId)}`;
      const contextTemplate: JsonObject = {
        contextActivities: { grouping: [{ id: publisherId }] },
        extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': newId() },
      };
      const session: Session = { activityId, registration, actor, contextTemplate, launchMode, masteryScore, hasAskedPreferences: false };
      const key = newId();
      launches.set(key, { session, token: btoa(`au:${newId()}`), isFetched: false, isOver: false });
      const agent = JSON.stringify(actor);
      const put = (names: string[], value: unknown) => lrs.documents.set(names.join('\n'), JSON.stringify(value));
      put(['activities/state', activityId, agent, registration, 'LMS.LaunchData'], { contextTemplate, launchMode, moveOn, ...(masteryScore !== undefined && { masteryScore }), ...(returnURL && { returnURL }), launchMethod: 'AnyWindow' });
      if (languagePreference) put(['agents/profile', agent, '', 'cmi5LearnerPreferences'], { languagePreference, audioPreference: 'on' });
      lrs.statements.push({ id: newId(), actor, verb: { id: 'http://adlnet.gov/expapi/verbs/launched' }, object: { id: activityId }, context: { registration }, timestamp: now().toISOString() });
      return new URLSearchParams({ endpoint: `${base}lrs`, fetch: `${base}fetch/${key}`, actor: agent, registration, activityId });
    },
    token(key) {
      const launched = launches.get(key);
      const body = launched && !launched.isFetched && !launched.isOver ? { 'auth-token': launched.token } : { 'error-code': '1', 'error-text': 'Already in Use' };
      if (launched) launched.isFetched = true;
      return reply(200, JSON.stringify(body), { 'content-type': 'application/json' });
    },
    end(registration) {
      for (const each of launches.values()) if (each.session.registration === registration) each.isOver = true;
    },
  };
}

function isLast(statement: JsonObject, { contextTemplate }: Session): boolean {
  const { verb, context } = statement as { verb: JsonObject; context?: JsonObject };
  return verb.id === 'http://adlnet.gov/expapi/verbs/terminated' && isSame(context?.extensions, contextTemplate.extensions);
}
