import { firstOf, phrases, type List } from '../lists.ts';
import { isAssessed, questionRule } from '../questions.ts';
import { sentencesIn, tongueOf, withoutQuotes } from '../wording.ts';

/** A task turned round. Stems are plain text: a negative word stands out in capitals only. */
const negative: List = {
  fr: phrases('n(?:e |’)[\\p{L}’-]+(?: [\\p{L}’-]+){0,3} (?:pas|jamais|aucune?|rien)|sauf|excepté|à éviter|incorrecte?|inexacte?|fausse|le moins'),
  en: phrases('not|(?:is|are|do|does|did|was|should|would|must|could|has|have|ca)n’t|cannot|except|never|to avoid|incorrect|untrue|false|least'),
};
const capital: List = { fr: phrases('PAS|JAMAIS|AUCUNE?|RIEN|SAUF|EXCEPTÉ|ÉVITER|INCORRECTE?|INEXACTE?|FAUSSE|MOINS', 'u'), en: phrases('NOT|EXCEPT|NEVER|AVOID|INCORRECT|UNTRUE|FALSE|LEAST', 'u') };

export const negativeStem = questionRule(
  { name: 'negative-stem', asks: 'A stem asks for what is so; in practice a “not” may stand in capitals.', why: 'A “not” is read over, and the learner who knows the subject best answers wrongly.', severity: 'warning' },
  (question) => {
    const task = taskOf(question.stem);
    const words = firstOf(negative, task, question.lang);
    if (!words) return [];
    if (isAssessed(question)) return [{ field: 'stem', severity: 'error', message: `"${words}" asks for what is not so. Ask for what is: "Which line keeps…?"` }];
    return firstOf(capital, task, question.lang) ? [] : [{ field: 'stem', message: `"${words}" asks for what is not so. Ask for what is, or write the negative word in capitals: "${tongueOf(question.lang) === 'fr' ? 'PAS' : 'NOT'}".` }];
  },
);

/** What is asked: the last question or sentence, without what people say in the story before it. */
function taskOf(stem: string): string {
  const sentences = sentencesIn(withoutQuotes(stem));
  return sentences.findLast((each) => /\?/.test(each)) ?? sentences.at(-1) ?? '';
}
