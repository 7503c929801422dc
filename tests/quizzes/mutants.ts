/** Ways in which a type could be broken. Each takes its functions and gives back broken ones. */
import { outcomeOf } from '../../quizzes/choices.ts';
import type { Evaluation, Interaction, ItemType } from '../../quizzes/item-type.ts';
import type { RuntimeItem } from '../../quizzes/runtime.ts';

export type Logic = ItemType<RuntimeItem, unknown>;
export type Mutant = (logic: Logic) => Logic;

const judging = (change: (evaluation: Evaluation) => Partial<Evaluation>): Mutant => (logic) => ({
  ...logic,
  evaluate(item, response) {
    const evaluation = logic.evaluate(item, response);
    return { ...evaluation, ...change(evaluation) };
  },
});
const scoring = (change: (scaled: number) => number): Mutant => judging((evaluation) => (evaluation.outcome === 'ungraded' ? {} : { scaled: change(evaluation.scaled), outcome: outcomeOf(change(evaluation.scaled)) }));
const answering = (change: (response: unknown) => unknown): Mutant => (logic) => ({ ...logic, evaluate: (item, response) => logic.evaluate(item, change(response)) });
const reporting = (change: (interaction: Interaction) => Interaction): Mutant => (logic) => ({
  ...logic,
  interaction(item, response) {
    const report = logic.interaction(item, response);
    return report && change(report);
  },
  ...(logic.also && { also: (item, response) => logic.also!(item, response).map((beside) => ({ ...beside, interaction: change(beside.interaction) })) }),
});

/** A response, or an item, without its last (or first) part, however its type writes it. */
export function without(end: 'first' | 'last', value: unknown): unknown {
  const cut = <T>(list: T[]): T[] => (end === 'last' ? list.slice(0, -1) : list.slice(1));
  if (Array.isArray(value)) return cut(value);
  if (typeof value === 'string') return cut([...value]).join('');
  if (typeof value !== 'object' || value === null) return null;
  const inner = Object.entries(value).filter(([, each]) => typeof each === 'object' && each !== null);
  return inner.length ? { ...value, ...Object.fromEntries(inner.map(([key, each]) => [key, without(end, each)])) } : Object.fromEntries(cut(Object.entries(value)));
}

/** The item as if its author had not written the last of its options, tiles, statements… */
const shorter = (item: RuntimeItem): RuntimeItem => Object.fromEntries(Object.entries(item).map(([key, value]) => [key, Array.isArray(value) && value.length > 1 && value.every((each) => typeof each === 'object') ? value.slice(0, -1) : value])) as unknown as RuntimeItem;

const emptied = (response: unknown) => (Array.isArray(response) ? [] : typeof response === 'string' ? '' : undefined);

