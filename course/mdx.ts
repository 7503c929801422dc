/**
 * Reads MDX just far enough for checks: which components and pictures a page uses, and which of its words a learner reads,
 * each with its place. Astro compiles the page; what it refuses, it refuses itself.
 */

/** Stands in `prose` for everything that is not prose, one for one, so that offsets stay those of the source. */
export const HIDDEN = '\uFFFC';

export interface Attribute {
  /** The text between quotation marks; absent where the value is an expression or there is none. */
  value?: string;
  /** Texts in quotation marks inside an expression: `words={["Suspend", "Notice"]}`. */
  texts: { text: string; offset: number }[];
  /** Offset of the value. */
  offset: number;
}

/** `<Name a="b">`, `<Name/>` or `</Name>`. */
export interface Tag {
  name: string;
  attributes: ReadonlyMap<string, Attribute>;
  kind: 'open' | 'close' | 'alone';
  offset: number;
  end: number;
}

export interface MdxText {
  /** As long as the source, with its line ends; code, tags, expressions, link targets and imports are `HIDDEN`. */
  prose: string;
  tags: Tag[];
  /** Markdown pictures: `![alt](src)`. */
  pictures: { src: string; offset: number }[];
  /** From where to where code, imports and expressions outside tags stand. */
  opaque: [number, number][];
}

/** Reads the part of an MDX file after its front matter. */
export function readMdx(source: string): MdxText {
  const hidden: [number, number][] = [];
  const opaque: [number, number][] = [];
  const tags: Tag[] = [];
  let at = 0;
  while (at < source.length) {
    const end = codeEnd(source, at) ?? statementEnd(source, at) ?? (source[at] === '{' ? closedBrace(source, at) : undefined);
    const tag = end === undefined ? tagAt(source, at) : undefined;
    if (tag) tags.push(tag);
    else if (end !== undefined) opaque.push([at, end]);
    const next = end ?? tag?.end ?? at + (source[at] === '\\' ? 2 : 1);
    if (end !== undefined || tag) hidden.push([at, next]);
    at = next;
  }
  const words = mask(source, hidden);
  const pictures: MdxText['pictures'] = [];
  for (const match of words.matchAll(/(!?)\[[^\][]*\](\(\s*([^\s)]*)[^)\n]*\))/g)) {
    hidden.push([match.index + match[0].length - match[2]!.length, match.index + match[0].length]);
    if (!match[1]) continue;
    hidden.push([match.index, match.index + 1]);
    pictures.push({ src: match[3]!, offset: match.index });
  }
  for (const match of words.matchAll(/\bhttps?:\/\/\S+|&#?\w+;|^[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$/gm)) hidden.push([match.index, match.index + match[0].length]);
  return { prose: mask(source, hidden), tags, pictures, opaque };
}

function mask(source: string, ranges: [number, number][]): string {
  const characters = source.split('');
  for (const [from, to] of ranges) {
    for (let index = from; index < to; index++) if (characters[index] !== '\n') characters[index] = HIDDEN;
  }
  return characters.join('');
}

const isLineStart = (source: string, at: number) => at === 0 || source[at - 1] === '\n';

/** End of the code that begins here: a fenced block or a span between backticks. */
export function codeEnd(source: string, at: number): number | undefined {
  const fence = isLineStart(source, at) && /^ {0,3}(`{3,}|~{3,})/.exec(source.slice(at, at + 80));
  if (fence) {
    const close = new RegExp(`\\n {0,3}${fence[1]![0]}{${fence[1]!.length},}[ \\t]*(?=\\n|$)`).exec(source.slice(at));
    return close ? at + close.index + close[0].length : source.length;
  }
  if (source[at] !== '`') return undefined;
  const ticks = /^`+/.exec(source.slice(at))![0];
  const close = new RegExp(`(?<!\`)${ticks}(?!\`)`).exec(source.slice(at + ticks.length));
  return close ? at + 2 * ticks.length + close.index : at + ticks.length;
}

/** End of an `import` or `export` line. */
function statementEnd(source: string, at: number): number | undefined {
  if (!isLineStart(source, at) || !/^(import|export)\s[^\n]*(['"]|[={])/.test(source.slice(at, at + 300))) return undefined;
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end;
}

/** End of `{…}`, past the texts, comments and braces inside it. */
export function braceEnd(source: string, at: number): number {
  let depth = 0;
  for (let index = at; index < source.length; index++) {
    const skip = /^(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/)/.exec(source.slice(index, index + 4000));
    if (skip) index += skip[0].length - 1;
    else if (source[index] === '{') depth++;
    else if (source[index] === '}' && --depth === 0) return index + 1;
  }
  return source.length;
}

/** `braceEnd`, unless the brace is never closed: the page cannot be built then (rule page-syntax), but what follows is still read. */
const closedBrace = (source: string, at: number): number | undefined => {
  const end = braceEnd(source, at);
  return end < source.length || source.endsWith('}') ? end : undefined;
};

/** The tag that begins here, if one does. */
export function tagAt(source: string, at: number): Tag | undefined {
  if (source[at] !== '<') return undefined;
  const start = /^<(\/?)([A-Za-z][\w.-]*|(?=>))/.exec(source.slice(at, at + 100));
  if (!start) return undefined;
  const attributes = new Map<string, Attribute>();
  let index = at + start[0].length;
  while (index < source.length) {
    const rest = source.slice(index, index + 4000);
    const end = /^\s*(\/?)>/.exec(rest);
    if (end) return { name: start[2]!, attributes, kind: start[1] ? 'close' : end[1] ? 'alone' : 'open', offset: at, end: index + end[0].length };
    const name = /^\s*([\w:-]+)(\s*=\s*)?/.exec(rest);
    const value = index + (name?.[0].length ?? 0);
    if (name?.[2] && source[value] === '{') {
      index = braceEnd(source, value);
      attributes.set(name[1]!, { texts: textsIn(source.slice(value, index), value), offset: value });
    } else if (name?.[2]) {
      const text = /^(["'])([\s\S]*?)\1/.exec(source.slice(value));
      index = value + (text?.[0].length ?? 1);
      attributes.set(name[1]!, { ...(text && { value: text[2]! }), texts: [], offset: value + 1 });
    } else if (name) {
      attributes.set(name[1]!, { texts: [], offset: value });
      index = value;
    } else {
      index += /^\s*/.exec(rest)![0].length;
      index = source[index] === '{' ? braceEnd(source, index) : index + 1;
    }
  }
  return undefined;
}

const textsIn = (expression: string, offset: number) => [...expression.matchAll(/(["'`])((?:\\.|(?!\1)[^\\])*)\1/g)].map((match) => ({ text: match[2]!, offset: offset + match.index + 1 }));
