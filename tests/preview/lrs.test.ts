import { describe, expect, it } from 'vitest';
import type { LrsRequest } from '../../preview/lrs/exchange.ts';
import { reply } from '../../preview/lrs/exchange.ts';
import { openLrs } from '../../preview/lrs/lrs.ts';

const ask = (method: string, address: string, body = '', headers: Record<string, string> = {}): LrsRequest => {
  const url = new URL(address, 'https://lrs.example/');
  return { method, resource: url.pathname.slice(1), query: url.searchParams, headers: { 'x-experience-api-version': '1.0.3', 'content-type': 'application/json', ...headers }, body };
};
const agent = encodeURIComponent('{"mbox":"mailto:a@example.org"}');
const state = `activities/state?activityId=urn:a&agent=${agent}&stateId=progress`;
const profile = `activities/profile?activityId=urn:a&profileId=p`;
const statement = (n: number, verb = 'urn:v') => ({ id: `00000000-0000-4000-8000-00000000000${n}`, actor: { mbox: 'mailto:a@example.org' }, verb: { id: verb }, object: { id: 'urn:a' } });

describe('documents of the local LRS', () => {
  it('carry a version, and a condition that is given must hold', () => {
    const { answer } = openLrs();
    expect(answer(ask('GET', state))?.status).toBe(404);
    expect(answer(ask('PUT', state, 'one', { 'if-none-match': '*' }))?.status).toBe(204);
    const { etag } = answer(ask('GET', state))!.headers;
    expect(etag).toMatch(/^"[\da-f]{40}"$/);
    expect(answer(ask('PUT', state, 'two', { 'if-none-match': '*' }))?.status).toBe(412);
    expect(answer(ask('PUT', state, 'two', { 'if-match': '"other"' }))?.status).toBe(412);
    expect(answer(ask('PUT', state, 'two', { 'if-match': etag! }))?.status).toBe(204);
    expect(answer(ask('PUT', state, 'three'))?.status).toBe(204);
    expect(answer(ask('DELETE', state))?.status).toBe(204);
    expect(answer(ask('GET', state))?.status).toBe(404);
  });

  it('want a condition where they are profiles, and merge JSON', () => {
    const { answer } = openLrs();
    expect(answer(ask('PUT', profile, '{}'))?.status).toBe(400);
    expect(answer(ask('PUT', profile, '{"a":1}', { 'if-none-match': '*' }))?.status).toBe(204);
    expect(answer(ask('PUT', profile, '{}'))?.status).toBe(409);
    expect(answer(ask('POST', profile, '{"b":2}'))?.status).toBe(204);
    expect(answer(ask('GET', profile))?.body).toBe('{"a":1,"b":2}');
    expect(answer(ask('POST', profile, '[]'))?.status).toBe(400);
  });

  it('of a state go all at once where none is named', () => {
    const { answer, documents } = openLrs();
    for (const id of ['a', 'b']) answer(ask('PUT', state.replace('progress', id), 'x'));
    answer(ask('PUT', profile, '{}', { 'if-none-match': '*' }));
    expect(answer(ask('DELETE', state.replace('&stateId=progress', '')))?.status).toBe(204);
    expect(answer(ask('DELETE', profile.replace('&profileId=p', '')))?.status).toBe(400);
    expect(documents.size).toBe(1);
  });

  it('are listed by their ids, and refused where a name is missing', () => {
    const { answer } = openLrs();
    answer(ask('PUT', state, 'one'));
    expect(answer(ask('GET', `activities/state?activityId=urn:a&agent=${agent}`))?.body).toBe('["progress"]');
    expect(answer(ask('PUT', `activities/state?activityId=urn:a&agent=${agent}`, 'x'))?.status).toBe(400);
    expect(answer(ask('GET', 'activities/state?activityId=urn:a'))?.status).toBe(400);
    expect(answer(ask('GET', 'activities/state?activityId=urn:a&agent=x&stateId=p'))?.status).toBe(400);
    expect(answer(ask('PATCH', state, 'x'))?.status).toBe(405);
  });
});

