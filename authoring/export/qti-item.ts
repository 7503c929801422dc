/** One item as QTI 3.0 (1EdTech, QTI ASI information model 3.0). */
import type { Xml } from '../../targets/shared/xml.ts';
import { leftOut, noPlaceFor, pairsOf, saidOf, type Gap, type Part, type PlainItem, type Range } from './items.ts';

const types = ['single-choice', 'multiple-choice', 'true-false', 'numeric', 'cloze', 'matching', 'classification', 'matrix', 'sequencing', 'open-response', 'likert'];

/** Words for true and false where the item has none of its own. */
export interface Words { true: string; false: string }

/** The item; `undefined`, and a word about it, where the standard has no place. */
export function qtiItem(item: PlainItem, lang: string, words: Words, tell: (message: string) => void): Xml | undefined {
  const why = noPlaceFor(item, types);
  if (why) return void tell(`it is left out: ${why}.`);
  if (item.distractors?.length) return void tell('it is left out: tiles that do not belong have no place in an order.');
  leftOut(item).forEach(tell);
  const { declarations, body, scoring, feedback } = partsOf(item, words, tell);
  const isJudged = scoring.length > 0;
  return el('qti-assessment-item', { xmlns: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0', identifier: item.id, title: item.stem.slice(0, 80), adaptive: 'false', 'time-dependent': 'false', 'xml:lang': lang }, [
    ...declarations,
    el('qti-outcome-declaration', { identifier: 'SCORE', cardinality: 'single', 'base-type': 'float' }, isJudged ? [el('qti-default-value', {}, [el('qti-value', {}, ['0'])])] : []),
    ...(feedback.length ? [el('qti-outcome-declaration', { identifier: 'FEEDBACK', cardinality: 'multiple', 'base-type': 'identifier' })] : []),
    el('qti-item-body', {}, body),
    ...(isJudged || feedback.length ? [el('qti-response-processing', {}, [...scoring, ...tellBack(item, feedback, isJudged)])] : []),
    ...feedback.map(({ id, text }) => el('qti-modal-feedback', { 'outcome-identifier': 'FEEDBACK', identifier: id, 'show-hide': 'show' }, [el('qti-content-body', {}, [el('p', {}, [text])])])),
  ]);
}

/** `scoring` sets SCORE; `feedback`: what is said, by an option’s id or by `right` and `wrong`. */
interface Made { declarations: Xml[]; body: Xml[]; scoring: Xml[]; feedback: { id: string; text: string }[] }

function partsOf(item: PlainItem, words: Words, tell: (message: string) => void): Made {
  const pairs = pairsOf(item);
  if (pairs) return matching(item, pairs, tell);
  switch (item.type) {
    case 'single-choice':
    case 'multiple-choice':
      return choice(item, item.options!, tell);
    case 'likert':
      return choice(item, item.scale!, tell);
    case 'true-false':
      return choice(item, ([true, false] as const).map((side): Part => {
        const own = item.sides?.[side ? 'true' : 'false'];
        return { id: String(side), text: own?.text ?? words[side ? 'true' : 'false'], ...(own?.feedback && { feedback: own.feedback }), correct: item.answer === side };
      }), tell);
    case 'sequencing':
      if (item.scoring !== 'all-or-nothing') tell('its order counts only when all of it is right.');
      return {
        declarations: [response('RESPONSE', 'ordered', 'identifier', item.tiles!.map(({ id }) => id))],
        body: [el('qti-order-interaction', { 'response-identifier': 'RESPONSE', shuffle: 'true' }, [prompt(item.stem), ...item.tiles!.map(simpleChoice)])],
        scoring: [whenRight()],
        feedback: sides(item),
      };
    case 'numeric':
      return numeric(item);
    case 'cloze':
      return cloze(item);
    default:
      return {
        declarations: [response('RESPONSE', 'single', 'string')],
        body: [el('qti-extended-text-interaction', { 'response-identifier': 'RESPONSE' }, [prompt(item.stem)]), el('qti-rubric-block', { use: 'scoring', view: 'scorer tutor' }, [el('qti-content-body', {}, [el('p', {}, [item.model!]), el('ul', {}, item.criteria!.map(({ text }) => el('li', {}, [text!])))])])],
        scoring: [],
        feedback: [],
      };
  }
}

