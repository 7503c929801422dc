/** What a cmi5 LMS must refuse of a request, whatever statement it carries; ids as in `cmi5-rules.ts`. */
import type { Session, Violation } from './cmi5-rules.ts';
import { isObject, isSame, read, type LrsRequest } from './exchange.ts';

/** The first rule a request breaks; `end`: why its session is over. Notes that the learner preferences were asked for. */
export function requestViolation(session: Session, end: 'terminated' | 'abandoned' | undefined, request: LrsRequest): Violation | undefined {
  const { method, resource, query } = request;
  const agent = query.get('agent');
  const isState = resource === 'activities/state';
  const isProfile = resource === 'agents/profile';
  // An abandoned session cannot know it: the LMS says so where it would lose a statement.
  if (end) return end === 'abandoned' && resource === 'statements' ? { id: '9.3.6.0-2', why: 'the session was abandoned' } : { id: '8.1.2.0-2', why: 'the session is over' };
  if (isProfile && agent === null) return { id: '11.0.0.0-1', why: 'a profile is asked for without its agent' };
  if (agent !== null && !isSame(read(agent), session.actor)) return { id: '8.1.3.0-3', why: 'the agent is not the actor of the launch' };
  if (isState && query.get('registration') !== session.registration) return { id: '8.1.4.0-3', why: 'the registration is not the one of the launch' };
  if (isState && query.get('stateId') === 'LMS.LaunchData' && method !== 'GET') return { id: '10.2.1.0-5', why: 'LMS.LaunchData is the LMS’s own' };
  if (!isProfile || query.get('profileId') !== 'cmi5LearnerPreferences') return undefined;
  if (method === 'PUT' || method === 'POST') return preferencesViolation(request);
  session.hasAskedPreferences = true;
  return undefined;
}

/** Section 11: what an AU may write as a learner's preferences. */
function preferencesViolation({ headers, body }: LrsRequest): Violation | undefined {
  const given = headers['content-type']?.startsWith('application/json') ? read(body) : undefined;
  const { languagePreference, audioPreference } = isObject(given) ? given : {};
  if (typeof languagePreference !== 'string' || !/^(on|off)$/.test(String(audioPreference))) return { id: '11.0.0.0-5', why: 'the preferences are not JSON with languagePreference and audioPreference' };
  return /^[\da-z-]+(,[\da-z-]+)*$/i.test(languagePreference) ? undefined : { id: '11.1.0.0-1', why: `languagePreference "${languagePreference}" is no list of language tags` };
}
