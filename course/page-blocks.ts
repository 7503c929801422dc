/**
 * A lesson’s page as what is translated, block by block, and what stands between: `pageOf(text)` put together again is the text.
 * Blocks are the texts of the front matter, headings, paragraphs, list entries, table rows, texts between block components and
 * texts in their attributes.
 */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { readMdx, type Tag } from './mdx.ts';
import { yamlScalar } from './yaml-scalar.ts';

export interface Block {
  /** What it is: `title`, `h2`, `p`, `li`, `Weak`, `Callout title`… Translations of one another are of one kind. */
  kind: string;
  /** As it stands in the file. */
  raw: string;
  /** What is translated. */
  text: string;
  /** How the text may be marked up. */
  syntax: 'plain' | 'markdown' | 'code';
  /** Line of the file, from 1. */
  line: number;
  /** Another text in the place of this one, as it must stand in the file. */
  write(text: string): string;
}

export type Part = string | Block;

/** Attributes that are no texts. */
export const settings: ReadonlySet<string> = new Set(['id', 'src', 'href', 'who', 'kind', 'year', 'level', 'class', 'outcome', 'name', 'captions', 'poster', 'silent']);

/** Components that stand inside a sentence. */
export const inline: ReadonlySet<string> = new Set(['Setting', 'Source', 'Term']);

/** The parts of a page with `\n` line ends. */
export function pageOf(source: string): Part[] {
  const matter = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(source);
  const bodyAt = matter?.[0].length ?? 0;
  const pieces = [...(matter ? matterPieces(matter[1]!, matter[0].indexOf('\n') + 1) : []), ...bodyPieces(source.slice(bodyAt), bodyAt)];
  return between(source, pieces);
}

/** The page again, with other texts where `say` gives one. */
export const pageText = (parts: readonly Part[], say: (block: Block) => string | undefined): string =>
  parts.map((part) => {
    if (typeof part === 'string') return part;
    const text = say(part);
    return text === undefined || text === part.text ? part.raw : part.write(text);
  }).join('');

export const blocksOf = (parts: readonly Part[]): Block[] => parts.filter((part) => typeof part !== 'string');

/** A block by its place. */
interface Piece { kind: string; from: number; to: number; text?: string; syntax: Block['syntax']; write?: (text: string) => string }

function between(source: string, pieces: Piece[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const { kind, from, to, syntax, text, write } of pieces.filter(({ from, to }) => to > from)) {
    const raw = source.slice(from, to);
    if (from > at) parts.push(source.slice(at, from));
    parts.push({ kind, raw, text: text ?? raw, syntax, line: source.slice(0, from).split('\n').length, write: write ?? String });
    at = to;
  }
  if (at < source.length) parts.push(source.slice(at));
  return parts;
}

/** Texts of the front matter, in the order they stand. */
function matterPieces(yaml: string, offset: number): Piece[] {
  const { contents } = parseDocument(yaml, { logLevel: 'silent' });
  if (!isMap(contents)) return [];
  const piece = (kind: string, node: unknown, isFlow: boolean): Piece[] => {
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return [];
    const [from, to] = node.range;
    const end = yaml.slice(from, to).endsWith('\n') ? '\n' : '';
    return [{ kind, from: from + offset, to: to + offset, text: node.value, syntax: 'plain', write: (text) => yamlScalar(text, isFlow) + end }];
  };
  return contents.items.flatMap(({ key, value }): Piece[] => {
    const name = isScalar(key) ? String(key.value) : '';
    if (name === 'objectives' && isSeq(value)) return value.items.flatMap((item) => piece(name, item, !!value.flow));
    return name === 'title' || name === 'summary' ? piece(name, value, !!contents.flow) : [];
  });
}