function choice(item: PlainItem, options: readonly Part[], tell: (message: string) => void): Made {
  const right = options.filter(({ correct }) => correct).map(({ id }) => id);
  const isMultiple = item.type === 'multiple-choice';
  const isShared = isMultiple && item.scoring === 'right-minus-wrong';
  const share = (isRight: boolean) => String(Number((isRight ? 1 / right.length : -1 / right.length).toFixed(6)));
  const mapping = isShared ? [el('qti-mapping', { 'lower-bound': '0', 'default-value': '0' }, options.map(({ id, correct }) => el('qti-map-entry', { 'map-key': id, 'mapped-value': share(!!correct) })))] : [];
  if (isMultiple && !isShared) tell('it counts only when exactly the right options are chosen.');
  return {
    declarations: [response('RESPONSE', isMultiple ? 'multiple' : 'single', 'identifier', right, mapping)],
    body: [el('qti-choice-interaction', { 'response-identifier': 'RESPONSE', shuffle: 'false', 'max-choices': isMultiple ? '0' : '1' }, [prompt(item.stem), ...options.map(simpleChoice)])],
    scoring: !right.length ? [] : isShared ? [set('SCORE', el('qti-map-response', { identifier: 'RESPONSE' }))] : [whenRight()],
    feedback: options.flatMap(({ id, feedback, correct }) => { const text = saidOf(item, feedback, !!correct); return text ? [{ id, text }] : []; }),
  };
}

function matching(item: PlainItem, { left, right, pairs }: NonNullable<ReturnType<typeof pairsOf>>, tell: (message: string) => void): Made {
  const several = Math.max(...left.map(({ id }) => pairs.filter(([from]) => from === id).length));
  const isWhole = item.scoring === 'all-or-nothing';
  if (item.type === 'matrix' && several > 1 && !isWhole) tell('its marks count one by one, not by row.');
  if (left.some(({ feedback }) => feedback)) tell('what is said of each line is left out: only the whole answer is commented.');
  const keys = pairs.map((pair) => pair.join(' '));
  const set_ = (parts: readonly Part[], most: number) => el('qti-simple-match-set', {}, parts.map(({ id, text }) => el('qti-simple-associable-choice', { identifier: id, 'match-max': String(most) }, [text!])));
  return {
    declarations: [response('RESPONSE', 'multiple', 'directedPair', keys, isWhole ? [] : [el('qti-mapping', { 'lower-bound': '0', 'default-value': '0' }, keys.map((key) => el('qti-map-entry', { 'map-key': key, 'mapped-value': String(Number((1 / keys.length).toFixed(6))) })))])],
    body: [el('qti-match-interaction', { 'response-identifier': 'RESPONSE', shuffle: 'false', 'max-associations': String(several > 1 ? 0 : left.length) }, [prompt(item.stem), set_(left, several > 1 ? 0 : 1), set_(right, 0)])],
    scoring: isWhole ? [whenRight()] : [set('SCORE', el('qti-map-response', { identifier: 'RESPONSE' }))],
    feedback: sides(item),
  };
}

function numeric(item: PlainItem): Made {
  const test = (ranges: readonly Range[]) => el('qti-or', {}, ranges.map(within));
  const first = item.accept![0]!;
  const nearly = item.nearly ? [el('qti-response-else-if', {}, [test(item.nearly), set('SCORE', value('0.5'))])] : [];
  return {
    declarations: [response('RESPONSE', 'single', 'float', [String(first.value ?? first.min ?? first.max)])],
    body: [el('p', {}, [item.stem]), el('p', {}, [el('qti-text-entry-interaction', { 'response-identifier': 'RESPONSE', 'expected-length': '20' }), ...(item.unit ? [` ${item.unit}`] : [])])],
    scoring: [el('qti-response-condition', {}, [el('qti-response-if', {}, [test(item.accept!), set('SCORE', value('1'))]), ...nearly])],
    feedback: sides(item),
  };
}

function within({ value: exact, tolerance, min, max }: Range): Xml {
  const [from, to] = exact === undefined ? [min, max] : [min ?? exact - (tolerance ?? 0), max ?? exact + (tolerance ?? 0)];
  const bound = (name: string, limit: number | undefined) => (limit === undefined ? [] : [el(name, {}, [variable('RESPONSE'), value(String(limit))])]);
  return el('qti-and', {}, [...bound('qti-gte', from), ...bound('qti-lte', to)]);
}

