import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../preview/lrs/exchange.ts';
import { interactionDoubts } from '../../preview/lrs/interaction-check.ts';
import { statementFaults } from '../../preview/lrs/statement-check.ts';

const statement = (changes: JsonObject = {}): JsonObject => ({ id: '760e3480-ba55-4991-94b0-01820dbd23a2', actor: { mbox: 'mailto:a@example.org' }, verb: { id: 'urn:v' }, object: { id: 'urn:a' }, ...changes });

describe('a statement', () => {
  it('passes with a single activity in its context, as a reference, and with every form of duration', () => {
    expect(statementFaults(statement({ context: { contextActivities: { parent: { id: 'urn:p' } } } }))).toEqual([]);
    expect(statementFaults(statement({ object: { objectType: 'StatementRef', id: '760e3480-ba55-4991-94b0-01820dbd23a3' } }))).toEqual([]);
    for (const duration of ['PT0S', 'PT1H2M3.45S', 'P1D', 'P3W', 'P1Y2M']) expect(statementFaults(statement({ result: { duration } }))).toEqual([]);
  });

  it.each<[string, JsonObject, string]>([
    ['no actor', { actor: 'Ada' }, 'actor:'],
    ['a mail address without its scheme', { actor: { mbox: 'a@example.org' } }, 'actor.mbox: no Mailto.'],
    ['a name the standard does not know', { actor: { mbox: 'mailto:a@example.org', foo: 1 } }, 'actor: unknown foo.'],
    ['a verb that is no IRI', { verb: { id: 'answered' } }, 'verb.id: no Internationalized'],
    ['a raw score above its bound', { result: { score: { raw: 5, max: 3 } } }, 'result.score: raw more than max.'],
    ['a duration of nothing', { result: { duration: 'P1DT' } }, 'result.duration: "P1DT" is no duration.'],
    ['two choices of one id', { object: { id: 'urn:a', definition: { type: 'urn:t', interactionType: 'choice', choices: [{ id: 'a' }, { id: 'a' }] } } }, 'object.definition.choices: two components have the id "a".'],
  ])('is refused with %s', (_what, changes, why) => expect(statementFaults(statement(changes)).join('\n')).toContain(why));
});

describe('an answer', () => {
  const answer = (interactionType: string, response: string, definition: JsonObject = {}): JsonObject => statement({ object: { id: 'urn:a', definition: { interactionType, ...definition } }, result: { response } });
  const ids = (...list: string[]) => list.map((id) => ({ id }));

  it.each<[string, string, JsonObject]>([
    ['choice', 'a[,]c', { choices: ids('a', 'b', 'c'), correctResponsesPattern: ['a[,]b'] }],
    ['choice', '', { choices: ids('a') }],
    ['likert', 'l2', { scale: ids('l1', 'l2') }],
    ['true-false', 'true', { correctResponsesPattern: ['false'] }],
    ['numeric', '-3.5', { correctResponsesPattern: ['3[:]4', '[:]4', '4[:]', '4'] }],
    ['matching', 's1[.]t2[,]s2[.]t1', { source: ids('s1', 's2'), target: ids('t1', 't2') }],
    ['performance', 's1[.]done', { steps: ids('s1'), correctResponsesPattern: ['{order_matters=false}s1[.]x'] }],
    ['fill-in', 'anything[,]at all', {}],
    ['constructor', 'x', {}],
  ])('to a %s question raises no doubt with "%s"', (kind, response, definition) => expect(interactionDoubts(answer(kind, response, definition))).toEqual([]));

  it.each<[string, string, JsonObject, string]>([
    ['choice', 'a[,]d', { choices: ids('a', 'b') }, 'The response "a[,]d" of a choice question names "d", which is none of its components.'],
    ['choice', 'a', { choices: ids('a'), correctResponsesPattern: ['z'] }, 'The pattern "z" of a choice question names "z"'],
    ['true-false', 'yes', {}, 'is neither "true" nor "false"'],
    ['numeric', '3[:]4', {}, 'is no number'],
    ['numeric', '3', { correctResponsesPattern: ['[:]'] }, 'The pattern "[:]" of a numeric question is no number.'],
    ['matching', 's1-t1', { source: ids('s1'), target: ids('t1') }, 'has "s1-t1", which is no pair'],
    ['matching', 's1[.]t9', { source: ids('s1'), target: ids('t1') }, 'names "t9"'],
    ['performance', 'p[.]x', { steps: ids('s1') }, 'names "p"'],
  ])('to a %s question raises a doubt with "%s"', (kind, response, definition, why) => expect(interactionDoubts(answer(kind, response, definition)).join()).toContain(why));
});