export const mutants: Record<string, Mutant> = {
  'calls every answer right': judging(() => ({ outcome: 'correct', scaled: 1 })),
  'calls every answer wrong': judging(() => ({ outcome: 'incorrect', scaled: 0 })),
  'calls every answer partly right': judging(() => ({ outcome: 'partial', scaled: 0.5 })),
  'judges nothing': judging(() => ({ outcome: 'ungraded', scaled: 0 })),
  'turns right and wrong round': scoring((scaled) => 1 - scaled),
  'gives full credit for part of it': scoring(Math.ceil),
  'gives nothing for part of it': scoring(Math.floor),
  'gives half for anything partly right': scoring((scaled) => (scaled > 0 && scaled < 1 ? 0.5 : scaled)),
  'doubles the credit': scoring((scaled) => Math.min(1, 2 * scaled)),
  'halves the credit': scoring((scaled) => scaled / 2),
  'says right without the score': judging(({ outcome }) => ({ outcome: outcome === 'ungraded' ? outcome : 'correct' })),
  'scores without saying so': judging(({ scaled, outcome }) => ({ scaled: outcome === 'ungraded' ? 0 : 1 - scaled })),
  'says nothing': judging(() => ({ feedback: [] })),
  'says nothing of the parts': judging(({ feedback }) => ({ feedback: feedback.filter(({ about }) => !about) })),
  'says nothing of the whole': judging(({ feedback }) => ({ feedback: feedback.filter(({ about }) => about) })),
  'says only the first thing': judging(({ feedback }) => ({ feedback: feedback.slice(0, 1) })),
  'says it backwards': judging(({ feedback }) => ({ feedback: [...feedback].reverse() })),
  'does not look at the last part of the answer': answering((response) => without('last', response)),
  'does not look at the first part of the answer': answering((response) => without('first', response)),
  'does not look at the last part of the item': (logic) => ({ ...logic, evaluate: (item, response) => logic.evaluate(shorter(item), response) }),
  'does not look at the answer': (logic) => ({ ...logic, evaluate: (item) => logic.evaluate(item, logic.blank(item)) }),
  'reads the answer backwards': answering((response) => (Array.isArray(response) ? [...response].reverse() : response)),
  'ignores how the item is to be scored': (logic) => ({ ...logic, evaluate: (item, response) => logic.evaluate({ ...item, scoring: 'all-or-nothing' } as RuntimeItem, response) }),
  'changes the answer': (logic) => ({
    ...logic,
    evaluate(item, response) {
      const evaluation = logic.evaluate(item, response);
      if (Array.isArray(response)) response.pop();
      return evaluation;
    },
  }),
  'is never ready': (logic) => ({ ...logic, isComplete: () => false }),
  'is always ready': (logic) => ({ ...logic, isComplete: () => true }),
  'is ready when it should not be': (logic) => ({ ...logic, isComplete: (item, response) => !logic.isComplete(item, response) }),
  'is ready as soon as anything is done': (logic) => ({ ...logic, isComplete: (item, response) => logic.encode(item, response) !== logic.encode(item, logic.blank(item)) }),
  'is ready without the last part of the item': (logic) => ({ ...logic, isComplete: (item, response) => logic.isComplete(shorter(item), response) }),
  'is ready one part too late': (logic) => ({ ...logic, isComplete: (item, response) => logic.isComplete(item, without('last', response)) }),
  'reports nothing': (logic) => ({ ...logic, interaction: () => undefined }),
  'reports nothing beside it': ({ also: _also, ...logic }) => logic,
  'reports another kind': reporting((report) => ({ kind: 'other', response: JSON.stringify(report.response ?? '') })),
  'reports no response': reporting((report) => ({ ...report, response: emptied(report.response) }) as Interaction),
  'reports the response without its last part': reporting((report) => ({ ...report, response: typeof report.response === 'object' ? without('last', report.response) : report.response }) as Interaction),
  'reports the response backwards': reporting((report) => ({ ...report, response: Array.isArray(report.response) ? [...report.response].reverse() : report.response }) as Interaction),
  'reports no right answer': reporting((report) => ('correct' in report ? ({ ...report, correct: [] }) : report)),
  'reports a right answer without its last part': reporting((report) => ('correct' in report ? ({ ...report, correct: without('last', (report.correct as unknown[]).map((each) => (Array.isArray(each) ? without('last', each) : each))) } as Interaction) : report)),
  'declares no parts': reporting((report) => ('components' in report ? { ...report, components: [] } : 'sources' in report ? { ...report, sources: [] } : report)),
  'turns whether case matters round': reporting((report) => (report.kind === 'fill-in' ? { ...report, caseMatters: !report.caseMatters } : report)),
  'saves nothing': (logic) => ({ ...logic, encode: () => '' }),
  'saves no last part': (logic) => ({ ...logic, encode: (item, response) => logic.encode(item, without('last', response)) }),
  'reads nothing back': (logic) => ({ ...logic, decode: (item) => logic.blank(item) }),
  'reads back without the last part': (logic) => ({ ...logic, decode: (item, text) => without('last', logic.decode(item, text)) }),
};
