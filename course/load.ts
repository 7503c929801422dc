import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import type { ActivityFile } from './activity-file.ts';
import { extendCodes, readCodes } from './codes.ts';
import type { Activity, Course, Lesson, Problem } from './course.ts';
import { error, readText, shownPath, warning } from './files.ts';
import { lessonFolders, readBanks, readFolder, type Folder } from './folder.ts';
import { readGlossary } from './glossary.ts';
import { didYouMean } from './nearest.ts';
import { valueAt } from './place.ts';
import { checkListedPages, checkPage, statedPages } from './pages.ts';
import { placeActivities } from './placing.ts';
import { courseSchema, langSchema, type CourseFile } from './schema.ts';
import { checkShape } from './shape.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/**
 * Reads a course folder and says everything that is wrong with it at once. `languages` limits the build to some of the course's.
 * `course` is absent when course.yaml is too broken to go on. With errors among the problems it is there only for further
 * checks to look at: what is broken may be missing from it, and nothing may be built from it.
 */
export function loadCourse(dir: string, options: { languages?: readonly string[] } = {}): { course?: Course; problems: Problem[] } {
  const root = resolve(dir);
  const path = join(root, 'course.yaml');
  const file = shownPath(path);
  if (!existsSync(path)) return { problems: [error(file, 1, 'no-course', 'there is no such file. A course folder holds a "course.yaml"; name another folder with "--course DIR", or write the file.')] };
  const read = readText(path);
  const yaml: YamlFile = read.problem ? { data: undefined, problems: [read.problem], lineOf: () => 1 } : readYaml(file, read.source);
  const stated = statedLanguages(yaml.data);
  const languages = stated.length ? stated : pageLanguages(root);
  const shaped = yaml.problems.length ? { problems: yaml.problems } : checkShape<CourseFile>(courseSchema as (text: Parameters<typeof courseSchema>[0]) => z.ZodType<CourseFile>, yaml.data, { file, lineOf: yaml.lineOf, languages });
  const problems = [...shaped.problems];

  const aside = statedPages(yaml.data);
  const [lessonIds, pageIds] = [false, true].map((isPage) => lessonFolders(root).filter((id) => aside.includes(id) === isPage)) as [string[], string[]];
  const folders = lessonIds.map((id) => readFolder(root, id, languages));
  const pages = pageIds.map((id) => readFolder(root, id, languages, 'page'));
  const banks = readBanks(root, languages);
  const { glossary, problems: ofGlossary } = readGlossary(root, languages);
  const files = [...folders.flatMap((folder) => folder.files), ...banks.files];
  problems.push(...folders.flatMap((folder) => folder.problems), ...pages.flatMap((page) => [...page.problems, ...checkPage(page)]), ...ofGlossary, ...banks.problems, ...files.flatMap((each) => each.problems));

  const placed = folders.map((folder) => ({ folder, placing: placeActivities(folder, banks.files) }));
  problems.push(...placed.flatMap(({ placing }) => placing.problems));
  problems.push(...checkBanks(banks.files, placed.map(({ folder, placing }) => ({ id: folder.id, used: placing.used }))));

  const data = shaped.value ?? shaped.draft;
  if (!data || !stated.length) return { problems };
  problems.push(...checkBuilds(options.languages, languages, file, yaml), ...checkListing(data, lessonIds, file, yaml), ...checkListedPages(data, { written: pageIds, others: lessonIds }, file, yaml));

  const lessons = new Map(placed.map(({ folder, placing }) => [folder.id, lessonOf(folder, placing.used)]));
  const modules = data.modules.map((module) => ({
    ...module,
    lessons: module.lessons.flatMap((id) => lessons.get(id) ?? []).map((lesson) => ({ ...lesson, module: module.id })),
    planned: module.lessons.filter((id) => !lessons.has(id)),
  }));
  const isPlaced = (bank: ActivityFile) => placed.some(({ placing }) => placing.used.includes(bank));
  const course: Course = {
    ...data,
    // A draft reading may lack what the schema fills in.
    outcomes: data.outcomes ?? [],
    people: data.people ?? [],
    settings: data.settings ?? {},
    rulesOff: data.rulesOff ?? {},
    dir: root,
    builds: options.languages ? languages.filter((lang) => options.languages!.includes(lang)) : languages,
    modules,
    lessons: modules.flatMap((module) => module.lessons),
    pages: aside.flatMap((id) => pages.filter((page) => page.id === id)).map(({ id, pages: texts }) => ({ id, pages: texts })),
    ...(glossary && { glossary }),
    banks: banks.files.filter((bank) => !isPlaced(bank)).flatMap((bank) => bank.activity ?? []),
    lineOf: yaml.lineOf,
    codes: new Map(),
  };
  problems.push(...giveCodes(course, new Set(files.filter((each) => each.isSound).map(({ id }) => id))));
  return { course, problems };
}

/** Languages course.yaml lists; none when the list cannot be read. */
function statedLanguages(data: unknown): string[] {
  const list = valueAt(data, ['languages']);
  return Array.isArray(list) && list.length > 0 && list.every((lang) => langSchema.safeParse(lang).success) ? (list as string[]) : [];
}

