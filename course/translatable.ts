/** Everything of a course that is translated, text by text, with its place in both languages. */
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { align } from './align.ts';
import { activitiesOf } from './content.ts';
import type { Course } from './course.ts';
import { readText, shownPath } from './files.ts';
import { blocksOf, pageOf, type Block, type Part } from './page-blocks.ts';
import { GLOSSARY } from './glossary.ts';
import { keyAt, ownerOf, valueAt } from './place.ts';
import { textPaths } from './text-paths.ts';
import { hashOf, type Translation } from './translations.ts';
import { readYaml, type Path } from './yaml-file.ts';

/** A text where it stands. `file`: as messages name it. */
export interface Said { file: string; line: number; text: string }

export interface Unit {
  /** Unique in its file; letters, digits, `.`, `-` and `_`. */
  id: string;
  /** See `translations.ts`. */
  scope: string;
  /** For people: what it belongs to. */
  about: string;
  syntax: Block['syntax'];
  source: Said;
  target?: Said;
}

interface Shared { /** Path of the source text, inside the course or the project. */ original: string; units: Unit[] }
/** An activity, the glossary or course.yaml; `paths` lead to its texts, unit by unit. */
export interface YamlTexts extends Shared { kind: 'yaml'; path: string; source: string; paths: Path[] }
/** A page of a lesson, or one beside the lessons. `extra`: blocks of the translation that stand for nothing. */
export interface PageTexts extends Shared { kind: 'page'; path: string; parts: Part[]; targetPath: string; targetParts?: Part[]; pairs: [number, number][]; extra: Said[] }
/** Interface words. */
export interface WordTexts extends Shared { kind: 'words'; path: string; source: string; targetPath: string; isNew: boolean; targetSource: string }
export type Translatable = YamlTexts | PageTexts | WordTexts;

type Outline = Pick<Course, 'dir' | 'languages' | 'lessons' | 'pages' | 'banks'>;
const root = resolve(import.meta.dirname, '..');

/**
 * The texts of a course with their translations into `lang`, in the order of the course; interface words last, where the
 * project has some in the course’s first language. Texts the first language lacks are left out: the loader tells of them.
 */
export function translatables(course: Outline, lang: string, rows: readonly Translation[]): Translatable[] {
  const source = course.languages[0]!;
  const activities = new Map(activitiesOf(course).map(({ id }) => [`${id}.yaml`, 'activity' as const]));
  const lessons = course.lessons.flatMap((lesson) => {
    const own = lesson.activities.map(({ id }) => `${id}.yaml`).filter((path) => activities.delete(path));
    return [...pageTexts(course.dir, lesson.id, source, lang, rows), ...own.flatMap((path) => yamlTexts(course.dir, path, 'activity', source, lang))];
  });
  const rest = [...activities.keys()].flatMap((path) => yamlTexts(course.dir, path, 'activity', source, lang));
  const aside = course.pages.flatMap(({ id }) => pageTexts(course.dir, id, source, lang, rows));
  const glossary = existsSync(join(course.dir, GLOSSARY)) ? yamlTexts(course.dir, GLOSSARY, 'glossary', source, lang) : [];
  return [...yamlTexts(course.dir, 'course.yaml', 'course', source, lang), ...lessons, ...aside, ...glossary, ...rest, ...wordTexts(source, lang)].filter(({ units }) => units.length);
}

function yamlTexts(dir: string, original: string, kind: 'course' | 'glossary' | 'activity', from: string, to: string): YamlTexts[] {
  const path = join(dir, original);
  const { source } = readText(path);
  if (source === undefined) return [];
  const file = shownPath(path);
  const { data, lineOf } = readYaml(file, source);
  const texts = textPaths(kind, data).flatMap((at) => {
    const value = valueAt(data, at);
    const text = typeof value === 'string' ? value : valueAt(value, [from]);
    return typeof text === 'string' ? [{ at, text, target: valueAt(value, [to]), own: typeof value === 'string' ? at : [...at, from] }] : [];
  });
  texts.sort((one, other) => lineOf(one.own) - lineOf(other.own));
  const units = texts.map(({ at, text, target, own }): Unit => {
    const id = idOf(data, at);
    return {
      id,
      scope: `${original}#${id}`,
      about: `${ownerOf(data, at)}${keyAt(at)}`,
      syntax: 'plain',
      source: { file, line: lineOf(own), text },
      ...(typeof target === 'string' && target && { target: { file, line: lineOf([...at, to]), text: target } }),
    };
  });
  return [{ kind: 'yaml', original, path, source, units, paths: texts.map(({ at }) => at) }];
}

