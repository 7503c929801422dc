import validate from '@learninglocker/xapi-validation';
import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../quizzes/item-type.ts';
import { answered, experienced, progressOf, scoreOf, statement, type Frame, type Statement } from '../../targets/shared/statements.ts';
import { uuidOf } from '../../targets/shared/uuid.ts';
import { typeNames } from '../quizzes/samples.ts';
import { answer } from './contract.ts';
import { kinds } from './kinds.ts';
import { answersOf, turns } from './sample-answers.ts';

const frame: Frame = { iri: 'https://course.invalid/two-tills', course: 'https://course.invalid/two-tills', actor: { account: { homePage: 'https://lms.example', name: 'u-17' } }, registration: '760e3480-ba55-4991-94b0-01820dbd23a2', language: 'fr' };

/** Findings of the validator of an LRS that passed ADL's conformance test. */
const faults = (told: Statement) => validate(JSON.parse(JSON.stringify(told))).map((warning) => JSON.stringify(warning));

describe.each(typeNames)('an answer to a question of type %s', (type) => {
  it.each(answersOf(type))('is a valid statement: %s', (_title, given) => expect(faults(answered(frame, given))).toEqual([]));
});

describe('a reply in a dialogue', () => {
  it.each(turns)('is a valid statement: %s', (_title, turn) => {
    const told = answered(frame, { ...turn, activity: 'counter/kettle', details: { tags: ['ECO'], meters: { trust: 6 }, reply: 'ask' } });
    expect(faults(told)).toEqual([]);
    expect(told.context).toMatchObject({
      contextActivities: { parent: [{ id: 'https://course.invalid/two-tills/activities/counter/kettle' }] },
      extensions: { 'https://course.invalid/two-tills/extensions/tags': ['ECO'], 'https://course.invalid/two-tills/extensions/meters': { trust: 6 } },
    });
  });
});

describe('an answered statement', () => {
  const tell = (interaction: Interaction) => answered(frame, answer({ interaction }));

  it.each(kinds)('is valid for every kind of interaction: $kind', (interaction) => expect(faults(tell(interaction))).toEqual([]));

  it.each<[Interaction, string, string[] | undefined, string[]]>([
    [kinds[0]!, 'ask-more', ['ask-more'], ['choices']],
    [kinds[1]!, 'explain[,]ask-more', ['ask-more[,]explain'], ['choices']],
    [kinds[2]!, 'ask-more[.]explain', ['ask-more[.]ask-more'], ['source', 'target']],
    [kinds[3]!, 'lundi', ['{case_matters=false}{order_matters=true}lundi', '{case_matters=false}{order_matters=true}Montag'], []],
    [kinds[4]!, 'Vous attendez\ndepuis lundi.', undefined, []],
    [kinds[5]!, 'false', ['true'], []],
    [kinds[6]!, '-12.5', ['10[:]20'], []],
    [kinds[7]!, '1400', ['1400'], []],
    [kinds[8]!, 'explain', undefined, ['scale']],
    [kinds[9]!, 'ask-more[.]yes[,]explain[.]a b', ['{order_matters=false}ask-more[.]yes'], ['steps']],
    [kinds[10]!, 'known', undefined, []],
  ])('writes the response and the right answer in xAPI’s syntax: %o', (interaction, response, pattern, parts) => {
    const { result, object } = tell(interaction);
    const { definition } = object as unknown as { definition: Record<string, unknown> };
    expect(result?.response).toBe(response);
    expect(definition.correctResponsesPattern).toEqual(pattern);
    for (const name of parts) expect(definition[name]).toMatchObject([{ id: 'ask-more', description: { fr: 'ask-more' } }, { id: 'explain' }]);
  });

  it('says nothing of success or score where nothing is judged, and omits an empty response', () => {
    const { result } = answered(frame, answer({ outcome: 'ungraded', scaled: 0, interaction: { kind: 'other', response: '' } }));
    expect(result).toEqual({ completion: true, duration: 'PT12.34S' });
    expect(answered(frame, answer({ outcome: 'partial', scaled: 2 / 3 })).result).toMatchObject({ success: false, score: { scaled: 0.6667 } });
  });

  it('is the same statement when it is told again, and another for another attempt or learner', () => {
    const id = answered(frame, answer()).id;
    expect(answered({ ...frame, language: 'en' }, answer()).id).toBe(id);
    expect(answered(frame, answer({ at: answer().at + 1 })).id).not.toBe(id);
    expect(answered({ ...frame, actor: { mbox: 'mailto:a@example.org' } }, answer()).id).not.toBe(id);
  });

  it('carries texts of any length and content', () => {
    const told = tell({ kind: 'long-fill-in', response: `${'é'.repeat(3999)}🙂\u0000` });
    expect(told.result!.response).toHaveLength(3999);
    expect(faults(tell({ kind: 'fill-in', response: ['{lang=fr', 'a[,]b'], correct: [['x'], ['y', 'z']], caseMatters: true }))).toEqual([]);
  });
});

describe('other statements', () => {
  it('are valid: pages, progress, score', () => {
    expect(faults(experienced(frame, 'listen', 'Écouter', 0))).toEqual([]);
    expect(faults(statement(frame, 'progressed', { id: frame.course }, 0, { result: { extensions: progressOf(2 / 3) } }))).toEqual([]);
    expect(faults(statement(frame, 'passed', { id: frame.course }, 0, { result: { success: true, score: scoreOf(5 / 6), duration: 'PT60S' } }))).toEqual([]);
    expect(scoreOf(5 / 6)).toEqual({ scaled: 0.8333, raw: 83.33, min: 0, max: 100 });
  });

  it('put the activities of the launch’s template before their own (cmi5 10.2.1)', () => {
    const template = { contextActivities: { grouping: [{ id: 'https://lms.example/au/1' }], category: [{ id: 'urn:x:cat' }] }, extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 's-1' } };
    const { context } = answered({ ...frame, course: 'https://lms.example/activity/9', template }, answer());
    expect(context!.contextActivities!.grouping!.map(({ id }) => id)).toEqual(['https://lms.example/au/1', 'https://lms.example/activity/9', frame.iri]);
    expect(context!.extensions).toEqual(template.extensions);
  });

  it('are found faulty by the validator when they are', () => {
    expect(faults({ ...answered(frame, answer()), id: 'one' })).not.toEqual([]);
    expect(faults({ ...answered(frame, answer()), result: { response: 3 as unknown as string } })).not.toEqual([]);
  });
});

describe('the id of a statement', () => {
  it('is a UUID of version 4, and none of 20,000 names share one', () => {
    const ids = Array.from({ length: 20_000 }, (_none, index) => uuidOf(`760e3480 answered item-${index}`));
    expect(ids.filter((id) => !/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
