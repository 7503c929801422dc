import { parse, SyntaxError, type GIFTQuestion, type NumericalChoice, type NumericalFormat, type TextChoice, type TextFormat } from 'gift-pegjs';
import { Refusal } from '../command.ts';
import { nameFrom, texts, type Draft, type Item } from './draft.ts';
import { plainText } from './plain.ts';

/**
 * Questions of Moodle’s GIFT format (docs.moodle.org, “GIFT format”). Each stands between empty lines and is read alone, so
 * that one with a fault does not hide the others. `taken`: ids that are in use. Throws a `Refusal` naming every fault by line.
 */
export function fromGift(source: string, file: string, { languages, taken }: { languages: readonly string[]; taken: Set<string> }): Draft[] {
  const faults: string[] = [];
  const drafts = blocksIn(source).flatMap(({ line, text }) => {
    try {
      return parse(`${text}\n`).map((question) => draftOf(question, line, languages, taken));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      const at = Math.min(error.location?.start.line ?? 1, text.split('\n').length);
      faults.push(`${file}:${line + at - 1}  the question cannot be read here. Look for a "{" or "}" that is missing, and write "\\" before a ":", "=", "~", "#", "{" or "}" that is a sign of the text.`);
      return [];
    }
  });
  if (faults.length) throw new Refusal(faults.join('\n'));
  return drafts;
}

