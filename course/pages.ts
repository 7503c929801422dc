/** Pages beside the lessons: texts every page links to, that take no part in progress. */
import type { Course, Problem } from './course.ts';
import { error } from './files.ts';
import type { Folder } from './folder.ts';
import { readMdx } from './mdx.ts';
import { didYouMean } from './nearest.ts';
import { valueAt } from './place.ts';
import { lineIn } from './placing.ts';
import type { CourseFile } from './schema.ts';
import type { YamlFile } from './yaml-file.ts';

/** Folders course.yaml lists under `pages`, each once; none when the list cannot be read. */
export function statedPages(data: unknown): string[] {
  const list = valueAt(data, ['pages']);
  return Array.isArray(list) ? [...new Set(list.filter((each) => typeof each === 'string'))] : [];
}

/** The first page beside the lessons that holds this component. */
export const pageWith = ({ pages: folders }: Pick<Course, 'pages'>, component: string): string | undefined =>
  folders.find(({ pages }) => Object.values(pages).some(({ body }) => readMdx(body).tags.some(({ name }) => name === component)))?.id;

/** What only a lesson can hold: it is answered, and answers are progress. */
const answered = ['Quiz', 'Scenario', 'FirstAnswer'];

/** Rule `page-activity`: a page beside the lessons holds nothing that is answered. */
export function checkPage({ id, pages, files }: Folder): Problem[] {
  return [
    ...files.map(({ file }) => error(file, 1, 'page-activity', `"${id}" is a page beside the lessons, which holds no questions. Move the file into a lesson’s folder.`)),
    ...Object.values(pages).flatMap((page) => readMdx(page.body).tags.filter(({ name, kind }) => answered.includes(name) && kind !== 'close').map(({ name, offset }) => error(page.file, lineIn(page, offset), 'page-activity', `<${name}> stands in lessons only. Take it out, or list "${id}" among the lessons of a module.`))),
  ];
}

/** Rule `page-listed`: a page is listed once, is no lesson, and, in a complete course, has a folder. A draft is built without those not written yet. `others`: folders it does not list. */
export function checkListedPages({ pages = [], modules, status }: CourseFile, { written, others }: { written: readonly string[]; others: readonly string[] }, file: string, yaml: YamlFile): Problem[] {
  return pages.flatMap((id, index) => {
    const fault = (message: string) => [error(file, yaml.lineOf(['pages', index]), 'page-listed', message)];
    if (pages.indexOf(id) < index) return fault(`the page "${id}" is listed already. List it once.`);
    if (modules.some(({ lessons }) => lessons.includes(id))) return fault(`"${id}" is a lesson and a page beside the lessons. List it in one place.`);
    return status !== 'complete' || written.includes(id) ? [] : fault(`the page "${id}" has no folder.${didYouMean(id, others.filter((each) => !modules.some(({ lessons }) => lessons.includes(each)))) || ` Write it in "${id}/", take it off the list, or write "status: draft".`}`);
  });
}
