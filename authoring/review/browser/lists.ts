/** Comments as files: CSV, which comes back, and Markdown, to read and to paste into a ticket. Pure. */
import { csv } from '../../../lint/matrix/csv.ts';
import { sorted, type Comment } from './comments.ts';

const columns = ['file', 'line', 'about', 'words', 'comment', 'by', 'at', 'lang', 'page', 'block', 'id', 'course'] as const;

/** RFC 4180 with a byte order mark; no cell is a formula. */
export const toCsv = (comments: readonly Comment[], course: string): string =>
  csv([columns, ...sorted(comments).map((comment) => [comment.file, comment.line, comment.about, comment.words, comment.text, comment.by, comment.at, comment.lang, comment.page, comment.block, comment.id, course])]);

/** Comments of a file `toCsv` wrote, also where a spreadsheet saved it again with `;` or tabs. `undefined`: it is none, or one of another course. */
export function fromCsv(source: string, course: string): Comment[] | undefined {
  const text = source.replace(/^\uFEFF/, '');
  const separator = /^"?file"?([,;\t])/.exec(text)?.[1];
  if (!separator) return undefined;
  const [head = [], ...rows] = rowsOf(text, separator);
  if (!columns.every((name) => head.includes(name))) return undefined;
  const comments = rows.filter((row) => row.some(Boolean)).map((row) => Object.fromEntries(head.map((name, index) => [name, unguarded(row[index] ?? '')])) as Record<(typeof columns)[number], string>);
  if (comments.some((each) => each.course !== course)) return undefined;
  return comments.filter(({ id, block, page }) => id && block && /^[\w-]+\.html$/.test(page)).map(({ comment, line, course: _course, ...rest }) => ({ ...rest, line: Number(line) || 1, text: comment }));
}

/** Takes off the apostrophe that keeps a spreadsheet from running a cell. */
const unguarded = (cell: string): string => cell.replace(/^'(?='*[=+\-@\t\r])/, '');

function rowsOf(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; at < text.length;) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; at < text.length && (text[at] !== '"' || text[at + 1] === '"'); at++) cell += text[at] === '"' ? text[at++] : text[at];
      at++;
    } else while (at < text.length && text[at] !== separator && !/[\r\n]/.test(text[at]!)) cell += text[at++];
    rows.at(-1)!.push(cell);
    if (text[at] === separator) at++;
    else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

/** By file and line, each comment under the words it is about. */
export function toMarkdown(comments: readonly Comment[], heading: string): string {
  const files = Map.groupBy(sorted(comments), ({ file }) => file);
  const parts = [...files].flatMap(([file, list]) => [
    `## ${file}`,
    ...list.map(({ line, about, words, text, by, at }) =>
      [`- \`${file}:${line}\` ${plain(about)} — ${plain(words)}`, ...text.split('\n').map((each) => `  > ${plain(each)}`), '', `  ${plain([by, at.slice(0, 10)].filter(Boolean).join(', '))}`].join('\n')),
  ]);
  return `${[`# ${plain(heading)}`, ...parts].join('\n\n')}\n`;
}

/** A text that no Markdown reader takes for more than its words. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|~&]/g, '\\$&').replace(/^(\s*)([-+=]|\d+[.)])/, '$1\\$2');
