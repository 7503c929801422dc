/** A page of the course, block by block in its order, with its activities where it places them. */
import { join } from 'node:path';
import { readText } from '../../course/files.ts';
import type { Course, LessonPage } from '../../course/course.ts';
import { readMdx } from '../../course/mdx.ts';
import { inline, pageOf, type Block as Written } from '../../course/page-blocks.ts';
import { escape } from '../../lint/escape-html.ts';
import { blockHtml, keyOf } from './html.ts';
import { markdownHtml, plainText } from './markdown.ts';
import { labelIn } from './words.ts';

export interface Placing {
  course: Course;
  lang: string;
  /** An activity by the id the page gives. */
  activity(id: string): string;
  /** Address of a picture of the page’s folder. */
  picture(src: string): string;
}

/** The blocks of a page as HTML. */
export function pageHtml(page: LessonPage, { course, lang, activity, picture }: Placing): string {
  const { source = '' } = readText(join(process.cwd(), page.file));
  const bodyAt = source.length - page.body.length;
  const seen = new Map<string, number>();
  let offset = 0;
  const blocks = pageOf(source).flatMap((part) => {
    const from = offset;
    offset += typeof part === 'string' ? part.length : part.raw.length;
    return typeof part === 'string' ? [] : [{ from, html: blockOf(part) }];
  });
  const tags = readMdx(page.body).tags.filter(({ name }) => /^[A-Z]/.test(name) && !inline.has(name)).map((tag) => ({ from: tag.offset + bodyAt, tag }));

  function blockOf(block: Written): string {
    // The second of two equal blocks is not the first.
    const count = (seen.get(block.text) ?? 0) + 1;
    seen.set(block.text, count);
    const html = block.syntax === 'markdown' ? markdownHtml(block.text, (name) => course.settings[name]?.value) : escape(block.text);
    const level = /^h([1-6])$/.exec(block.kind)?.[1];
    const tag = level ? `h${Math.max(2, Number(level))}` : block.syntax === 'code' ? 'pre' : 'p';
    const what = /^(title|summary|objectives)$| /.test(block.kind) ? `<span class="what">${block.kind.split(' ').map((name) => escape(labelIn(lang, name))).join(' · ')}</span> ` : '';
    return blockHtml(lang, { key: keyOf(course, page.file, block.kind, block.text, String(count)), file: page.file, line: block.line, about: block.kind, words: plainText(html) }, `<${tag}>${what}${html}</${tag}>`, { kind: block.kind.split(' ')[0]!.toLowerCase() });
  }

  const open: string[] = [];
  const all = [...blocks, ...tags].sort((one, other) => one.from - other.from).map((each) => {
    if ('html' in each) return each.html;
    const { name, kind, attributes } = each.tag;
    const [id, who, src] = ['id', 'who', 'src'].map((key) => attributes.get(key)?.value);
    if ((name === 'Quiz' || name === 'Scenario') && kind !== 'close') return activity(id ?? '');
    if (kind === 'close') return open.at(-1) === name && open.pop() ? '</section>' : '';
    const said = who ? ` · ${escape(course.people.find((person) => person.id === who)?.name ?? labelIn(lang, who))}` : '';
    const head = `<p class="what">${escape(labelIn(lang, name))}${said}${['level', 'kind'].flatMap((key) => attributes.get(key)?.value ?? []).map((value) => ` · ${escape(value)}`).join('')}</p>${src ? `<img src="${escape(picture(src))}" alt="">` : ''}`;
    if (kind === 'open') open.push(name);
    return `<section class="part ${name.toLowerCase()}">${head}${kind === 'alone' ? '</section>' : ''}`;
  });
  return all.join('\n') + '</section>'.repeat(open.length);
}