/** The path to a text by the ids of what it goes through, so that it is the same when something is added before. */
function idOf(data: unknown, path: Path): string {
  return path.map((part, index) => {
    if (typeof part !== 'number') return part;
    const list = valueAt(data, path.slice(0, index)) as { id?: unknown }[];
    const id = list[part]?.id;
    return typeof id === 'string' && list.filter((each) => each?.id === id).length === 1 ? id : part + 1;
  }).join('.');
}

function pageTexts(dir: string, lesson: string, from: string, to: string, rows: readonly Translation[]): PageTexts[] {
  const original = `${lesson}/${from}.mdx`;
  const [path, targetPath] = [join(dir, original), join(dir, lesson, `${to}.mdx`)];
  const parts = partsOf(path);
  if (!parts) return [];
  const targetParts = partsOf(targetPath);
  const [blocks, targets] = [blocksOf(parts), blocksOf(targetParts ?? [])];
  const known = new Set(rows.filter((row) => row.lang === to && row.scope === original).map((row) => row.source + row.target));
  const pairs = align(blocks, targets, (one, other) => (one.kind === other.kind ? 1 + likeness(one.text, other.text) + (known.size && known.has(hashOf(one.text) + hashOf(other.text)) ? 10 : 0) : 0));
  const targetOf = new Map(pairs);
  const said = (file: string, { line, text }: Block): Said => ({ file: shownPath(file), line, text });
  const units = blocks.map((block, index): Unit => {
    const target = targets[targetOf.get(index) ?? -1];
    return { id: `b${index + 1}`, scope: original, about: block.kind, syntax: block.syntax, source: said(path, block), ...(target && { target: said(targetPath, target) }) };
  });
  const paired = new Set(pairs.map(([, beside]) => beside));
  return [{ kind: 'page', original, path, parts, targetPath, ...(targetParts && { targetParts }), units, pairs, extra: targets.filter((_block, index) => !paired.has(index)).map((block) => said(targetPath, block)) }];
}

const partsOf = (path: string): Part[] | undefined => {
  const source = existsSync(path) ? readText(path).source : undefined;
  return source === undefined ? undefined : pageOf(source);
};

/** 0…1: translations are about as long as their source. */
const likeness = (one: string, other: string): number => Math.min(one.length, other.length) / Math.max(one.length, other.length, 1);

/** Interface words: those of the project and of each question type. */
function wordTexts(from: string, to: string): WordTexts[] {
  const types = readdirSync(join(root, 'quizzes/types'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => `quizzes/types/${name}/words.${from}.yaml`);
  return [`components/strings/${from}.yaml`, ...types.sort()].filter((original) => existsSync(join(root, original))).map((original): WordTexts => {
    const path = join(root, original);
    const targetPath = path.replace(/[\w-]+\.yaml$/, (name) => name.replace(`${from}.yaml`, `${to}.yaml`));
    const [file, targetFile] = [shownPath(path), shownPath(targetPath)];
    const source = readText(path).source ?? '';
    const targetSource = (existsSync(targetPath) ? readText(targetPath).source : undefined) ?? '';
    const [words, translated] = [readYaml(file, source), readYaml(targetFile, targetSource)];
    const units = Object.entries((words.data ?? {}) as Record<string, string>).map(([key, text]): Unit => {
      const target = valueAt(translated.data, [key]);
      return { id: key, scope: `${original}#${key}`, about: 'interface', syntax: 'plain', source: { file, line: words.lineOf([key]), text: String(text) }, ...(typeof target === 'string' && { target: { file: targetFile, line: translated.lineOf([key]), text: target } }) };
    });
    return { kind: 'words', original, path, source, targetPath, isNew: !targetSource, targetSource, units };
  });
}
