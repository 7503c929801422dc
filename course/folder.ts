import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { id as idSchema } from '../quizzes/item-schema.ts';
import { readActivity, type ActivityFile } from './activity-file.ts';
import type { LessonPage, Problem } from './course.ts';
import { error, shownPath } from './files.ts';
import { GLOSSARY } from './glossary.ts';
import { checkAgreement, readPage } from './matter.ts';

/** A lesson folder as it stands on the disk. */
export interface Folder {
  id: string;
  /** By language, in the course's order; a language that is missing is a problem already told. */
  pages: Record<string, LessonPage>;
  files: ActivityFile[];
  problems: Problem[];
}

/** Names of the folders that hold lesson pages or activities, sorted. */
export const lessonFolders = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(dir, entry.name)).some((name) => /\.(mdx|ya?ml)$/.test(name)))
    .map((entry) => entry.name)
    .sort();

/** Reads everything in a folder of pages but its pictures. A `page` is one beside the lessons. */
export function readFolder(dir: string, id: string, languages: readonly string[], kind: 'lesson' | 'page' = 'lesson'): Folder {
  const folder = join(dir, id);
  const names = readdirSync(folder).sort();
  const problems = misnamed(folder, names, languages);
  const pages: Record<string, LessonPage> = {};
  for (const lang of languages) {
    if (!names.includes(`${lang}.mdx`)) {
      problems.push(error(shownPath(join(folder, `${lang}.mdx`)), 1, 'missing-translation', `the ${kind} "${id}" has no page in "${lang}". Write the file "${lang}.mdx".`));
      continue;
    }
    const read = readPage(join(folder, `${lang}.mdx`), kind);
    problems.push(...read.problems);
    if (read.page) pages[lang] = read.page;
  }
  problems.push(...checkAgreement(Object.values(pages)));
  return { id, pages, problems, files: activityFiles(names).map((name) => readActivity(join(folder, name), `${id}/${name.slice(0, -5)}`, languages)) };
}

/** Reads the activities beside course.yaml. */
export function readBanks(dir: string, languages: readonly string[]): { files: ActivityFile[]; problems: Problem[] } {
  const names = readdirSync(dir).sort().filter((name) => !/^course\.ya?ml$/.test(name) && name !== GLOSSARY);
  return { problems: misnamed(dir, names, []), files: activityFiles(names).map((name) => readActivity(join(dir, name), name.slice(0, -5), languages)) };
}

const activityFiles = (names: readonly string[]) => names.filter((name) => name.endsWith('.yaml') && idSchema.safeParse(name.slice(0, -5)).success);

/** Rule `file-name`: a file that would silently be left out, or be built by accident. */
function misnamed(folder: string, names: readonly string[], languages: readonly string[]): Problem[] {
  const fault = (name: string, message: string) => error(shownPath(join(folder, name)), 1, 'file-name', message);
  return names.flatMap((name) => {
    if (name.endsWith('.yml')) return [fault(name, `the file is not read. Rename it to "${name.slice(0, -4)}.yaml".`)];
    if (name.endsWith('.yaml') && !idSchema.safeParse(name.slice(0, -5)).success) return [fault(name, `"${name.slice(0, -5)}" cannot be the id of an activity. Rename the file: lower-case letters, digits and single hyphens, beginning with a letter.`)];
    if (!name.endsWith('.mdx') || languages.includes(name.slice(0, -4))) return [];
    return [fault(name, languages.length ? `"${name.slice(0, -4)}" is not a language of the course (${languages.join(', ')}). Add it to "languages" in course.yaml, or take the file out.` : 'a page stands outside every lesson folder. Move it into one.')];
  });
}
