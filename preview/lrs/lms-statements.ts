/** What a cmi5 LMS tells of a session itself (cmi5 9.3.1 and 9.3.6). */
import type { Session } from './cmi5-rules.ts';
import type { JsonObject } from './exchange.ts';

const extension = 'https://w3id.org/xapi/cmi5/context/extensions/';

/** A statement about the unit of a session; ids and times are given. */
function told({ actor, activityId, registration, contextTemplate }: Session, verb: string, id: string, at: Date, extensions: JsonObject, result?: JsonObject): JsonObject {
  const { contextActivities, extensions: given } = contextTemplate as { contextActivities: JsonObject; extensions: JsonObject };
  return {
    id,
    actor,
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } },
    object: { id: activityId },
    ...(result && { result }),
    context: { registration, contextActivities: { ...contextActivities, category: [{ id: 'https://w3id.org/xapi/cmi5/context/categories/cmi5' }] }, extensions: { ...given, ...extensions } },
    timestamp: at.toISOString(),
  };
}

export const launched = (session: Session, id: string, at: Date, { moveOn, url }: { moveOn: string; url: string }): JsonObject =>
  told(session, 'launched', id, at, {
    [`${extension}launchmode`]: session.launchMode,
    [`${extension}moveon`]: moveOn,
    [`${extension}launchurl`]: url,
    ...(session.masteryScore !== undefined && { [`${extension}masteryscore`]: session.masteryScore }),
  });

/** A session that never said its end, because another launch of its registration came; `seconds`: how long it was open. */
export const abandoned = (session: Session, id: string, at: Date, seconds: number): JsonObject => told(session, 'abandoned', id, at, {}, { duration: `PT${Math.max(0, seconds)}S` });
