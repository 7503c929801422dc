import { leftOut, noPlaceFor, pairsOf, saidOf, type Exported, type PlainItem, type Range } from './items.ts';

const types = ['single-choice', 'multiple-choice', 'true-false', 'numeric', 'cloze', 'matching', 'classification', 'matrix', 'open-response'];

/** The items as Moodle’s GIFT format. */
export function toGift(items: readonly PlainItem[]): Exported<string> {
  const said: string[] = [];
  const blocks = items.flatMap((item) => {
    const tell = (message: string) => void said.push(`item "${item.id}": ${message}`);
    const answers = answersOf(item, tell);
    if (answers === undefined) return [];
    leftOut(item).forEach(tell);
    const tags = (item.outcomes ?? []).map((outcome) => ` [tag:${outcome}]`).join('');
    return [`// [id:${item.id}]${tags}\n::${escape(item.id)}::[plain]${answers}\n`];
  });
  return { made: blocks.join('\n'), said };
}

/** Question and answers; `undefined`, and a word about it, where the format has no place. */
function answersOf(item: PlainItem, tell: (message: string) => void): string | undefined {
  const leaveOut = (why: string): undefined => {
    tell(`it is left out: ${why}.`);
  };
  const why = noPlaceFor(item, types);
  if (why) return leaveOut(why);
  const stem = escape(item.stem);
  const comment = (own: string | undefined, isRight: boolean) => hash(saidOf(item, own, isRight));
  const pairs = pairsOf(item);
  if (pairs) {
    if (new Set(pairs.pairs.map(([left]) => left)).size < pairs.pairs.length) return leaveOut('its rows have several right answers');
    const text = (list: typeof pairs.left, id: string) => escape(list.find((each) => each.id === id)!.text!).replaceAll('->', '→');
    const lines = [...pairs.pairs.map(([left, right]) => `=${text(pairs.left, left)} -> ${text(pairs.right, right)}`), ...pairs.right.filter(({ id }) => !pairs.pairs.some(([, right]) => right === id)).map(({ id }) => `= -> ${text(pairs.right, id)}`)];
    if (pairs.left.some(({ feedback }) => feedback) || item.feedback) tell('what is said of its pairs is left out: the format has no place for it.');
    return block(stem, lines);
  }
  switch (item.type) {
    case 'single-choice':
      return block(stem, item.options!.map((option) => `${option.correct ? '=' : '~'}${escape(option.text!)}${comment(option.feedback, !!option.correct)}`));
    case 'multiple-choice': {
      const right = item.options!.filter(({ correct }) => correct).length;
      tell(`its scoring became weights: each right option brings ${percent(100 / right)} %, each wrong one takes as much away.`);
      return block(stem, item.options!.map((option) => `~%${option.correct ? '' : '-'}${percent(100 / right)}%${escape(option.text!)}${comment(option.feedback, !!option.correct)}`));
    }
    case 'true-false': {
      const side = (isTrue: boolean) => hash(saidOf(item, item.sides?.[isTrue ? 'true' : 'false']?.feedback, item.answer === isTrue)) || '#';
      if (item.sides?.true?.text) tell('its two words became “True” and “False”.');
      return `${stem} {${item.answer ? 'TRUE' : 'FALSE'}${side(!item.answer)}${side(!!item.answer)}}`;
    }
    case 'numeric': {
      if (item.unit) tell(`its unit, “${item.unit}”, is left out: say in the question what is to be typed.`);
      const all = [...item.accept!.map((range) => ({ range, mark: '=', right: true })), ...(item.nearly ?? []).map((range) => ({ range, mark: '=%50%', right: false }))];
      if (all.some(({ range }) => range.min === undefined && range.max === undefined && range.value === undefined) || all.some(({ range }) => (range.min === undefined) !== (range.max === undefined))) return leaveOut('one of its ranges is open');
      const wrong = item.feedback?.incorrect ? [`~${hash(item.feedback.incorrect)}`] : [];
      return `${stem} {#\n${[...all.map(({ range, mark, right }) => `  ${mark}${rangeText(range)}${right ? hash(item.feedback?.correct ?? '') : hash(range.feedback ?? item.feedback?.partial ?? '')}`), ...wrong.map((line) => `  ${line}`)].join('\n')}\n}`;
    }
    case 'cloze': {
      const [gap, ...more] = item.gaps!;
      if (more.length) return leaveOut('it has more than one gap');
      const [before = '', after = ''] = item.text!.split(`{${gap!.id}}`).map(escape);
      const lines = gap!.options ? gap!.options.map((option) => `${option.correct ? '=' : '~'}${escape(option.text!)}${comment(option.feedback, !!option.correct)}`) : [...gap!.accept!.map((answer) => `=${escape(answer)}${comment(undefined, true)}`), ...(saidOf(item, gap!.feedback, false) ? [`=%0%*${comment(gap!.feedback, false)}`] : [])];
      if (!before && !after) return block(stem, lines);
      tell('its task and its text became one text.');
      return `${stem} ${before}{\n${lines.map((line) => `  ${line}`).join('\n')}\n}${after}`;
    }
    case 'open-response':
      tell('its criteria are left out: the format has a model answer only.');
      return `${stem} {####${escape(item.model!)}}`;
    default:
      return leaveOut('nobody has written how');
  }
}

const block = (stem: string, lines: readonly string[]) => `${stem} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;

const hash = (text: string) => (text ? `#${escape(text)}` : '');

/** Moodle knows shares to five digits. */
const percent = (share: number) => String(Number(share.toFixed(5)));

const rangeText = ({ value, tolerance, min, max }: Range): string => (value === undefined ? `${min}..${max}` : tolerance ? `${value}:${tolerance}` : max !== undefined && max !== value ? `${value}:${Number((max - value).toFixed(10))}` : String(value));

/** Signs that mean something get a backslash; "->" would make pairs of any answers, and cannot have one. */
const escape = (text: string) => text.replaceAll('->', '→').replace(/[\\~=#{}:]/g, '\\$&').replace(/\s*\n\s*/g, '\\n');
