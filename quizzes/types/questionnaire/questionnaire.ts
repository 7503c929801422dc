import type { z } from 'zod';
import { componentsOf } from '../../choices.ts';
import type { FeedbackLine, ItemBase, ItemType } from '../../item-type.ts';
import { decodePairs, encodePairs } from '../../pairs.ts';
import type { schema } from './schema.ts';

export type Questionnaire = z.infer<ReturnType<typeof schema<z.ZodString>>> & ItemBase;
/** Point id by statement id; statements left out are absent. */
export type QuestionnaireResponse = Record<string, string>;

/** Mean of these statements, as far as they are answered: points count 1, 2, 3…; one decimal, because that is what the learner reads. 0 when none is. */
function meanOf(item: Questionnaire, response: QuestionnaireResponse, statements: Questionnaire['statements']): number {
  const values = statements.flatMap(({ id }) => item.scale.findIndex((point) => point.id === response[id]) + 1 || []);
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 10) / 10 || 0;
}

/** The dimensions with an answer, each with its mean. */
export const resultsOf = (item: Questionnaire, response: QuestionnaireResponse) =>
  (item.dimensions ?? [])
    .map((each) => ({ ...each, mean: meanOf(item, response, item.statements.filter(({ dimension }) => dimension === each.id)) }))
    .filter(({ mean }) => mean);

/** The statements answered, each with its point, in the author's order. */
const answersOf = (item: Questionnaire, response: QuestionnaireResponse) =>
  item.statements.flatMap((statement): [typeof statement, point: string][] => (response[statement.id] ? [[statement, response[statement.id]!]] : []));

const say = (text: string | undefined, about?: string): FeedbackLine[] => (text ? [{ ...(about && { about }), outcome: 'ungraded', text }] : []);

export const questionnaire: ItemType<Questionnaire, QuestionnaireResponse> = {
  blank: () => ({}),
  isComplete: (item, response) => Object.keys(response).length > 0 && item.statements.every(({ id, optional }) => optional || response[id]),
  missing: 'questionnaire.missing',
  check: 'questionnaire.keep',
  evaluate(item, response) {
    const mean = meanOf(item, response, item.statements);
    const results = resultsOf(item, response);
    const most = Math.max(...results.map((each) => each.mean));
    const feedback = [
      ...results.flatMap((each) => say(each.mean === most ? each.feedback : '', each.id)),
      ...say(item.bands?.findLast(({ from }) => from <= mean)?.text),
      ...say(mean ? item.feedback?.answered : ''),
    ];
    return { outcome: 'ungraded', scaled: 0, feedback };
  },
  interaction: () => undefined,
  also: (item, response) =>
    answersOf(item, response).map(([{ id, text }, point]) => ({ id, text, interaction: { kind: 'likert', components: componentsOf(item, item.scale), response: [point], correct: [] } })),
  encode: (item, response) => encodePairs(item, answersOf(item, response).map(([{ id }, point]) => [id, point])),
  decode(item, text) {
    const pairs = decodePairs(item, item.statements, item.scale, text);
    return pairs && Object.fromEntries(pairs);
  },
};