/** Pieces between empty lines, with the line each begins on; comments alone are none. */
function blocksIn(source: string): { line: number; text: string }[] {
  const found: { line: number; text: string }[] = [];
  let lines: string[] = [];
  source.split('\n').concat('').forEach((each, index) => {
    if (each.trim()) return void lines.push(each);
    if (lines.some((line) => !/^\s*\/\//.test(line))) found.push({ line: index - lines.length + 1, text: lines.join('\n') });
    lines = [];
  });
  return found;
}

type Body = Record<string, unknown> & { type: string };

function draftOf(question: GIFTQuestion, line: number, languages: readonly string[], taken: Set<string>): Draft {
  const draft: Draft = { line, comment: [], said: [], open: [] };
  const { say, close } = texts(languages, languages[0]!, draft);
  const plain = (format: TextFormat | null | undefined): string => {
    if (!format) return '';
    const { text, lost } = plainText(format.text, format.format);
    for (const each of lost) draft.said.push(`${each} is left out: put the file beside the quiz and name it under "picture", or describe it.`);
    return text;
  };
  if (question.type === 'Category' || question.type === 'Description') {
    draft.said.push(question.type === 'Category' ? `the category "${question.title}" is left out: a quiz here is one list.` : `the text “${short(plain(question.stem))}” asks nothing and is left out: write it in the lesson.`);
    return draft;
  }
  if (question.title) draft.comment.push(question.title);
  if (question.tags?.length) draft.comment.push(`Tags: ${question.tags.join(', ')}`);
  const stem = plain(question.stem);
  const id = nameFrom(question.id ?? question.title ?? stem, 'question', taken);
  const general = plain(question.globalFeedback);
  const body = bodyOf();
  if (body) draft.item = { id, stem: body.stem ?? say(stem, 'the question'), ...body } as Item;
  close();
  return draft;

  function bodyOf(): Body | undefined {
    switch (question.type) {
      case 'MC':
        return choice(question.choices);
      case 'TF':
        return trueFalse(question.isTrue, plain(question.trueFeedback), plain(question.falseFeedback));
      case 'Short':
        return typed(question.choices, question.hasEmbeddedAnswers);
      case 'Numerical':
        return numeric(Array.isArray(question.choices) ? question.choices : [{ isCorrect: true, weight: null, text: question.choices, feedback: null }]);
      case 'Matching':
        return matching(question.matchPairs.map(({ subquestion, subanswer }) => [plain(subquestion), plainText(unescaped(subanswer), 'plain').text]));
      case 'Essay':
        return { type: 'open-response', model: say(undefined, 'a model answer'), criteria: ['first', 'second'].map((each) => ({ id: each, text: say(undefined, `the ${each} criterion`) })), ...(general && { feedback: whole() }) };
      default:
        return undefined;
    }
  }

  /** General feedback is said after any answer. */
  function whole(more: { correct?: string; incorrect?: string } = {}) {
    const join = (own: string | undefined, what: string) => say([own, general].filter(Boolean).join(' ') || undefined, what);
    return { correct: join(more.correct, 'feedback when it is right'), incorrect: join(more.incorrect, 'feedback when it is wrong') };
  }

  function choice(choices: readonly TextChoice[]): Body {
    const isRight = ({ isCorrect, weight }: TextChoice) => (choices.some((each) => each.isCorrect) ? isCorrect : (weight ?? 0) > 0);
    const partial = choices.filter((each) => !isRight(each) && (each.weight ?? 0) !== 0);
    const isSingle = choices.filter(isRight).length === 1;
    const weights = choices.map(({ weight }) => (weight === null ? '' : `${weight}%`)).filter(Boolean);
    if (!isSingle && weights.length) draft.said.push(`the weights (${weights.join(', ')}) became "scoring: right-minus-wrong": each right option an equal share, each wrong one a share less.`);
    else if (partial.length) draft.said.push(`partial credit for ${partial.map(({ text }) => `“${short(plain(text))}”`).join(', ')} is left out: one option is right.`);
    const ids = new Set<string>();
    const options = choices.map((each) => {
      const text = plain(each.text);
      const own = nameFrom(text, 'option', ids);
      const feedback = plain(each.feedback);
      return { id: own, text: say(text, `the text of "${own}"`), ...(isRight(each) && { correct: true }), ...((feedback || !general) && { feedback: say(feedback || undefined, `feedback of "${own}"`) }) };
    });
    return { type: isSingle ? 'single-choice' : 'multiple-choice', ...(!isSingle && weights.length && { scoring: 'right-minus-wrong' }), options, ...(general && { feedback: whole() }) };
  }

  /** GIFT names first what is said of a wrong answer, then of a right one. */
  function trueFalse(answer: boolean, wrong: string, right: string): Body {
    if (!wrong && !right && general) return { type: 'true-false', answer, feedback: whole() };
    const said = (text: string, side: string) => ({ feedback: say(text || undefined, `feedback of "${side}"`) });
    return { type: 'true-false', answer, sides: { true: said(answer ? right : wrong, 'true'), false: said(answer ? wrong : right, 'false') }, ...(general && { feedback: whole() }) };
  }

  function typed(choices: readonly TextChoice[], isInText: boolean): Body {
    const isAny = ({ text }: TextChoice) => text.text.trim() === '*';
    const accepted = choices.filter((each) => !isAny(each) && (each.weight === null || each.weight === 100));
    for (const each of choices) {
      if (isAny(each)) continue;
      if (!accepted.includes(each)) draft.said.push(`the answer “${short(plain(each.text))}”, worth ${each.weight} %, is left out: typed answers are right or not.`);
      else if (each.text.text.includes('*')) draft.said.push(`the "*" in “${short(each.text.text)}” stands for any signs in GIFT; here it is a star. List the answers that are right.`);
    }
    const safe = stem.replace(/[{}]/g, (sign) => (sign === '{' ? '(' : ')'));
    if (isInText && safe !== stem) draft.said.push('braces in the text became round brackets, because braces mark gaps here.');
    return {
      type: 'cloze',
      ...(isInText && { stem: say(undefined, 'what to do with the text') }),
      text: isInText ? say(safe.replace('_____', '{answer}'), 'the text') : everywhere('{answer}', languages),
      gaps: [{ id: 'answer', accept: accepted.map((each) => say(plain(each.text), 'an answer')) }],
      feedback: whole({ correct: accepted.map((each) => plain(each.feedback)).find(Boolean) ?? '', incorrect: choices.filter(isAny).map((each) => plain(each.feedback)).find(Boolean) ?? '' }),
    };
  }

  function numeric(choices: readonly (NumericalChoice | { isCorrect: true; weight: null; text: NumericalFormat; feedback: null })[]): Body {
    const ranges = choices.filter(({ text }) => text.type !== undefined);
    const isRight = ({ isCorrect, weight }: (typeof ranges)[number]) => isCorrect && (weight === null || weight === 100);
    const half = ranges.filter((each) => !isRight(each) && (each.weight ?? 0) > 0);
    for (const each of half) if (each.weight !== 50) draft.said.push(`${JSON.stringify(rangeOf(each.text))} was worth ${each.weight} % and counts half here.`);
    for (const each of ranges) if (!isRight(each) && !half.includes(each)) draft.said.push(`the wrong number ${JSON.stringify(rangeOf(each.text))} is left out: only right and nearly right ones can be told apart.`);
    const other = choices.find(({ text }) => text.type === undefined)?.feedback;
    return {
      type: 'numeric',
      accept: ranges.filter(isRight).map(({ text }) => rangeOf(text)),
      ...(half.length && { nearly: half.map((each) => ({ ...rangeOf(each.text), feedback: say(plain(each.feedback) || undefined, 'feedback of the number that is nearly right') })) }),
      feedback: whole({ correct: ranges.filter(isRight).map((each) => plain(each.feedback)).find(Boolean) ?? '', incorrect: plain(other) }),
    };
  }

  function matching(pairs: readonly (readonly [string, string])[]): Body {
    const ids = new Set<string>();
    const targets = new Map([...new Set(pairs.map(([, target]) => target))].map((target) => [target, nameFrom(target, 'target', ids)]));
    const sources = pairs.filter(([source]) => source).map(([source, target]) => ({ id: nameFrom(source, 'source', ids), text: say(source, 'a source'), target: targets.get(target)! }));
    const isReused = new Set(sources.map(({ target }) => target)).size < sources.length;
    return { type: 'matching', ...(isReused && { reuse: true }), sources, targets: [...targets].map(([text, own]) => ({ id: own, text: say(text, 'a target') })), feedback: whole() };
  }
}

/** The same in every language. */
export const everywhere = (text: string, languages: readonly string[]): unknown => (languages.length === 1 ? text : Object.fromEntries(languages.map((lang) => [lang, text])));

const rangeOf = ({ type, number, range, numberHigh, numberLow }: NumericalFormat): Record<string, number> => (type === 'high-low' ? { min: numberLow!, max: numberHigh! } : { value: number!, ...(type === 'range' && range ? { tolerance: range } : {}) });

/** The parser leaves its own marks for escaped signs in the right half of a pair. */
const unescaped = (text: string) => text.replace(/&&(\d{3});?/g, (_whole, code: string) => String.fromCharCode(Number(code)));

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 37)}…` : text);
