/** Review pages as HTML: every text is escaped here or in `markdown.ts`, and nowhere is one taken for markup. */
import { createHash } from 'node:crypto';
import { relative, resolve, sep } from 'node:path';
import type { Course } from '../../course/course.ts';
import { escape } from '../../lint/escape-html.ts';
import { fill, wordsIn } from './words.ts';

/** Something to comment: where it is written, what it is called in a list of comments, and what the comment hangs on. */
export interface Block {
  key: string;
  file: string;
  line: number;
  about: string;
  /** Its first words, for lists. */
  words: string;
}

/**
 * What comments hang on: the same text at the same place keeps its comments when lines move; a changed text is a new block.
 * 16 hexadecimal digits. `parts`: whatever tells blocks of a file apart.
 */
export const keyOf = (course: Pick<Course, 'dir'>, file: string, ...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify([relative(course.dir, resolve(file)).split(sep).join('/'), ...parts])).digest('hex').slice(0, 16);

/** A block around what it shows; `nested`: blocks inside it. `isEcho`: it stands elsewhere under its own id. */
export function blockHtml(lang: string, block: Block, inner: string, { nested = '', kind = '', isEcho = false }: { nested?: string; kind?: string; isEcho?: boolean } = {}): string {
  const { key, file, line, about, words } = block;
  const t = wordsIn(lang);
  const said = words.length > 80 ? `${words.slice(0, 77)}…` : words;
  return `<div class="block ${kind}"${isEcho ? '' : ` id="b-${key}"`} data-block="${key}" data-file="${escape(file)}" data-line="${line}" data-about="${escape(about)}" data-words="${escape(said)}"><div class="own">${inner}<div class="tools"><code class="place">${escape(file)}:${line}</code><button type="button" class="comment" aria-label="${escape(fill(t.commentOn, { words: `${said} (${file}:${line})` }))}" hidden>${t.comment}</button></div></div>${nested}</div>`;
}

export interface Page {
  lang: string;
  title: string;
  /** File name of the page its blocks belong to. */
  home: string;
  /** The same page in other languages: language → file. */
  others: Record<string, string>;
  main: string;
}

/** The whole document. The script reads its words and the course’s id from the page. */
export function documentHtml(course: Course, courseTitle: string, { lang, title, home, others, main }: Page): string {
  const t = wordsIn(lang);
  const links = Object.entries(others).map(([other, file]) => `<a href="${file}" lang="${other}" hreflang="${other}">${other}</a>`).join(' ');
  const data = JSON.stringify({ course: course.id, title: courseTitle, version: course.version, words: t }).replace(/</g, '\\u003c');
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)} · ${escape(courseTitle)}</title><link rel="stylesheet" href="review.css"><script src="review.js" defer></script></head>
<body data-home="${home}" data-lang="${lang}"><a class="skip" href="#main">${t.skip}</a>
<header class="bar"><p><a href="${lang}-index.html">${escape(courseTitle)}</a> <span>${t.review} · ${escape(course.version)}</span></p>${links ? `<nav aria-label="${t.other}">${links}</nav>` : ''}<button type="button" id="open" hidden></button></header>
<main id="main" tabindex="-1"><h1>${escape(title)}</h1><noscript><p class="hint">${t.noScript}</p></noscript>
${main}
</main><p id="told" role="status"></p><script type="application/json" id="facts">${data}</script></body></html>
`;
}
