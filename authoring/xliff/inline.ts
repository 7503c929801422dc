/** A text as words and codes: what a translator writes, and what stays as it is (`{name}`, `**`, a link’s address, a component). */
import { braceEnd, codeEnd, tagAt } from '../../course/mdx.ts';
import type { Block } from '../../course/page-blocks.ts';

/** `text`: words; `code`: stands alone; `pair`: stands around something. */
export type Inline = { kind: 'text'; text: string } | { kind: 'code'; data: string } | { kind: 'pair'; start: string; end: string; children: Inline[] };

/** Words and codes of a text; `textOf` puts them together again, character for character. */
export function inlineOf(text: string, syntax: Block['syntax']): Inline[] {
  const found: Inline[] = [];
  let words = '';
  const flush = () => {
    if (words) found.push({ kind: 'text', text: words });
    words = '';
  };
  for (let at = 0; at < text.length; ) {
    const next = syntax === 'code' ? undefined : syntax === 'plain' ? plainAt(text, at) : markdownAt(text, at);
    if (next) {
      flush();
      found.push(next);
      at += textOf([next]).length;
    } else {
      const length = syntax === 'markdown' && text[at] === '\\' ? 2 : 1;
      words += text.slice(at, at + length);
      at += length;
    }
  }
  flush();
  return found;
}

export const textOf = (inline: readonly Inline[]): string => inline.map((each) => (each.kind === 'text' ? each.text : each.kind === 'code' ? each.data : each.start + textOf(each.children) + each.end)).join('');

/** Codes in their order, the inner ones of a pair after it. */
export const codesOf = (inline: readonly Inline[]): Exclude<Inline, { kind: 'text' }>[] => inline.flatMap((each) => (each.kind === 'text' ? [] : each.kind === 'code' ? [each] : [each, ...codesOf(each.children)]));

/** Texts of YAML: values `{name}`, forms by gender `{f:e|m:}`, gaps `{gap}`, marked words `[words]{mark}`. */
function plainAt(text: string, at: number): Inline | undefined {
  const rest = text.slice(at);
  const marked = /^\[([^\][]+)\](\{[^{}\n]*\})/.exec(rest);
  if (marked) return { kind: 'pair', start: '[', end: `]${marked[2]}`, children: inlineOf(marked[1]!, 'plain') };
  const value = /^\{[^{}\n]*\}/.exec(rest);
  return value ? { kind: 'code', data: value[0] } : undefined;
}

function markdownAt(text: string, at: number): Inline | undefined {
  const rest = text.slice(at);
  const code = (end: number): Inline => ({ kind: 'code', data: text.slice(at, end) });
  const pair = (start: string, inner: string, end: string): Inline => ({ kind: 'pair', start, end, children: inlineOf(inner, 'markdown') });
  if (rest[0] === '`') return code(codeEnd(text, at)!);
  if (rest[0] === '{') return code(braceEnd(text, at));
  if (rest[0] === '<') {
    const tag = tagAt(text, at);
    if (!tag) return undefined;
    const close = tag.kind === 'open' ? partner(text, tag.name, tag.end) : undefined;
    return close ? pair(text.slice(at, tag.end), text.slice(tag.end, close.from), text.slice(close.from, close.to)) : code(tag.end);
  }
  const link = /^(!?\[)((?:[^\][\\]|\\[\s\S])+)(\]\([^()\n]*\))/.exec(rest);
  if (link) return pair(link[1]!, link[2]!, link[3]!);
  const strong = /^(\*\*|__|~~)(?=[^\s*_~])((?:[^\\]|\\[\s\S])*?[^\s\\])\1(?![*_~])/.exec(rest);
  if (strong && isEdge(text, at, strong)) return pair(strong[1]!, strong[2]!, strong[1]!);
  const emphasis = /^([*_])(?=[^\s*_])((?:[^*_\\]|\\[\s\S])*?[^\s*_\\])\1(?![*_])/.exec(rest);
  if (emphasis && isEdge(text, at, emphasis)) return pair(emphasis[1]!, emphasis[2]!, emphasis[1]!);
  const entity = /^&(?:#\d+|#x[\da-f]+|\w+);/i.exec(rest);
  return entity ? code(at + entity[0].length) : undefined;
}

/** `_` inside a word is a letter like another. */
const isEdge = (text: string, at: number, [whole, mark]: RegExpExecArray) => !mark!.startsWith('_') || !(/[\p{L}\p{N}]$/u.test(text.slice(0, at)) || /^[\p{L}\p{N}]/u.test(text.slice(at + whole.length)));

/** The tag that closes what was opened before `at`. */
function partner(text: string, name: string, at: number): { from: number; to: number } | undefined {
  let depth = 1;
  for (let from = text.indexOf('<', at); from >= 0; from = text.indexOf('<', from + 1)) {
    const tag = tagAt(text, from);
    if (tag?.name !== name || tag.kind === 'alone') continue;
    depth += tag.kind === 'open' ? 1 : -1;
    if (depth === 0) return { from, to: tag.end };
  }
  return undefined;
}
