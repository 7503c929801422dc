/** Every text a learner reads, in one language at a time, with its place: what rules about wording look through. */
import { readFileSync } from 'node:fs';
import { isLocalized } from '../quizzes/localize.ts';
import { activitiesOf, courseFile, pageFolders } from '../course/content.ts';
import type { Course, LessonPage } from '../course/course.ts';
import { HIDDEN, readMdx } from '../course/mdx.ts';
import { settings } from '../course/page-blocks.ts';
import { ownerOf } from '../course/place.ts';
import { lineIn } from '../course/placing.ts';
import type { Path } from '../course/yaml-file.ts';

export interface Text {
  file: string;
  lang: string;
  /** Addresses of links are `HIDDEN` in it. */
  text: string;
  /** In YAML: as it stands in the file. */
  written?: string;
  /** What it belongs to, with a colon: `item "relance": `; may be empty. */
  owner: string;
  /** Where it stands in an activity or in course.yaml, with its language last; absent in a page. */
  path?: Path;
  /** Line of a place in the text; of words that stand there, where the place alone does not tell. */
  lineAt(offset: number, words: string): number;
}

/** The course's texts in the languages that begin with `language`: `fr` takes `fr` and `fr-CA`. */
export function textsOf(course: Course, language: string): Text[] {
  const isWanted = (lang: string) => lang === language || lang.startsWith(`${language}-`);
  const { title, description, outcomes, modules, people, dialogue, certificate, settings: ofOrganisation, glossary } = course;
  const head = { title, description, outcomes, modules: modules.map(({ id, title: name }) => ({ id, title: name })), people, dialogue, certificate, settings: ofOrganisation };
  return [
    ...fromData(course, head, courseFile(course), course.lineOf),
    ...(glossary ? fromData(course, { terms: glossary.terms }, glossary.file, glossary.lineOf) : []),
    ...activitiesOf(course).flatMap((activity) => fromData(course, activity.data, activity.file, activity.lineOf)),
    ...pageFolders(course).flatMap((folder) => Object.entries(folder.pages)).flatMap(([lang, page]) => (isWanted(lang) ? fromPage(page, lang) : [])),
  ].filter(({ lang }) => isWanted(lang));
}

function fromData(course: Course, data: unknown, file: string, lineOf: (path: Path) => number): Text[] {
  const source = readFileSync(file, 'utf8').split(/\r?\n/);
  const texts: Text[] = [];
  const add = (lang: string, text: string, path: Path) => texts.push({ file, lang, text: withoutAddresses(text), written: text, path, owner: ownerOf(data, path), lineAt: (_offset, words) => lineWith(source, lineOf(path), words) });
  // Misconceptions are for authors.
  const walk = (value: unknown, path: Path): void => {
    if (isLocalized(value, course.languages)) for (const [lang, text] of Object.entries(value)) add(lang, text, [...path, lang]);
    else if (Array.isArray(value)) value.forEach((each, index) => walk(each, [...path, index]));
    else if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value).filter(([name]) => name !== 'misconception')) walk(each, [...path, key]);
    // In a course of one language texts are plain; unlike ids and settings they have spaces or signs.
    else if (typeof value === 'string' && course.languages.length === 1 && /[^\w.-]/.test(value)) add(course.languages[0]!, value, path);
  };
  walk(data, []);
  return texts;
}

/** Of links, the words alone, with offsets as they are. */
const withoutAddresses = (text: string): string => text.replace(/\]\([^\s)]*\)/g, (address) => `]${HIDDEN.repeat(address.length - 1)}`);

/** A text over several lines begins at `line`; its words stand there or a little below. */
function lineWith(source: readonly string[], line: number, words: string): number {
  const found = source.slice(line - 1, line + 40).findIndex((each) => each.includes(words));
  return found < 0 ? line : line + found;
}

function fromPage(page: LessonPage, lang: string): Text[] {
  const { title, summary, objectives } = page.matter;
  const matter = [...Object.entries({ title, summary }).map(([key, text]) => ({ text, path: [key] })), ...objectives.map((text, index) => ({ text, path: ['objectives', index] }))];
  const { prose, tags } = readMdx(page.body);
  const inTags = tags.flatMap((tag) =>
    [...tag.attributes].flatMap(([name, { value, texts, offset }]) => (settings.has(name) ? [] : [...texts, ...(value === undefined ? [] : [{ text: value, offset }])].map((each) => ({ ...each, owner: `<${tag.name} ${name}>: ` })))),
  );
  return [
    ...matter.map(({ text, path }): Text => ({ file: page.file, lang, text, owner: `"${path[0]}": `, lineAt: () => page.lineOf(path) })),
    { file: page.file, lang, text: prose, owner: '', lineAt: (offset) => lineIn(page, offset) },
    ...inTags.map(({ text, offset, owner }): Text => ({ file: page.file, lang, text, owner, lineAt: (within) => lineIn(page, offset + within) })),
  ];
}

/** The words around a fault, on its own line and without what is not prose. */
export function wordsAround(text: string, from: number, to: number): string {
  const stop = new RegExp(`[\\n${HIDDEN}]`);
  const before = text.slice(Math.max(0, from - 60), from).split(stop).at(-1)!;
  const after = text.slice(to, to + 60).split(stop)[0]!;
  return `${/(?:\S+\s?)?$/.exec(before)![0]}${text.slice(from, to)}${/^(?:\s?\S+)?/.exec(after)![0]}`.trim();
}
