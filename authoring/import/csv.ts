import { parse, CsvError } from 'csv-parse/sync';
import { didYouMean } from '../../course/nearest.ts';
import { Refusal } from '../command.ts';
import { nameFrom, texts, type Draft, type Item, type Said } from './draft.ts';
import { everywhere } from './gift.ts';

/** Columns, as docs/authoring.md lists them; those with texts may stand once more for each language: `question en`. */
const plainColumns = ['id', 'type', 'right', 'tolerance', 'outcomes'];
const numbers = Array.from({ length: 12 }, (_none, index) => index + 1);
const textColumns = ['question', 'hint', 'feedback right', 'feedback wrong', ...numbers.flatMap((number) => [`option ${number}`, `feedback ${number}`])];
const kinds = ['choice', 'true-false', 'number', 'text'];

interface Row { line: number; cells: Record<string, string> }

/**
 * Questions of a table, one a row. Commas, semicolons or tabs part the columns: whichever the head of the table uses. `taken`: ids
 * in use. Throws a `Refusal` where the table as a whole cannot be read.
 */
export function fromCsv(source: string, file: string, { languages, taken }: { languages: readonly string[]; taken: Set<string> }): Draft[] {
  const rows = rowsOf(source, file);
  const known = [...plainColumns, ...textColumns, ...textColumns.flatMap((name) => languages.map((lang) => `${name} ${lang.toLowerCase()}`))];
  const names = Object.keys(rows[0]?.cells ?? {});
  if (!names.some((name) => /^question( |$)/.test(name) && known.includes(name))) throw new Refusal(`${file}:1  there is no column "question".${didYouMean(names[0] ?? '', ['question'])} The first row names the columns: question, option 1, option 2, right… (docs/authoring.md lists them), and a question stands below.`);
  const unknown = names.filter((name) => name && !known.includes(name));
  const drafts = rows.filter(({ cells }) => Object.values(cells).some(Boolean)).map((row) => draftOf(row, languages, taken));
  if (unknown.length && drafts[0]) drafts[0].said.push(`the column${unknown.length > 1 ? 's' : ''} ${unknown.map((name) => `"${name}"`).join(', ')} ${unknown.length > 1 ? 'are' : 'is'} not known and left out, in every row.${didYouMean(unknown[0]!, known)}`);
  return drafts;
}