function cloze(item: PlainItem): Made {
  const gaps = item.gaps!;
  const idOf = (gap: Gap) => `RESPONSE-${gap.id}`;
  const share = String(Number((1 / gaps.length).toFixed(6)));
  const entry = (gap: Gap): Xml => gap.options
    ? el('qti-inline-choice-interaction', { 'response-identifier': idOf(gap), shuffle: 'true' }, gap.options.map(({ id, text }) => el('qti-inline-choice', { identifier: id }, [text!])))
    : el('qti-text-entry-interaction', { 'response-identifier': idOf(gap), 'expected-length': String(Math.max(...gap.accept!.map((answer) => answer.length))) });
  const words = item.text!.split(/\{([^}]*)\}/).map((piece, index) => (index % 2 ? entry(gaps.find(({ id }) => id === piece)!) : piece)).filter((piece) => piece !== '');
  const isAny = (item.ignore ?? ['case']).includes('case');
  const isWhole = item.scoring === 'all-or-nothing';
  const sum = set('SCORE', el('qti-sum', {}, gaps.map((gap) => el('qti-map-response', { identifier: idOf(gap) }))));
  return {
    declarations: gaps.map((gap) => {
      const keys = gap.options ? gap.options.filter(({ correct }) => correct).map(({ id }) => id) : gap.accept!;
      const entries = keys.map((key) => el('qti-map-entry', { 'map-key': key, 'mapped-value': share, ...(!gap.options && { 'case-sensitive': String(!isAny) }) }));
      return response(idOf(gap), 'single', gap.options ? 'identifier' : 'string', keys.slice(0, 1), [el('qti-mapping', { 'default-value': '0' }, entries)]);
    }),
    body: [el('p', {}, [item.stem]), el('p', {}, words)],
    scoring: isWhole ? [sum, el('qti-response-condition', {}, [el('qti-response-if', {}, [el('qti-lt', {}, [variable('SCORE'), value('0.99')]), set('SCORE', value('0'))])])] : [sum],
    feedback: sides(item),
  };
}

/** What is said of a whole answer. */
const sides = ({ feedback }: PlainItem) => [...(feedback?.correct ? [{ id: 'right', text: feedback.correct }] : []), ...(feedback?.incorrect ? [{ id: 'wrong', text: feedback.incorrect }] : [])];

/** Sets FEEDBACK: to what was chosen, or to `right` and `wrong`. */
function tellBack({ type }: PlainItem, feedback: Made['feedback'], isJudged: boolean): Xml[] {
  if (!feedback.length) return [];
  if (['single-choice', 'multiple-choice', 'true-false', 'likert'].includes(type)) return [set('FEEDBACK', el('qti-multiple', {}, [variable('RESPONSE')]))];
  if (!isJudged) return [];
  const say = (id: string) => set('FEEDBACK', el('qti-multiple', {}, [value(id, 'identifier')]));
  return [el('qti-response-condition', {}, [el('qti-response-if', {}, [el('qti-gte', {}, [variable('SCORE'), value('0.99')]), say('right')]), el('qti-response-else', {}, [say('wrong')])])];
}

const el = (name: string, attributes: Record<string, string | undefined> = {}, children: (Xml | string)[] = []): Xml => ({ name, attributes, children });
const value = (text: string, type = 'float') => el('qti-base-value', { 'base-type': type }, [text]);
const variable = (identifier: string) => el('qti-variable', { identifier });
const set = (identifier: string, expression: Xml) => el('qti-set-outcome-value', { identifier }, [expression]);
const prompt = (text: string) => el('qti-prompt', {}, [text]);
const simpleChoice = ({ id, text }: Part) => el('qti-simple-choice', { identifier: id }, [text!]);
const whenRight = () => el('qti-response-condition', {}, [el('qti-response-if', {}, [el('qti-match', {}, [variable('RESPONSE'), el('qti-correct', { identifier: 'RESPONSE' })]), set('SCORE', value('1'))])]);

const response = (identifier: string, cardinality: string, type: string, correct: readonly string[] = [], mapping: Xml[] = []) =>
  el('qti-response-declaration', { identifier, cardinality, 'base-type': type }, [...(correct.length ? [el('qti-correct-response', {}, correct.map((each) => el('qti-value', {}, [each])))] : []), ...mapping]);
