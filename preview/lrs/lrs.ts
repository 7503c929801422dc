/** A small LRS in memory (xAPI 1.0.3): statements and the three kinds of documents, and every way in which a real one fails. */
import { randomUUID } from 'node:crypto';
import { answerDocument, isDocument, type Documents } from './documents.ts';
import { isObject, isSame, read, reply, type JsonObject, type LrsReply, type LrsRequest } from './exchange.ts';
import { answerQuery } from './query.ts';
import { statementFaults } from './statement-check.ts';

/** `lost`: done, but the answer never arrives. `dead`: not done either. */
export type Fault = LrsReply | 'lost' | 'dead';

export interface Lrs {
  /** `undefined`: no answer arrives. */
  answer(request: LrsRequest): LrsReply | undefined;
  /** In the order they were stored. */
  readonly statements: JsonObject[];
  readonly documents: Documents;
  /** Every request, and what came of it, in order. */
  readonly log: (LrsRequest & { status: number })[];
  /** Decides before anything else whether a request fails. */
  fault?: ((request: LrsRequest) => Fault | undefined) | undefined;
}

interface Options {
  /** A refusal of the one who asks: 401, 403, or nothing. */
  admit?(request: LrsRequest): LrsReply | undefined;
  /** A refusal of a statement, or nothing; it is stored when all of its batch pass. */
  judge?(statement: JsonObject, earlier: JsonObject[], request: LrsRequest): LrsReply | undefined;
  /** A statement is none, for this reason. */
  refused?(why: string, request: LrsRequest): void;
  /** One was stored that was not there before. */
  stored?(statement: JsonObject, request: LrsRequest): void;
}

/** Of xAPI. */
const version = '1.0.3';
const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-5][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/i;

export function openLrs({ admit, judge, refused, stored }: Options = {}): Lrs {
  const lrs: Lrs = { statements: [], documents: new Map(), log: [], answer };

  function answer(request: LrsRequest): LrsReply | undefined {
    const fault = lrs.fault?.(request);
    const given = fault === 'dead' ? undefined : typeof fault === 'object' ? fault : serve(request);
    lrs.log.push({ ...request, status: fault === 'lost' ? 0 : (given?.status ?? 0) });
    return fault === 'lost' ? undefined : given;
  }

  function serve(request: LrsRequest): LrsReply {
    const given = decide(request);
    return { ...given, headers: { 'x-experience-api-version': version, ...given.headers } };
  }

  function decide(request: LrsRequest): LrsReply {
    if (request.resource === 'about') return reply(200, JSON.stringify({ version: [version] }), { 'content-type': 'application/json' });
    const asked = request.headers['x-experience-api-version'];
    if (!asked?.startsWith('1.0')) return reply(400, 'X-Experience-API-Version must begin with 1.0.');
    const refusal = admit?.(request);
    if (refusal) return refusal;
    if (isDocument(request.resource)) return answerDocument(lrs.documents, request);
    if (request.resource !== 'statements') return reply(404, 'There is no such resource.');
    if (request.method === 'GET') return answerQuery(lrs.statements, request.query);
    if (!/^(PUT|POST)$/.test(request.method)) return reply(405, 'No such method here.');
    if (!request.headers['content-type']?.startsWith('application/json')) return reply(400, 'Statements are sent as application/json; attachments are not taken here.');
    const given = read(request.body);
    const statements = Array.isArray(given) ? given : [given];
    if (!statements.every(isObject)) return reply(400, 'Statements are JSON objects.');
    const id = request.query.get('statementId');
    if (request.method === 'PUT') return id && statements.length === 1 ? store(request, [{ ...statements[0]!, id }], reply(204)) : reply(400, 'PUT takes one statement and its id.');
    return store(request, statements);
  }

  /** All or none (Communication 2.1.2). */
  function store(request: LrsRequest, statements: JsonObject[], done?: LrsReply): LrsReply {
    const added: JsonObject[] = [];
    const ids: string[] = [];
    for (const sent of statements) {
      const { id = randomUUID() } = sent;
      if (typeof id !== 'string' || !uuid.test(id) || added.some((each) => each.id === id)) return reply(400, 'Every statement needs a UUID of its own.');
      const statement: JsonObject = { ...sent, id };
      const held = lrs.statements.find((each) => each.id === id);
      if (held && !isSame(held, statement)) return reply(409, `There is another statement ${id}.`);
      if (held) {
        ids.push(id);
        continue;
      }
      const refusal = faultOf(statement, request) ?? judge?.(sent, [...lrs.statements, ...added], request);
      if (refusal) return refusal;
      added.push(statement);
      ids.push(id);
    }
    lrs.statements.push(...added);
    for (const each of added) stored?.(each, request);
    return done ?? reply(200, JSON.stringify(ids), { 'content-type': 'application/json' });
  }

  function faultOf(statement: JsonObject, request: LrsRequest): LrsReply | undefined {
    const [why] = statementFaults(statement);
    if (why === undefined) return undefined;
    refused?.(why, request);
    return reply(400, why);
  }

  return lrs;
}
