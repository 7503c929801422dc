/** Markdown inside a block of a page as HTML: emphasis, code, and what stands behind links and sources. Everything else is text. */
import { braceEnd, codeEnd, tagAt, type Tag } from '../../course/mdx.ts';
import { escape } from '../../lint/escape-html.ts';

/** The block as a reader sees it, with the addresses of links and sources written out, for an expert checks them. `setting`: what `<Setting name="…" />` prints. */
export function markdownHtml(source: string, setting: (name: string) => string | undefined = () => undefined): string {
  const pieces: string[] = [];
  /** A sign of the private use area stands for each finished piece while emphasis is looked for around it. */
  const hold = (html: string) => `\uE000${pieces.push(html) - 1}\uE001`;
  /** Where each open source comes from. */
  const sources: string[] = [];
  let text = '';
  for (let at = 0; at < source.length;) {
    const code = source[at] === '`' ? codeEnd(source, at) : undefined;
    const tag = tagAt(source, at);
    const brace = source[at] === '{' ? braceEnd(source, at) : undefined;
    if (code) text += hold(`<code>${escape(source.slice(at, code).replace(/^`+|`+$/g, ''))}</code>`);
    else if (tag) text += hold(tag.name === 'Setting' ? settingHtml(tag, setting) : tagHtml(tag, sources));
    else if (source[at] === '\\' && at + 1 < source.length) text += hold(escape(source[at + 1]!));
    // In braces stand comments of the author’s and expressions: nothing a learner reads.
    else if (brace === undefined && !/[\uE000\uE001]/.test(source[at]!)) text += source[at];
    at = code ?? tag?.end ?? brace ?? at + (source[at] === '\\' ? 2 : 1);
  }
  return emphasis(text).replace(/\uE000(\d+)\uE001/g, (_whole, index: string) => pieces[Number(index)]!);
}

/** Words of a piece of HTML, for a list. */
export const plainText = (html: string): string => html.replace(/<span class="source">[\s\S]*?<\/span>|<[^>]*>/g, ' ').replace(/&#(\d+);/g, (_whole, code: string) => String.fromCharCode(Number(code))).replace(/[ \t\n]+/g, ' ').trim();

function tagHtml({ name, kind, attributes }: Tag, sources: string[]): string {
  if (name !== 'Source') return name === 'br' ? '<br>' : '';
  if (kind !== 'close') sources.push(` <span class="source">${escape(`[${['year', 'kind', 'href'].flatMap((each) => attributes.get(each)?.value ?? []).join(' · ')}]`)}</span>`);
  return `${kind === 'close' ? '' : '<cite>'}${kind === 'open' ? '' : `</cite>${sources.pop() ?? ''}`}`;
}

function settingHtml({ attributes }: Tag, setting: (name: string) => string | undefined): string {
  const name = attributes.get('name')?.value ?? '';
  return `${escape(setting(name) || '____')} <span class="source">[${escape(name)}]</span>`;
}

const emphasis = (text: string): string =>
  escape(text)
    .replace(/!?\[([^\][]*)\]\(\s*([^\s)]+)[^)]*\)/g, '$1 <span class="source">[$2]</span>')
    .replace(/\*\*(\S(?:[\s\S]*?\S)?)\*\*(?!\*)/g, '<strong>$1</strong>')
    .replace(/(?<![*\w])\*(\S(?:[^*]*?\S)?)\*(?![*\w])/g, '<em>$1</em>')
    .replace(/(?<![_\w])_(\S(?:[^_]*?\S)?)_(?![_\w])/g, '<em>$1</em>');
