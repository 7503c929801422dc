import { createHash } from 'node:crypto';
import { isObject, read, reply, type LrsReply, type LrsRequest } from './exchange.ts';

/** The three document resources of xAPI (Communication 2.2, 2.3, 2.6, 2.7), and what names a document in each. */
const keys: Record<string, { needs: string[]; id: string; mustMatch: boolean }> = {
  'activities/state': { needs: ['activityId', 'agent'], id: 'stateId', mustMatch: false },
  'activities/profile': { needs: ['activityId'], id: 'profileId', mustMatch: true },
  'agents/profile': { needs: ['agent'], id: 'profileId', mustMatch: true },
};

/** Documents by a key made of all that names them. */
export type Documents = Map<string, string>;

export const isDocument = (resource: string): boolean => Object.hasOwn(keys, resource);

const etagOf = (text: string): string => `"${createHash('sha1').update(text).digest('hex')}"`;

/** The key of the document a request is about. */
export function keyOf({ resource, query }: Pick<LrsRequest, 'resource' | 'query'>): string {
  const { needs, id } = keys[resource]!;
  return [resource, ...[...needs, 'registration', id].map((name) => query.get(name) ?? '')].join('\n');
}

/** Answers a document request. State needs no precondition (1.0.3), profiles do; one that is given must hold. */
export function answerDocument(documents: Documents, request: LrsRequest): LrsReply {
  const { needs, id, mustMatch } = keys[request.resource]!;
  const missing = needs.find((name) => !request.query.get(name));
  if (missing) return reply(400, `"${missing}" is missing.`);
  const agent = request.query.get('agent');
  if (agent !== null && !isObject(read(agent))) return reply(400, '"agent" is no JSON object.');
  const key = keyOf(request);
  const held = documents.get(key);
  if (!request.query.get(id)) {
    const prefix = key.slice(0, key.lastIndexOf('\n') + 1);
    if (request.method === 'DELETE' && !mustMatch) {
      for (const each of [...documents.keys()]) if (each.startsWith(prefix)) documents.delete(each);
      return reply(204);
    }
    if (request.method !== 'GET') return reply(400, `"${id}" is missing.`);
    return reply(200, JSON.stringify([...documents.keys()].filter((each) => each.startsWith(prefix)).map((each) => each.slice(prefix.length))), { 'content-type': 'application/json' });
  }
  if (request.method === 'GET') return held === undefined ? reply(404) : reply(200, held, { etag: etagOf(held), 'content-type': 'application/json' });
  const refusal = preconditionOf(request, held, mustMatch);
  if (refusal) return refusal;
  if (request.method === 'DELETE') documents.delete(key);
  else if (request.method === 'PUT') documents.set(key, request.body);
  else if (request.method === 'POST') {
    const [old, added] = [read(held ?? '{}'), read(request.body)];
    if (!isObject(old) || !isObject(added)) return reply(400, 'Only JSON objects can be merged.');
    documents.set(key, JSON.stringify({ ...old, ...added }));
  } else return reply(405, 'No such method here.');
  return reply(204);
}

function preconditionOf({ method, headers }: LrsRequest, held: string | undefined, mustMatch: boolean): LrsReply | undefined {
  const [match, none] = [headers['if-match'], headers['if-none-match']];
  if (match !== undefined && (held === undefined || match !== etagOf(held))) return reply(412, 'If-Match names another version.');
  if (none === '*' && held !== undefined) return reply(412, 'There is such a document already.');
  if (mustMatch && method === 'PUT' && match === undefined && none === undefined) return held === undefined ? reply(400, 'If-None-Match: * is wanted.') : reply(409, 'Read it first, and name its version with If-Match.');
  return undefined;
}
