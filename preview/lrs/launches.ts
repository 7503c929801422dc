/** The LMS's side of xAPI launches: hands them out, gives a cmi5 launch its token once, and refuses what the rules refuse. */
import { requestViolation } from './cmi5-requests.ts';
import { violation, type Session, type Violation } from './cmi5-rules.ts';
import { isSame, reply, type JsonObject, type LrsReply, type LrsRequest } from './exchange.ts';
import { interactionDoubts } from './interaction-check.ts';
import { abandoned, launched } from './lms-statements.ts';
import { openLrs, type Lrs } from './lrs.ts';

/** What a launch is made of. */
export interface LaunchOptions {
  /** A cmi5 launch; without, everything is in the address (Tin Can) and no rules hold. */
  hasRules: boolean;
  /** Id of the AU in cmi5.xml, of the activity in tincan.xml. */
  publisherId: string;
  learner: string;
  registration: string;
  launchMode?: Session['launchMode'];
  masteryScore?: number | undefined;
  moveOn?: string;
  /** From cmi5.xml, handed on as they are. */
  launchParameters?: string | undefined;
  /** Address of the content without its query. */
  url?: string;
  returnURL?: string | undefined;
  /** A comma list; nothing: there is no such document. */
  languagePreference?: string | undefined;
}

export interface Launches {
  readonly lrs: Lrs;
  /** Query of the content's address; `base` is where this LMS answers. A session of the registration that is still open is over. */
  launch(options: LaunchOptions, base: string): URLSearchParams;
  /** Answers a POST to a fetch address, by its last part. */
  token(key: string): LrsReply;
  readonly violations: (Violation & { registration: string })[];
  /** A session of the registration is open. */
  isOpen(registration: string): boolean;
}

/** `end`: why the session takes nothing more. */
interface Launched { session: Session; token: string; hasRules: boolean; isFetched: boolean; end?: 'terminated' | 'abandoned'; at: Date }

const refusal = (status: number, { id, why }: Violation): LrsReply => reply(status, JSON.stringify({ violatedReqId: id, message: why }), { 'content-type': 'application/json' });

export function openLaunches({ newId, now }: { newId(): string; now(): Date }): Launches {
  const launches = new Map<string, Launched>();
  const violations: Launches['violations'] = [];
  const launchOf = ({ headers }: LrsRequest) => [...launches.values()].find(({ token, isFetched }) => isFetched && headers.authorization === `Basic ${token}`);
  const refuse = ({ session: { registration } }: Launched, found: Violation): LrsReply => {
    violations.push({ ...found, registration });
    return refusal(403, found);
  };

  const lrs = openLrs({
    admit(request) {
      const launched = launchOf(request);
      if (!launched) return refusal(401, { id: '8.1.2.0-5', why: 'this is no token of a session' });
      const found = launched.hasRules ? requestViolation(launched.session, launched.end, request) : undefined;
      return found && refuse(launched, found);
    },
    judge(statement, earlier, request) {
      const launched = launchOf(request)!;
      const { session, hasRules } = launched;
      const found = hasRules ? violation(session, statement, earlier.filter(({ context }) => isSame((context as JsonObject | undefined)?.registration, session.registration))) : undefined;
      return found && refuse(launched, found);
    },
    refused(why, request) {
      const { session, hasRules } = launchOf(request)!;
      violations.push({ id: hasRules ? '4.1.0.0-1' : 'xAPI', why, registration: session.registration });
    },
    stored(statement, request) {
      const launched = launchOf(request)!;
      for (const why of interactionDoubts(statement)) violations.push({ id: 'xAPI, appendix C', why, registration: launched.session.registration });
      // The token dies with the last statement, as in CATAPULT.
      if (launched.hasRules && (statement.verb as JsonObject).id === 'http://adlnet.gov/expapi/verbs/terminated') launched.end = 'terminated';
    },
  });

  return {
    lrs,
    violations,
    launch({ hasRules, publisherId, learner, registration, launchMode = 'Normal', masteryScore, moveOn = 'Completed', launchParameters, url, returnURL, languagePreference }, base) {
      const at = now();
      for (const each of launches.values()) {
        if (each.end || each.session.registration !== registration) continue;
        each.end = 'abandoned';
        if (each.hasRules && each.isFetched) lrs.statements.push(abandoned(each.session, newId(), at, (at.getTime() - each.at.getTime()) / 1000));
      }
      const actor: JsonObject = { account: { homePage: base, name: learner }, name: learner };
      const activityId = hasRules ? `${base}activities/${encodeURIComponent(publisherId)}` : publisherId;
      const contextTemplate: JsonObject = {
        contextActivities: { grouping: [{ id: publisherId }] },
        extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': newId() },
      };
      const session: Session = { activityId, registration, actor, contextTemplate, launchMode, masteryScore, hasAskedPreferences: false };
      const [key, token, agent] = [newId(), btoa(`course:${newId()}`), JSON.stringify(actor)];
      launches.set(key, { session, token, hasRules, isFetched: !hasRules, at });
      const endpoint = `${base}lrs/`;
      if (!hasRules) return new URLSearchParams({ endpoint, auth: `Basic ${token}`, actor: agent, registration, activity_id: activityId, ...(languagePreference && { 'Accept-Language': languagePreference }) });
      const put = (names: string[], value: unknown) => lrs.documents.set(names.join('\n'), JSON.stringify(value));
      put(['activities/state', activityId, agent, registration, 'LMS.LaunchData'], { contextTemplate, launchMode, moveOn, ...(masteryScore !== undefined && { masteryScore }), ...(launchParameters && { launchParameters }), ...(returnURL && { returnURL }), launchMethod: 'AnyWindow' });
      if (languagePreference) put(['agents/profile', agent, '', 'cmi5LearnerPreferences'], { languagePreference, audioPreference: 'on' });
      lrs.statements.push(launched(session, newId(), at, { moveOn, url: url ?? base }));
      return new URLSearchParams({ endpoint: endpoint.slice(0, -1), fetch: `${base}fetch/${key}`, actor: agent, registration, activityId });
    },
    token(key) {
      const launched = launches.get(key);
      const isNew = launched && !launched.isFetched && !launched.end;
      if (isNew) launched.isFetched = true;
      return reply(200, JSON.stringify(isNew ? { 'auth-token': launched.token } : { 'error-code': '1', 'error-text': 'Already in Use' }), { 'content-type': 'application/json' });
    },
    isOpen: (registration) => [...launches.values()].some(({ end, isFetched, session }) => !end && isFetched && session.registration === registration),
  };
}