describe('statements of the local LRS', () => {
  const post = (body: unknown) => ask('POST', 'statements', JSON.stringify(body));

  it('are stored all or none, once each', () => {
    const lrs = openLrs();
    expect(lrs.answer(post([statement(1), { ...statement(2), verb: {} }]))?.status).toBe(400);
    expect(lrs.statements).toEqual([]);
    expect(lrs.answer(post([statement(1), statement(2)]))?.body).toBe(JSON.stringify([statement(1).id, statement(2).id]));
    expect(lrs.answer(post([statement(1)]))?.status).toBe(200);
    expect(lrs.answer(post([statement(1, 'urn:other')]))?.status).toBe(409);
    expect(lrs.answer(post([statement(3), statement(3)]))?.status).toBe(400);
    expect(lrs.statements).toHaveLength(2);
  });

  it.each([['"x"', 400], ['not json', 400], [JSON.stringify({ ...statement(1), id: 'one' }), 400], [JSON.stringify({ ...statement(1), actor: 'Ada' }), 400], [JSON.stringify({ ...statement(1), object: {} }), 400]])('are refused when they are %s', (body, status) => {
    expect(openLrs().answer(ask('POST', 'statements', body))?.status).toBe(status);
  });

  it('get an id where they have none, and come as JSON', () => {
    const lrs = openLrs();
    const { id: _id, ...rest } = statement(1);
    expect(JSON.parse(lrs.answer(post(rest))!.body)).toEqual([expect.stringMatching(/^[\da-f-]{36}$/)]);
    expect(lrs.answer({ ...post(statement(2)), headers: { 'x-experience-api-version': '1.0.3', 'content-type': 'multipart/mixed; boundary=x' } })?.status).toBe(400);
    expect(lrs.statements).toHaveLength(1);
  });

  it('are put by id and read back, newest first', () => {
    const { answer } = openLrs();
    const { id, ...rest } = statement(1);
    expect(answer(ask('PUT', `statements?statementId=${id}`, JSON.stringify(rest)))?.status).toBe(204);
    expect(answer(ask('PUT', 'statements', '{}'))?.status).toBe(400);
    answer(post(statement(2)));
    expect(JSON.parse(answer(ask('GET', 'statements'))!.body).statements.map((each: { id: string }) => each.id)).toEqual([statement(2).id, id]);
    expect(answer(ask('GET', `statements?statementId=${id}`))?.status).toBe(200);
    expect(answer(ask('GET', 'statements?statementId=x'))?.status).toBe(404);
    expect(answer(ask('DELETE', 'statements', '{}'))?.status).toBe(405);
  });
});

describe('a question for statements', () => {
  const lrs = openLrs();
  const other = { ...statement(2, 'urn:w'), actor: { name: 'B', mbox: 'mailto:b@example.org' }, object: { id: 'urn:b' }, context: { registration: '760e3480-ba55-4991-94b0-01820dbd23a2' }, timestamp: '2026-11-24T10:00:00Z' };
  const voiding = { ...statement(4, 'http://adlnet.gov/expapi/verbs/voided'), object: { objectType: 'StatementRef', id: statement(3).id } };
  for (const each of [{ ...statement(1), timestamp: '2026-11-24T09:00:00Z' }, other, statement(3), voiding]) expect(lrs.answer(ask('POST', 'statements', JSON.stringify(each)))?.status).toBe(200);
  const found = (query: string): string[] => (JSON.parse(lrs.answer(ask('GET', `statements?${query}`))!.body) as { statements: { id: string }[] }).statements.map(({ id }) => id.at(-1)!);

  it.each([
    ['', ['4', '2', '1']], ['ascending=true', ['1', '2', '4']], ['limit=1', ['4']], ['verb=urn:w', ['2']], ['activity=urn:b', ['2']], ['registration=760e3480-ba55-4991-94b0-01820dbd23a2', ['2']],
    [`agent=${encodeURIComponent('{"objectType":"Agent","mbox":"mailto:b@example.org"}')}`, ['2']], ['since=2026-11-24T09:30:00Z', ['2']], ['until=2026-11-24T09:30:00Z', ['1']],
  ])('"%s" finds %o, and never one that was voided', (query, ids) => expect(found(query)).toEqual(ids));

  it('finds a voided one only by its id, and says so', () => {
    const ask1 = (name: string, n: number) => lrs.answer(ask('GET', `statements?${name}=${statement(n).id}`))?.status;
    expect([ask1('statementId', 3), ask1('voidedStatementId', 3), ask1('voidedStatementId', 1)]).toEqual([404, 200, 404]);
    expect(lrs.answer(ask('GET', 'statements?statementId=a&voidedStatementId=b'))?.status).toBe(400);
  });
});

describe('the local LRS', () => {
  it('wants its version, knows no other resource, and lets nobody in whom it should not', () => {
    const lrs = openLrs({ admit: ({ headers }) => (headers.authorization ? undefined : reply(401)) });
    expect(lrs.answer(ask('GET', 'statements', '', { 'x-experience-api-version': '2.0' }))?.status).toBe(400);
    expect(lrs.answer(ask('GET', 'statements'))?.status).toBe(401);
    expect(lrs.answer(ask('GET', 'activities', '', { authorization: 'x' }))?.status).toBe(404);
    expect(lrs.answer({ ...ask('GET', 'about'), headers: {} })).toMatchObject({ status: 200, body: '{"version":["1.0.3"]}', headers: { 'x-experience-api-version': '1.0.3' } });
  });

  it('fails as it is told: with a status, before it stores, or after', () => {
    const lrs = openLrs();
    const one = ask('POST', 'statements', JSON.stringify(statement(1)));
    lrs.fault = () => reply(503);
    expect(lrs.answer(one)?.status).toBe(503);
    lrs.fault = () => 'dead';
    expect(lrs.answer(one)).toBeUndefined();
    expect(lrs.statements).toEqual([]);
    lrs.fault = () => 'lost';
    expect(lrs.answer(one)).toBeUndefined();
    expect(lrs.statements).toHaveLength(1);
    expect(lrs.log.map(({ status }) => status)).toEqual([503, 0, 0]);
  });
});
