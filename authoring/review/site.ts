/** The review of a course: one folder of pages that needs no server. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { courseFile, pageFolders } from '../../course/content.ts';
import { coverageOf } from '../../course/coverage.ts';
import type { Activity, Course, PageFolder } from '../../course/course.ts';
import { folderOf, pictureName } from '../../course/pictures.ts';
import { localize } from '../../quizzes/localize.ts';
import { escape } from '../../lint/escape-html.ts';
import { entryHtml, type Told } from './entry.ts';
import { documentHtml } from './html.ts';
import { pageHtml } from './lesson.ts';
import { pathsOf } from './paths.ts';
import { fill, wordsIn } from './words.ts';

export interface SiteFile { path: string; content: string | Uint8Array }

/** Every file of the review of a sound course, in all languages it is built in. */
export async function reviewSite(course: Course): Promise<SiteFile[]> {
  const pictures = new Map<string, Uint8Array>();
  const pages = course.builds.flatMap((lang) => pagesIn(course, lang, pictures));
  const index = pages.find(({ path }) => path === `${course.builds[0]}-index.html`)!;
  return [
    { ...index, path: 'index.html' },
    ...pages,
    ...[...pictures].map(([path, content]) => ({ path, content })),
    { path: 'review.css', content: readFileSync(join(import.meta.dirname, 'review.css'), 'utf8') },
    { path: 'review.js', content: await script() },
  ];
}

/** One classic script: modules do not load from a folder. */
async function script(): Promise<string> {
  const bundle = await rolldown({ input: join(import.meta.dirname, 'browser/main.ts'), platform: 'browser', logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'iife' });
  await bundle.close();
  return output[0].code;
}

function pagesIn(course: Course, lang: string, pictures: Map<string, Uint8Array>): SiteFile[] {
  const t = wordsIn(lang);
  const say = (text: unknown) => String(localize(text, lang, course.languages));
  const extra: SiteFile[] = [];
  const document = (name: string, title: string, main: string, home = name): SiteFile => ({
    path: `${lang}-${name}.html`,
    content: documentHtml(course, say(course.title), { lang, title, home: `${lang}-${home}.html`, others: Object.fromEntries(course.builds.filter((each) => each !== lang).map((each) => [each, `${each}-${name}.html`])), main }),
  });
  const picture = (folder: string) => (src: string) => {
    const path = `pictures/${pictureName(folder, src)}`;
    const file = join(course.dir, folder, src);
    if (!pictures.has(path) && existsSync(file)) pictures.set(path, new Uint8Array(readFileSync(file)));
    return path;
  };
  const activityHtml = (activity: Activity, page: string): string => {
    const told: Told = { course, lang, file: activity.file, data: activity.data, lineOf: activity.lineOf, picture: picture(folderOf(activity)) };
    const body = entryHtml(told, [], 'h2');
    if (activity.data.type !== 'scenario') return body;
    const name = `${activity.id.replace('/', '-')}-paths`;
    const map = `${lang}-${name}.svg`;
    const { svg, title, html } = pathsOf(course, activity, told, { map, back: `${lang}-${page}.html` });
    extra.push({ path: map, content: svg }, document(name, title, html, page));
    return `<p class="paths"><a href="${lang}-${name}.html">${escape(title)}</a></p>${body}`;
  };
  const folderPage = (folder: PageFolder & { activities?: Activity[] }): SiteFile => {
    const page = folder.pages[lang]!;
    const used = new Set<Activity>();
    const activity = (id: string) => {
      const found = folder.activities?.find((each) => each.id.slice(each.id.lastIndexOf('/') + 1) === id);
      if (found) used.add(found);
      return found ? activityHtml(found, folder.id) : '';
    };
    const text = pageHtml(page, { course, lang, activity, picture: picture(folder.id) });
    const rest = (folder.activities ?? []).filter((each) => !used.has(each)).map((each) => activityHtml(each, folder.id));
    return document(folder.id, page.matter.title, aims(course, page.matter, lang) + text + (rest.length ? `<h2>${t.unused}</h2>${rest.join('')}` : ''));
  };
  const link = (name: string, title: string) => `<li><a href="${lang}-${name}.html">${escape(title)}</a></li>`;
  const titleOf = ({ id, pages }: PageFolder) => link(id, pages[lang]!.matter.title);
  const index = `<p>${t.how}</p><p>${t.howExport}</p><ul>${link('course', t.whole)}</ul>
${course.modules.filter(({ lessons }) => lessons.length).map(({ title, lessons }) => `<h2>${escape(say(title))}</h2><ul>${lessons.map(titleOf).join('')}</ul>`).join('\n')}
${course.pages.length ? `<h2>${t.pages}</h2><ul>${course.pages.map(titleOf).join('')}</ul>` : ''}`;
  const folders = pageFolders(course).map(folderPage);
  return [document('index', say(course.title), index), document('course', t.whole, wholeCourse(course, lang, picture('.'), (bank) => activityHtml(bank, 'course'))), ...folders, ...extra];
}

/** course.yaml, the glossary where there is one, and banks no lesson places. */
function wholeCourse(course: Course, lang: string, picture: (src: string) => string, bankHtml: (bank: Activity) => string): string {
  const { title, description, outcomes, modules, people, dialogue, certificate, settings } = course;
  // Lessons stand on pages of their own.
  const data = { title, description, outcomes, modules: modules.map(({ id, title: name }) => ({ id, title: name })), people: people.map(({ id, name, role }) => ({ id, name, role })), dialogue, certificate, settings };
  const own = entryHtml({ course, lang, file: courseFile(course), data, lineOf: course.lineOf, picture }, [], 'h2');
  const glossary = course.glossary ? entryHtml({ course, lang, file: course.glossary.file, data: { terms: course.glossary.terms }, lineOf: course.glossary.lineOf, picture }, [], 'h2') : '';
  return own + glossary + course.banks.map(bankHtml).join('');
}

/** What a lesson is for: time, outcomes and points of the source, with their words. */
function aims(course: Course, matter: { minutes?: number; outcomes?: string[]; covers?: string[] }, lang: string): string {
  const t = wordsIn(lang);
  const rows = coverageOf(course)?.rows ?? [];
  const list = (title: string, entries: string[]) => (entries.length ? `<details><summary>${title} (${entries.length})</summary><ul>${entries.map((each) => `<li>${escape(each)}</li>`).join('')}</ul></details>` : '');
  const outcomes = course.outcomes.filter(({ id }) => matter.outcomes?.includes(id)).map(({ id, text }) => `${id} ${String(localize(text, lang, course.languages))}`);
  const covers = rows.filter(({ id }) => matter.covers?.includes(id)).map(({ id, point }) => `${id} ${point}`);
  return `${matter.minutes ? `<p class="hint">${fill(t.minutes, { count: matter.minutes })}</p>` : ''}${list(t.outcomes, outcomes)}${list(t.covers, covers)}`;
}
