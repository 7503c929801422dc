import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../course/load.ts';
import { outlineOf } from '../../course/outline.ts';
import { translatables } from '../../course/translatable.ts';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, courseYaml, dialogueYaml, page, said, soundCourse, type Files } from './build-course.ts';

const text = (body: string) => `---\ntitle: About\nsummary: What this is.\n---\n${body}\n`;
/** A sound course with one page beside its lesson. */
const withPage = (changes: Record<string, string | undefined> = {}, more = 'pages: [about]\n'): Files =>
  soundCourse({ 'course.yaml': courseYaml(`${more}${dialogueYaml}`), 'about/fr.mdx': text('Un mot.'), 'about/en.mdx': text('One word.'), ...changes });
const check = (files: Files) => {
  const dir = courseFolder(files);
  return said(dir, checkCourse(dir).problems);
};

describe('a page beside the lessons', () => {
  it('loads without a word, and is no lesson', () => {
    const dir = courseFolder(withPage());
    const { course, problems } = loadCourse(dir);
    expect(said(dir, problems)).toBe('No problems.');
    expect(course?.pages).toMatchObject([{ id: 'about', pages: { fr: { matter: { title: 'About', minutes: 0 } }, en: { body: 'One word.\n' } } }]);
    expect(course?.lessons.map(({ id }) => id)).toEqual(['listen']);
    expect(outlineOf(course!).lessons.map(({ id }) => id)).toEqual(['listen']);
    expect([...course!.codes.keys()].filter((path) => path.includes('about'))).toEqual([]);
  });

  it('is left out of a draft until it is written, and missed in a complete course', () => {
    const files = withPage({ 'about/fr.mdx': undefined, 'about/en.mdx': undefined });
    expect(check(files)).toBe('No problems.');
    expect(loadCourse(courseFolder(files)).course?.pages).toEqual([]);
    expect(check({ ...files, 'course.yaml': courseYaml(`status: complete\npages: [abuot]\n${dialogueYaml}`), 'about/fr.mdx': text('a'), 'about/en.mdx': text('a') })).toContain('the page "abuot" has no folder. Did you mean "about"?');
  });

  it.each([
    ['the same page twice', {}, 'pages: [about, about]\n', 'course.yaml:11  the page "about" is listed already. List it once.  (page-listed)'],
    ['a lesson', {}, 'pages: [about, listen]\n', 'course.yaml:11  "listen" is a lesson and a page beside the lessons. List it in one place.  (page-listed)'],
    ['the name of the home', {}, 'pages: [about, home]\n', '"home" is the name of a page of the course’s own. Give the folder another.'],
    ['a missing language', { 'about/en.mdx': undefined }, undefined, 'about/en.mdx:1  the page "about" has no page in "en". Write the file "en.mdx".  (missing-translation)'],
    ['the front matter of a lesson', { 'about/fr.mdx': page('a') }, undefined, 'about/fr.mdx:4  the key "minutes" is not known here.'],
    ['a quiz', { 'about/en.mdx': text('One word.\n\n<Quiz id="check" />') }, undefined, 'about/en.mdx:7  <Quiz> stands in lessons only. Take it out, or list "about" among the lessons of a module.  (page-activity)'],
    ['an activity’s file', { 'about/check.yaml': 'type: quiz\n' }, undefined, 'about/check.yaml:1  "about" is a page beside the lessons, which holds no questions. Move the file into a lesson’s folder.  (page-activity)'],
    ['a fault in its text', { 'about/en.mdx': text('<Calout>x</Calout>') }, undefined, 'about/en.mdx:5  <Calout> is nothing a lesson can hold.'],
    ['wording a rule forbids', { 'about/fr.mdx': text('TODO') }, undefined, '"TODO" is still to be written.'],
  ] as [string, Record<string, string | undefined>, string | undefined, string][])('is refused with %s', (_what, changes, more, message) => expect(check(withPage(changes, more))).toContain(message));

  it('is translated like a lesson’s page', () => {
    const { course } = loadCourse(courseFolder(withPage()));
    expect(translatables(course!, 'en', []).find(({ original }) => original === 'about/fr.mdx')?.units.map(({ source, target }) => [source.text, target?.text])).toEqual([['About', 'About'], ['What this is.', 'What this is.'], ['Un mot.', 'One word.']]);
  });
});
