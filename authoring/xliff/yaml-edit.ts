import { isDeepStrictEqual } from 'node:util';
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { valueAt } from '../../course/place.ts';
import { yamlScalar } from '../../course/yaml-scalar.ts';
import type { Path } from '../../course/yaml-file.ts';
import { Refusal } from '../command.ts';

/** A text to put beside its other languages. `path` leads to `{fr: …}`, or to a plain text in the language `from`, which then becomes one of two. */
export interface TextEdit { path: Path; text: string }

/** What is to be inserted or replaced. */
interface Splice { from: number; to: number; text: string }

/** YAML with texts in one more language, or others in one that is there. Everything else stays byte for byte. `file`: for messages. */
export function withTexts(source: string, edits: readonly TextEdit[], { from, to, file }: { from: string; to: string; file: string }): string {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const data: unknown = document.toJS();
  const splices = edits.map(({ path, text }) => {
    const { node, isFlow, place } = walk(document.contents, path, (alias) => `${file}:${lines.linePos(alias.range![0]).line}  "*${alias.source}" stands for a text written elsewhere, so it cannot be translated here. Write the text out.`);
    const value = valueAt(data, path);
    const owner = valueAt(data, path.slice(0, -1)) as Record<string | number, unknown>;
    owner[path.at(-1)!] = typeof value === 'string' ? { [from]: value, [to]: text } : { ...(value as object), [to]: text };
    if (isMap(node)) return beside(source, node, { to, text, isFlow: isFlow || !!node.flow });
    return apart(source, node as Scalar, place, { from, to, text, isFlow });
  });
  return spliced(source, splices, data);
}

/** YAML of `key: text` lines with other texts; keys that are not there come last. */
export function withWords(source: string, words: ReadonlyMap<string, string>): string {
  const document = parseDocument(source);
  const data = (document.toJS() ?? {}) as Record<string, unknown>;
  const splices: Splice[] = [];
  let added = '';
  for (const [key, text] of words) {
    const pair = isMap(document.contents) ? document.contents.items.find((each) => isScalar(each.key) && each.key.value === key) : undefined;
    if (pair) splices.push(replaced(source, pair, text, false));
    else added += `${yamlScalar(key, false)}: ${yamlScalar(text, false)}\n`;
    data[key] = text;
  }
  const end = source && !source.endsWith('\n') ? '\n' : '';
  return spliced(source, [...splices, ...(added ? [{ from: source.length, to: source.length, text: end + added }] : [])], data);
}

function spliced(source: string, splices: readonly Splice[], wanted: unknown): string {
  const text = [...splices].sort((one, other) => other.from - one.from).reduce((result, splice) => result.slice(0, splice.from) + splice.text + result.slice(splice.to), source);
  if (!isDeepStrictEqual(parseDocument(text).toJS() ?? {}, wanted)) throw new Error('Texts could not be put into YAML without changing something else. This is a fault of the program.');
  return text;
}

/** The node at a path, whether it stands inside `{…}` or `[…]`, and what holds it. */
function walk(start: unknown, path: Path, refusal: (alias: { range?: [number, number, number] | null | undefined; source: string }) => string): { node: unknown; isFlow: boolean; place: Pair | undefined } {
  let node = start;
  let isFlow = false;
  let place: Pair | undefined;
  for (const part of path) {
    if (isMap(node)) {
      isFlow ||= !!node.flow;
      place = node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === String(part));
      node = place?.value;
    } else if (isSeq(node)) {
      isFlow ||= !!node.flow;
      place = undefined;
      node = node.items[Number(part)];
    }
    if (isAlias(node)) throw new Refusal(refusal(node as never));
  }
  return { node, isFlow, place };
}

/** A text in `{fr: …}`: in place of the one that is there, or after the last. */
function beside(source: string, map: YAMLMap, { to, text, isFlow }: { to: string; text: string; isFlow: boolean }): Splice {
  const own = map.items.find(({ key }) => isScalar(key) && key.value === to);
  if (own) return replaced(source, own, text, isFlow);
  const last = map.items.at(-1)!;
  const end = ((last.value ?? last.key) as Node).range![1];
  const entry = `${to}: ${yamlScalar(text, isFlow)}`;
  if (isFlow) return { from: end, to: end, text: `, ${entry}` };
  return line(source, end, `${pad(source, (last.key as Node).range![0])}${entry}`);
}

function replaced(source: string, { key, value }: Pair, text: string, isFlow: boolean): Splice {
  const scalar = value as Scalar | null;
  if (!scalar?.range || scalar.range[0] === scalar.range[1]) {
    const colon = source.indexOf(':', (key as Node).range![1]) + 1;
    return { from: colon, to: colon, text: ` ${yamlScalar(text, isFlow)}` };
  }
  const [from, to] = scalar.range;
  return { from, to, text: yamlScalar(text, isFlow) + ending(source, from, to) };
}

/** A plain text that becomes one of two languages. */
function apart(source: string, scalar: Scalar, place: Pair | undefined, { from, to, text, isFlow }: { from: string; to: string; text: string; isFlow: boolean }): Splice {
  const [start, end] = scalar.range!;
  const both = [`${from}: ${yamlScalar(String(scalar.value), isFlow)}`, `${to}: ${yamlScalar(text, isFlow)}`];
  if (isFlow) return { from: start, to: end, text: `{${both.join(', ')}}` };
  if (!place) return { from: start, to: end, text: both.join(`\n${pad(source, start)}`) + ending(source, start, end) };
  const indent = `\n${pad(source, (place.key as Node).range![0])}  `;
  // What stands between colon and text is white space, and would be left at the end of a line.
  const colon = source.slice(0, start).trimEnd().length;
  return { from: colon, to: end, text: both.map((entry) => indent + entry).join('') + ending(source, start, end) };
}

/** Block texts end with the line they stand on. */
const ending = (source: string, from: number, to: number) => (source.slice(from, to).endsWith('\n') ? '\n' : '');

/** A line of its own after the line that ends at or goes on from a place. */
function line(source: string, at: number, text: string): Splice {
  if (source[at - 1] === '\n') return { from: at, to: at, text: `${text}\n` };
  const end = source.indexOf('\n', at);
  const place = end < 0 ? source.length : end;
  return { from: place, to: place, text: `\n${text}` };
}

/** As many spaces as there are signs before a place on its line. */
const pad = (source: string, at: number) => ' '.repeat(at - (source.lastIndexOf('\n', at - 1) + 1));