function rowsOf(source: string, file: string): Row[] {
  const head = source.split('\n', 1)[0]!;
  const delimiter = [';', '\t', ','].reduce((best, each) => (head.split(each).length > head.split(best).length ? each : best), ',');
  try {
    const read = parse(source, { columns: (names: string[]) => names.map((name) => name.trim().toLowerCase().replace(/\s+/g, ' ')), delimiter, bom: true, trim: true, info: true, relax_column_count_less: true, skip_empty_lines: true });
    return (read as unknown as { record: Record<string, string>; info: { lines: number } }[]).map(({ record, info }) => ({ line: info.lines - Object.values(record).join('').split('\n').length + 1, cells: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const { lines } = error as CsvError & { lines?: number };
    throw new Refusal(`${file}:${lines ?? 1}  the table cannot be read here: ${error.message}. Save it again from the spreadsheet as "CSV UTF-8".`);
  }
}

type Body = Record<string, unknown> & { type: string };

function draftOf({ line, cells }: Row, languages: readonly string[], taken: Set<string>): Draft {
  const draft: Draft = { line, comment: [], said: [], open: [] };
  const { say, close } = texts(languages, languages[0]!, draft);
  /** The text of a column by language; a column without a language is the course’s own. */
  const cell = (name: string): Record<string, string> | undefined => {
    const by = Object.fromEntries(languages.map((lang, index) => [lang, cells[`${name} ${lang.toLowerCase()}`] || (index === 0 ? (cells[name] ?? '') : '')]));
    return Object.values(by).some(Boolean) ? by : undefined;
  };
  const first = (said: Said) => Object.values((said ?? {}) as Record<string, string>).find(Boolean) ?? '';
  const options = numbers.filter((number) => cell(`option ${number}`));
  const right = (cells.right ?? '').toLowerCase();
  const isSide = /^(true|false|vrai|faux)$/.test(right);
  const kind = cells.type?.toLowerCase() || (isSide && !options.length ? 'true-false' : options.length ? 'choice' : 'number');
  const body = bodyOf();
  if (!body) return draft;
  const question = cell('question');
  const outcomes = (cells.outcomes ?? '').split(/[\s,;]+/).filter(Boolean);
  const [whenRight, whenWrong, hint] = [cell('feedback right'), cell('feedback wrong'), cell('hint')];
  draft.item = {
    id: nameFrom(cells.id || first(question), 'question', taken),
    ...(outcomes.length && { outcomes }),
    stem: say(question, 'the question'),
    ...(hint && { hint: say(hint, '') }),
    ...(!body.feedback && (whenRight || whenWrong) && { feedback: { ...(whenRight && { correct: say(whenRight, '') }), ...(whenWrong && { incorrect: say(whenWrong, '') }) } }),
    ...body,
  } as Item;
  close();
  return draft;

  function refuse(message: string): undefined {
    draft.said.push(message);
  }

  function bodyOf(): Body | undefined {
    switch (kind) {
      case 'choice':
        return choice();
      case 'true-false':
        return isSide ? { type: 'true-false', answer: right === 'true' || right === 'vrai', feedback: whole() } : refuse(`"right" is "${cells.right ?? ''}", so it is left out. Write true or false there.`);
      case 'number':
        return numeric();
      case 'text':
        if (!options.length) return refuse('it has no answer, so it is left out. Write what is right under "option 1", and other answers that are right under "option 2" and on.');
        return { type: 'cloze', text: everywhere('{answer}', languages), gaps: [{ id: 'answer', accept: options.map((number) => say(cell(`option ${number}`), '')) }], feedback: whole() };
      default:
        return refuse(`the type "${kind}" is not known, so the question is left out.${didYouMean(kind, kinds)} Use one of: ${kinds.join(', ')}.`);
    }
  }

  function choice(): Body | undefined {
    const keys = right.split(/[\s,;]+/).filter(Boolean).map(Number);
    if (options.length < 2) return refuse('it has fewer than two options, so it is left out. Fill "option 1" and "option 2".');
    if (!keys.length || keys.some((key) => !options.includes(key))) return refuse(`"right" is "${cells.right ?? ''}", so it is left out. Write the number of the right option there, like 2, or several, like 1, 3.`);
    const ids = new Set<string>();
    const parts = options.map((number) => {
      const id = nameFrom(first(cell(`option ${number}`)), 'option', ids);
      const isKey = keys.includes(number);
      const own = cell(`feedback ${number}`);
      return { id, text: say(cell(`option ${number}`), ''), ...(isKey && { correct: true }), ...((own || !cell(isKey ? 'feedback right' : 'feedback wrong')) && { feedback: say(own, `feedback of "${id}"`) }) };
    });
    return { type: keys.length > 1 ? 'multiple-choice' : 'single-choice', options: parts };
  }

  function numeric(): Body | undefined {
    const value = numberIn(cells.right ?? '');
    const tolerance = cells.tolerance ? numberIn(cells.tolerance) : undefined;
    if (value === undefined) return refuse(`"right" is "${cells.right ?? ''}", so it is left out. Write a number there.`);
    if (cells.tolerance && !(tolerance! > 0)) return refuse(`"tolerance" is "${cells.tolerance}", so it is left out. Write a number above 0 there, or nothing.`);
    return { type: 'numeric', accept: [{ value, ...(tolerance && { tolerance }) }], feedback: whole() };
  }

  function whole() {
    return { correct: say(cell('feedback right'), 'feedback when it is right'), incorrect: say(cell('feedback wrong'), 'feedback when it is wrong') };
  }
}

/** A number as people type it in a spreadsheet: with a point or a comma. */
function numberIn(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.').replace('−', '-');
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
