/** Which statements a GET asks for (xAPI 1.0.3, Communication 2.1.3). */
import { isObject, isSame, read, reply, type Json, type JsonObject, type LrsReply } from './exchange.ts';

const voiding = 'http://adlnet.gov/expapi/verbs/voided';

/** Answers from statements in the order they were stored; of voided ones only to a request for just that one. */
export function answerQuery(statements: readonly JsonObject[], query: URLSearchParams): LrsReply {
  const voided = new Set(statements.filter(({ verb }) => idOf(verb) === voiding).map(({ object }) => idOf(object)));
  const [id, voidedId] = [query.get('statementId'), query.get('voidedStatementId')];
  if (id && voidedId) return reply(400, 'Either a statement or a voided one can be asked for.');
  if (id || voidedId) {
    const found = statements.find((each) => each.id === (id ?? voidedId) && voided.has(String(each.id)) === (voidedId !== null));
    return found ? json(found) : reply(404);
  }
  const wanted = statements.filter((each) => !voided.has(String(each.id)) && Object.entries(filters).every(([name, passes]) => {
    const value = query.get(name);
    return value === null || passes(each, value);
  }));
  const ordered = query.get('ascending') === 'true' ? wanted : [...wanted].reverse();
  return json({ statements: ordered.slice(0, Number(query.get('limit')) || undefined), more: '' });
}

const filters: Record<string, (statement: JsonObject, value: string) => boolean> = {
  registration: ({ context }, value) => isObject(context) && context.registration === value,
  verb: ({ verb }, value) => idOf(verb) === value,
  activity: ({ object }, value) => idOf(object) === value,
  agent: ({ actor }, value) => isSame(identifier(actor), identifier(read(value))),
  since: ({ timestamp }, value) => Date.parse(String(timestamp)) > Date.parse(value),
  until: ({ timestamp }, value) => Date.parse(String(timestamp)) <= Date.parse(value),
};

const json = (value: JsonObject): LrsReply => reply(200, JSON.stringify(value), { 'content-type': 'application/json' });
const idOf = (thing: Json | undefined): string => (isObject(thing) ? String(thing.id) : '');

/** What tells an agent from others: not its name. */
function identifier(agent: Json | undefined): Json {
  const { mbox, mbox_sha1sum: sha, openid, account } = isObject(agent) ? agent : {};
  return [mbox ?? null, sha ?? null, openid ?? null, account ?? null];
}