/** Where course.yaml does not say, the languages that have pages: enough to find the faults of the other files. */
function pageLanguages(root: string): string[] {
  const names = lessonFolders(root).flatMap((folder) => readdirSync(join(root, folder)).filter((name) => name.endsWith('.mdx')).map((name) => name.slice(0, -4)));
  const languages = [...new Set(names)].filter((name) => langSchema.safeParse(name).success).sort();
  return languages.length ? languages : ['en'];
}

function lessonOf({ id, pages, files }: Folder, used: readonly ActivityFile[]): Lesson {
  const activities = (list: readonly ActivityFile[], isUsed: boolean) => list.flatMap(({ activity }): Activity[] => (activity ? [{ ...activity, lesson: id, isUsed }] : []));
  return { id, module: '', code: '', pages, activities: [...activities(used, true), ...activities(files.filter((file) => !used.includes(file)), false)] };
}

/** An activity beside course.yaml belongs to the one lesson that places it. */
function checkBanks(banks: readonly ActivityFile[], lessons: readonly { id: string; used: readonly ActivityFile[] }[]): Problem[] {
  return banks.flatMap((bank) => {
    const users = lessons.filter(({ used }) => used.includes(bank)).map(({ id }) => `"${id}"`);
    if (!users.length) return [warning(bank.file, 1, 'unused-activity', `no lesson places this activity. Write "<${bank.kind === 'scenario' ? 'Scenario' : 'Quiz'} id="${bank.name}" />" in one, or take the file out.`)];
    return users.length > 1 ? [error(bank.file, 1, 'activity-once', `the lessons ${users.join(' and ')} place this activity. Place it in one lesson only.`)] : [];
  });
}

function checkBuilds(wanted: readonly string[] | undefined, languages: readonly string[], file: string, yaml: YamlFile): Problem[] {
  return (wanted ?? []).filter((lang) => !languages.includes(lang)).map((lang) => error(file, yaml.lineOf(['languages']), 'unknown-language', `the course has no language "${lang}". Build one of: ${languages.join(', ')}.`));
}

/** Modules list every lesson folder, once; a complete course has a folder for every listed lesson. */
function checkListing(data: CourseFile, folders: readonly string[], file: string, yaml: YamlFile): Problem[] {
  const problems: Problem[] = [];
  const listed = new Set<string>();
  data.modules.forEach((module, index) => {
    module.lessons.forEach((id, place) => {
      const line = yaml.lineOf(['modules', index, 'lessons', place]);
      if (listed.has(id)) problems.push(error(file, line, 'lesson-once', `module "${module.id}": the lesson "${id}" is listed already. List it once.`));
      else if (data.status === 'complete' && !folders.includes(id)) problems.push(error(file, line, 'lesson-exists', `module "${module.id}": the lesson "${id}" has no folder.${didYouMean(id, folders) || ` Write it in "${id}/", take it off the list, or write "status: draft".`}`));
      listed.add(id);
    });
  });
  for (const id of folders.filter((folder) => !listed.has(folder))) {
    const say = data.status === 'complete' ? error : warning;
    problems.push(say(file, yaml.lineOf(['modules']), 'lesson-listed', `no module lists the folder "${id}", so it is left out.${didYouMean(id, [...listed].filter((each) => !folders.includes(each))) || ` Add "${id}" to the lessons of a module, or take the folder out.`}`));
  }
  return problems;
}

/** Fills the codes of everything that is sound; new ones are kept only when the build saves them. */
function giveCodes(course: Course, sound: ReadonlySet<string>): Problem[] {
  const { codes: kept, problems } = readCodes(course.dir);
  const ofSound = (activities: readonly Activity[]) => activities.filter(({ id }) => sound.has(id));
  const { codes, full } = extendCodes(kept, { lessons: course.lessons.map(({ id, activities }) => ({ id, activities: ofSound(activities) })), banks: ofSound(course.banks) });
  course.codes = codes;
  for (const lesson of course.lessons) {
    lesson.code = codes.get(`lesson/${lesson.id}`) ?? '';
    for (const activity of lesson.activities) activity.code = codes.get(`activity/${activity.id}`) ?? '';
  }
  for (const bank of course.banks) bank.code = codes.get(`activity/${bank.id}`) ?? '';
  const owners = [...new Set(full.map((path) => path.slice(0, path.lastIndexOf('/'))))];
  return [...problems, ...owners.map((owner) => codesFull(course, owner))];
}

function codesFull(course: Course, owner: string): Problem {
  const activities = [...course.lessons.flatMap((lesson) => lesson.activities), ...course.banks];
  const [scope, id = ''] = [owner.slice(0, owner.indexOf('/')), owner.slice(owner.lastIndexOf('/') + 1)];
  for (const activity of activities) {
    const list = scope === 'item' ? 'items' : 'nodes';
    const index = ((activity.data[list] ?? []) as { id: string }[]).findIndex((each) => each.id === id);
    if (index >= 0 && (scope === 'item' || owner === `node/${activity.id}/${id}`)) {
      return error(activity.file, activity.lineOf([list, index]), 'codes-full', `${scope} "${id}": it has, or once had, more than 36 parts, and a report can tell only 36 apart. Give it fewer parts and a new id.`);
    }
  }
  throw new Error(`No activity has "${owner}".`);
}
