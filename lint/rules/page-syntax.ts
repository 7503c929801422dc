import { mdxToJs } from 'satteri';
import { pageFolders } from '../../course/content.ts';
import type { LessonPage } from '../../course/course.ts';
import { readMdx } from '../../course/mdx.ts';
import type { Finding, Rule } from '../rule.ts';
import { unclosed } from './lesson-components.ts';

export const pageSyntax: Rule = {
  name: 'page-syntax',
  asks: 'The builder of pages can read each page: braces and tags are closed, and what stands in braces is JavaScript.',
  why: 'One sign out of place, and none of the course’s pages is built.',
  severity: 'error',
  check: (course) => pageFolders(course).flatMap(({ pages }) => Object.values(pages)).flatMap((page) => faultOf(page)),
};

/** The first fault of a page; of tags without a partner the rule lesson-components tells more. */
function faultOf(page: LessonPage): Finding[] {
  try {
    mdxToJs(page.body);
    return [];
  } catch (error) {
    const [, line, message] = /^(\d+):\d+: ([^]*)$/.exec((error as Error).message) ?? [undefined, '1', (error as Error).message];
    if (/closing tag/.test(message!) && unclosed(readMdx(page.body).tags).length) return [];
    return [{ file: page.file, line: page.bodyLine + Number(line) - 1, message: said(message!) }];
  }
}

/** What the builder says, in an author’s words. */
function said(message: string): string {
  const reason = message.replace(/\s*\([^()]*\)$/, '').replace(/^Could not parse \w+ with oxc: /, '').trim();
  if (/end of file in expression/.test(message)) return 'a "{" is never closed. Close it, or write "\\{" where the sign itself is meant.';
  if (/parse expression/.test(message)) return `what stands in "{…}" is no JavaScript (${reason}). Mend it, or write "\\{" where the sign itself is meant.`;
  if (/parse esm/.test(message)) return `a line that begins with "import" or "export" cannot be read (${reason}). Take it out: components need no import.`;
  if (/character `!`/.test(message)) return '"<!--" begins no remark here. Write {/* … */}.';
  if (/after `<`|character .* name/.test(message)) return 'a tag cannot be read. Check its attributes and quotation marks, or write "&lt;" where the sign itself is meant.';
  return `the page cannot be read: ${reason}. Check braces and tags here.`;
}
