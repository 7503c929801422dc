/** What a cmi5 LMS must refuse, by the requirement ids of ADL's CATAPULT (`@cmi5/requirements`, which has the specification's words): `why` says what was found. */
import { isObject, isSame, type Json, type JsonObject } from './exchange.ts';

/** What the rules must know of a launch. */
export interface Session {
  activityId: string;
  registration: string;
  actor: JsonObject;
  contextTemplate: JsonObject;
  launchMode: 'Normal' | 'Browse' | 'Review';
  masteryScore?: number | undefined;
  /** The learner preferences were asked for. */
  hasAskedPreferences: boolean;
}

export interface Violation { id: string; why: string }

const category = 'https://w3id.org/xapi/cmi5/context/categories/';
const extension = 'https://w3id.org/xapi/cmi5/context/extensions/';
const verbOf = (statement: JsonObject): string => (isObject(statement.verb) ? String(statement.verb.id).replace(/^http:\/\/adlnet\.gov\/expapi\/verbs\//, '') : '');

/** Verbs an LMS uses itself. */
const ofLms = ['launched', 'abandoned', 'waived', 'satisfied'];

/** Activities of a statement's context in one place; cmi5 wants lists. */
function activities(context: JsonObject, place: string): Json[] {
  const list = isObject(context.contextActivities) ? context.contextActivities[place] : undefined;
  return Array.isArray(list) ? list : [];
}

const hasCategory = (context: JsonObject, name: string): boolean => activities(context, 'category').some((each) => isObject(each) && each.id === category + name);
const isDefined = (statement: JsonObject): boolean => isObject(statement.context) && hasCategory(statement.context, 'cmi5');
const sessionId = (statement: JsonObject): Json | undefined => (isObject(statement.context) && isObject(statement.context.extensions) ? statement.context.extensions[`${extension}sessionid`] : undefined);

/** The first rule a statement breaks; `earlier` are all statements of the registration so far. */
export function violation(session: Session, statement: JsonObject, earlier: JsonObject[]): Violation | undefined {
  const own = sessionId({ context: session.contextTemplate });
  const told = earlier.filter((each) => sessionId(each) === own && !ofLms.includes(verbOf(each)));
  const verbs = (list: JsonObject[]) => list.filter(isDefined).map(verbOf);
  const inSession = verbs(told);
  const inRegistration = verbs(earlier);
  const verb = verbOf(statement);
  const isOwn = isDefined(statement);
  const checks: [string, string, boolean][] = [
    ['9.1.0.0-1', 'a statement has no id', typeof statement.id !== 'string'],
    ['9.7.0.0-1', 'a statement has no timestamp', typeof statement.timestamp !== 'string'],
    ['9.7.0.0-2', 'the timestamp is not in UTC', !/(Z|[+-]00:?00)$/.test(String(statement.timestamp))],
    ...(isOwn ? actorChecks(statement.actor) : []),
    ['8.1.3.0-3', 'the actor is not the one of the launch', !isSame(statement.actor, session.actor)],
    ['6.3.0.0-1', 'an AU voids nothing', verb === 'voided'],
    ...contextChecks(session, statement),
    ['11.0.0.0-3', 'the learner preferences were not asked for before', !session.hasAskedPreferences],
    ['9.3.0.0-4', 'the first statement is not "initialized"', !told.length && !(isOwn && verb === 'initialized')],
    ['9.3.0.0-5', 'something follows "terminated"', inSession.includes('terminated')],
    ...(isOwn ? definedChecks(session, statement, verb, inSession, inRegistration) : []),
  ];
  const broken = checks.find(([, , isBroken]) => isBroken);
  return broken && { id: broken[0], why: broken[1] };
}

/** Section 9.2: who a defined statement is about. */
function actorChecks(actor: Json | undefined): [string, string, boolean][] {
  const { objectType = 'Agent', account } = isObject(actor) ? actor : {};
  return [
    ['9.2.0.0-2', 'the actor is no Agent', objectType !== 'Agent'],
    ['9.2.0.0-3', 'the actor has no account with name and homePage', !isObject(account) || account.name === undefined || account.homePage === undefined],
  ];
}

/** Section 9.6 and 10.2.1: of all statements. */
function contextChecks({ contextTemplate, registration }: Session, statement: JsonObject): [string, string, boolean][] {
  const context = isObject(statement.context) ? statement.context : {};
  const places = isObject(contextTemplate.contextActivities) ? Object.keys(contextTemplate.contextActivities) : [];
  const given = isObject(context.extensions) ? context.extensions : {};
  const wanted = Object.entries(isObject(contextTemplate.extensions) ? contextTemplate.extensions : {});
  const result = isObject(statement.result) ? statement.result : {};
  const isJudged = isDefined(statement) && (result.completion !== undefined || result.success !== undefined);
  return [
    ['9.6.0.0-1', 'there is no context', !isObject(statement.context)],
    ['9.6.1.0-1', 'the registration is not the one of the launch', context.registration !== registration],
    ['9.6.2.0-1', 'an activity of the context template is missing', places.some((place) => activities(contextTemplate, place).some((each) => !activities(context, place).some((one) => isSame(one, each))))],
    ['10.2.1.0-6', 'the context does not begin with the template’s activities', places.some((place) => activities(contextTemplate, place).some((each, index) => !isSame(each, activities(context, place)[index])))],
    ['9.6.3.1-4', 'the session id is missing', sessionId(statement) === undefined],
    ['10.2.1.0-7', 'a value of the context template was changed', wanted.some(([name, value]) => !isSame(given[name], value))],
    ['9.6.2.2-1', 'the moveOn category is missing', isJudged && !hasCategory(context, 'moveon')],
    ['9.6.2.2-2', 'the moveOn category stands where nothing is judged', !isJudged && hasCategory(context, 'moveon')],
  ];
}

/** Sections 9.3 to 9.5: of the statements cmi5 defines. */
function definedChecks({ activityId, launchMode, masteryScore }: Session, statement: JsonObject, verb: string, inSession: string[], inRegistration: string[]): [string, string, boolean][] {
  const result = isObject(statement.result) ? statement.result : {};
  const score = isObject(result.score) ? result.score : undefined;
  const isVerdict = verb === 'passed' || verb === 'failed';
  const isResult = isVerdict || verb === 'completed';
  const context = isObject(statement.context) ? statement.context : {};
  const extensions = isObject(context.extensions) ? context.extensions : {};
  const scaled = Number(score?.scaled ?? NaN);
  const isTimeless = !/^P(\d|T\d)/.test(String(result.duration));
  return [
    ['9.3.0.0-1', `"${verb}" is not a verb an AU may use in a defined statement`, !['initialized', 'completed', 'passed', 'failed', 'terminated'].includes(verb)],
    ['9.4.0.0-1', 'the object has no id', !isObject(statement.object) || statement.object.id === undefined],
    ['8.1.5.0-6', 'the object is not the activity of the launch', isObject(statement.object) && statement.object.id !== activityId],
    ['9.3.0.0-2', `"${verb}" was told in this session`, inSession.includes(verb)],
    ['9.3.0.0-3', 'there was a verdict in this session', isVerdict && (inSession.includes('passed') || inSession.includes('failed'))],
    ['9.3.0.0-6', 'the registration was completed before', verb === 'completed' && inRegistration.includes('completed')],
    ['9.3.0.0-7', 'the registration was passed before', verb === 'passed' && inRegistration.includes('passed')],
    ['9.3.0.0-8', '"failed" follows "passed"', verb === 'failed' && inRegistration.includes('passed')],
    ['10.2.2.0-2', `"${verb}" in Browse`, launchMode === 'Browse' && isResult],
    ['10.2.2.0-3', `"${verb}" in Review`, launchMode === 'Review' && isResult],
    ['9.5.1.0-2', `"${verb}" has a score`, score !== undefined && !isVerdict],
    ['9.5.1.0-3', 'score.raw without min and max', score?.raw !== undefined && (score.min === undefined || score.max === undefined)],
    ['9.5.2.0-1', '"passed" is not a success', verb === 'passed' && result.success !== true],
    ['9.5.2.0-2', '"failed" is not a failure', verb === 'failed' && result.success !== false],
    ['9.5.2.0-3', `"${verb}" says success`, !isVerdict && result.success !== undefined],
    ['9.5.3.0-1', '"completed" without completion', verb === 'completed' && result.completion !== true],
    ['9.5.3.0-2', `"${verb}" says completion`, verb !== 'completed' && result.completion !== undefined],
    ['9.5.4.1-1', '"terminated" has no duration', verb === 'terminated' && isTimeless],
    ['9.5.4.1-2', '"completed" has no duration', verb === 'completed' && isTimeless],
    ['9.5.4.1-3', '"passed" has no duration', verb === 'passed' && isTimeless],
    ['9.5.4.1-4', '"failed" has no duration', verb === 'failed' && isTimeless],
    ['9.3.4.0-2', 'passed below the mastery score', verb === 'passed' && masteryScore !== undefined && scaled < masteryScore],
    ['9.3.5.0-2', 'failed at or above the mastery score', verb === 'failed' && masteryScore !== undefined && scaled >= masteryScore],
    ['9.6.3.2-2', 'the mastery score is missing in the context', isVerdict && score !== undefined && masteryScore !== undefined && extensions[`${extension}masteryscore`] !== masteryScore],
  ];
}