/** Blocks of the text after the front matter. */
function bodyPieces(body: string, offset: number): Piece[] {
  const { tags, opaque } = readMdx(body);
  const blockTags = tags.filter(({ name }) => /^[A-Z]/.test(name) && !inline.has(name));
  const isWhole = ([from, to]: readonly [number, number]) => /(^|\n)[ \t]*$/.test(body.slice(0, from)) && /^[ \t]*(\n|$)/.test(body.slice(to));
  const walls: { from: number; to: number; tag?: Tag; isCode?: boolean }[] = [
    ...blockTags.map((tag) => ({ from: tag.offset, to: tag.end, tag })),
    ...opaque.filter(isWhole).map(([from, to]) => ({ from, to, isCode: /^[`~]{3}/.test(body.slice(from, to)) })),
  ].sort((one, other) => one.from - other.from);
  const closed = [...tags.filter(({ name }) => !/^[A-Z]/.test(name) || inline.has(name)).map(({ offset: from, end }): [number, number] => [from, end]), ...opaque];
  const pieces: Piece[] = [];
  let at = 0;
  let owner = '';
  for (const { from, to, tag, isCode } of [...walls, { from: body.length, to: body.length }] as typeof walls) {
    pieces.push(...textPieces(body, at, from, owner, closed));
    if (tag) pieces.push(...attributePieces(body, tag));
    if (isCode) pieces.push({ kind: 'code', from, to, syntax: 'code' });
    if (tag) owner = tag.kind === 'open' ? tag.name : '';
    at = Math.max(at, to);
  }
  return pieces.map((piece) => ({ ...piece, from: piece.from + offset, to: piece.to + offset }));
}

/** Texts between quotation marks in a tag. */
function attributePieces(body: string, tag: Tag): Piece[] {
  return [...tag.attributes].flatMap(([name, { value, texts, offset }]) => {
    if (settings.has(name)) return [];
    const kind = `${tag.name} ${name}`;
    const quote = (at: number) => body[at - 1]!;
    const whole: Piece[] = value === undefined ? [] : [{ kind, from: offset, to: offset + value.length, syntax: 'plain', write: (text) => text.replaceAll(quote(offset), quote(offset) === '"' ? '&quot;' : '&#39;') }];
    return [...whole, ...texts.map(({ text, offset: from }): Piece => ({ kind, from, to: from + text.length, syntax: 'plain', write: (said) => escaped(said, quote(from)) }))];
  });
}

/** A text between quotation marks of JavaScript: a mark of the same kind inside gets a backslash, unless it has one. */
const escaped = (text: string, quote: string) => text.replace(/\\[\s\S]|["'`\n]/g, (sign) => (sign === quote ? `\\${sign}` : sign === '\n' && quote !== '`' ? '\\n' : sign));

/** Marks at the head of a line that are not translated. */
const lead = /^[ \t]*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)[ \t]+)*/;

/** Paragraphs, headings, list entries and rows between two tags, each with its place. `closed`: places a line end does not count in. */
function textPieces(body: string, from: number, to: number, owner: string, closed: readonly [number, number][]): Piece[] {
  const pieces: Piece[] = [];
  let open: Piece | undefined;
  for (const [start, end] of lines(body, from, to, closed)) {
    const line = body.slice(start, end);
    const marks = lead.exec(line)![0];
    const text = line.slice(marks.length).trimEnd();
    if (!text || /^[ \t]*(?:\|?[ \t:|-]*-[ \t:|-]*|={2,}|\*{3,}|_{3,})[ \t]*$/.test(line)) {
      open = undefined;
      continue;
    }
    const isRow = text.startsWith('|');
    const place = { from: start + marks.length, to: start + marks.length + text.length };
    if (open && !marks.trim() && !isRow) open.to = place.to;
    else {
      const heading = /#{1,6}/.exec(marks)?.[0];
      const kind = heading ? `h${heading.length}` : isRow ? 'row' : /[-*+\d]/.test(marks) ? 'li' : marks.includes('>') ? 'quote' : owner || 'p';
      pieces.push({ kind, ...place, syntax: 'markdown' });
      open = heading || isRow ? undefined : pieces.at(-1);
    }
  }
  return pieces;
}

/** Lines from one place to another, without their ends; a line end inside a tag or code does not count. */
function lines(body: string, from: number, to: number, closed: readonly [number, number][]): [number, number][] {
  const found: [number, number][] = [];
  let start = from;
  for (let at = body.indexOf('\n', from); at >= 0 && at < to; at = body.indexOf('\n', at + 1)) {
    if (closed.some(([left, right]) => left < at && at < right)) continue;
    found.push([start, at]);
    start = at + 1;
  }
  return [...found, [start, to]];
}
