import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node, type YAMLError } from 'yaml';
import type { Problem } from './course.ts';
import { error } from './files.ts';

/** Keys and indexes that lead to a value. */
export type Path = readonly (string | number)[];

export interface YamlFile {
  /** Plain data; `undefined` when the file cannot be read (then there are problems). */
  data: unknown;
  problems: Problem[];
  /** Line of the key (or list entry) at a path; where the path ends early, of the last part that exists. */
  lineOf(path: Path): number;
}

/** Reads YAML with positions. `file` is the name for messages, `firstLine` the line the text begins on (front matter: 2). */
export function readYaml(file: string, source: string, firstLine = 1): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const faults = [...untilLost(document.errors), ...document.warnings].map((fault) => error(file, lineAt(placeOf(fault, source)), 'yaml-syntax', explain(fault, source)));
  visit(document, {
    Alias(_key, node) {
      if (!node.resolve(document)) faults.push(error(file, lineAt(node.range?.[0] ?? 0), 'yaml-syntax', `"*${node.source}" refers to something that does not exist. A text that begins with "*" must stand in quotation marks.`));
    },
  });
  return {
    data: faults.length ? undefined : document.toJS(),
    problems: oncePerLine(faults),
    lineOf: (path) => lineAt(offsetOf(document, path)),
  };
}

/** The parser’s complaints up to the one after which it has lost its way; those that follow are of its own making. All tabs are told. */
function untilLost(errors: YAMLError[]): YAMLError[] {
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT');
  if (tabs.length) return tabs;
  const lost = errors.findIndex(({ code, message }) => code === 'UNEXPECTED_TOKEN' || (code === 'MISSING_CHAR' && /quote|flow/.test(message)) || (code === 'BAD_INDENT' && message.startsWith('Flow')));
  return lost < 0 ? errors : errors.slice(0, lost + 1);
}

/** One broken line often makes the parser complain several times; the first complaint says it. */
const oncePerLine = (problems: Problem[]): Problem[] => problems.filter(({ line }, index) => problems.findIndex((each) => each.line === line) === index);

function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(part));
      if (!pair) return offset;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      if (!node) return offset;
      offset = startOf(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

const startOf = (node: unknown): number | undefined => (node as Node | null)?.range?.[0];

/** Where to look. What is never closed is noticed only further down: the place is where it opens. */
function placeOf({ code, message, pos }: YAMLError, source: string): number {
  if (code === 'MISSING_CHAR' && message.includes('quote')) return source.slice(0, pos[0]).search(/["'](?=[^"']*$)/);
  if (code !== 'BAD_INDENT' || !message.startsWith('Flow')) return pos[0];
  let closed = 0;
  for (let at = pos[0] - 1; at >= 0; at--) {
    if (']}'.includes(source[at]!)) closed++;
    else if ('[{'.includes(source[at]!) && closed-- === 0) return at;
  }
  return pos[0];
}

/** What the parser found, in an author's words, with what to do about it. */
function explain(fault: YAMLError, source: string): string {
  const { code, message } = fault;
  const place = placeOf(fault, source);
  const line = short(source.slice(source.lastIndexOf('\n', place - 1) + 1).split('\n', 1)[0]!.trim());
  switch (code) {
    case 'DUPLICATE_KEY':
      return `the key "${/^["']?([^"':]*)/.exec(source.slice(place))?.[1]?.trim() ?? line}" stands twice in the same group. Leave it once.`;
    case 'TAB_AS_INDENT':
      return 'the line is indented with a tab. Indent with spaces.';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return `"${line}" reads as a key inside a key. Put a text that contains ": " in quotation marks; if it has none, look at the indentation of the line below.`;
    case 'BAD_INDENT':
      return message.startsWith('Flow') ? `"${line}" opens a "[" or "{" that is not closed. Close it.` : `"${line}" is not indented like its neighbours. Align it with them.`;
    case 'BAD_DQ_ESCAPE':
      return `"${line}" has a "\\" that means nothing. Write "\\\\" for a backslash.`;
    case 'MULTIPLE_DOCS':
      return 'a line "---" begins a second document. A file holds one: take the line out.';
    case 'MISSING_CHAR':
      return message.includes('quote') ? `a quotation mark opens in "${line}" and is never closed. Close it.` : `"${line}" cannot be read: ${message}. Check brackets, commas and quotation marks here.`;
    case 'UNEXPECTED_TOKEN':
      if (/flow-(?:seq|map)-end/.test(message)) return `"${line}" closes a "[" or "{" that is not open. Take the last sign out, or open it.`;
      if (/at node end/.test(message)) return `"${line}" goes on where a text in quotation marks or a list has ended. Look for a quotation mark that is missing or one too many, and put a text that holds one in others.`;
    // falls through
    default:
      return `"${line}" cannot be read: ${message}. Check indentation, brackets and quotation marks here.`;
  }
}

const short = (line: string) => (line.length > 60 ? `${line.slice(0, 57)}…` : line);
