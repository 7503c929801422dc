/**
 * Course files as blocks, whatever their type: every text, every key, every setting, and nothing by name alone, so that a new
 * question type or a new field is in the review the day it exists.
 */
import { coverageOf } from '../../course/coverage.ts';
import type { Course } from '../../course/course.ts';
import { ownerOf } from '../../course/place.ts';
import type { Path } from '../../course/yaml-file.ts';
import { isLocalized, localize } from '../../quizzes/localize.ts';
import type { When } from '../../quizzes/scenario/conditions.ts';
import { effectInWords, valuesInWords, whenInWords } from '../scenario/meters.ts';
import { wordsOf } from '../scenario/words.ts';
import { escape } from '../../lint/escape-html.ts';
import { blockHtml, keyOf, type Block } from './html.ts';
import { labelIn, wordsIn } from './words.ts';

/** A YAML file, parsed, with its lines. `picture`: address of a picture it names. */
export interface Told { course: Course; lang: string; file: string; data: unknown; lineOf(path: Path): number; picture(src: string): string }
type Entry = Record<string, unknown>;

interface Field { keys: string[]; text: string; kind: 'text' | 'key' | 'setting'; html?: string }

/** What an entry opens with, in its own words; the first that is there. */
const heads = ['stem', 'text', 'line', 'title', 'label', 'term', 'name', 'prompt'];
/** What is said of answers comes after them. */
const last = ['feedback', 'hint', 'flags', 'endings', 'lesson', 'reflect', 'remedial', 'results'];
/** Fields that hold what is right. */
const rights = new Set(['answer', 'category', 'target', 'column', 'accept', 'value', 'tolerance', 'min', 'max']);

/** The entry at `path` and everything below it. `tag`: of its first words. */
export function entryHtml(told: Told, path: Path = [], tag = 'p'): string {
  const { lang } = told;
  const block = entryBlock(told, path);
  const { fields, lists } = contents(told, path);
  const head = fields.find(({ keys }) => keys.length === 1 && keys[0] === headOf(at(told, path)));
  const isLate = ({ keys }: { keys: string[] }) => keys.length > 0 && last.includes(keys[0]!);
  const list = ({ keys, path: below, size }: List) =>
    `<div class="list">${keys.at(-1) === 'tiles' ? `<p class="hint">${wordsIn(lang).order}</p>` : ''}${Array.from({ length: size }, (_each, index) => entryHtml(told, [...below, index])).join('')}</div>`;
  const shown = (all: Field[]) => all.filter((field) => field !== head).map((field) => fieldHtml(lang, field)).join('');
  const name = path.length ? `<span class="what">${escape(labelIn(lang, String(path.at(-2))))}</span> <code>${escape(idOf(at(told, path), path))}</code> ` : '';
  const early = lists.filter((each) => !isLate(each));
  const late = fields.filter(isLate);
  const first = `${name}${marks(told, path)}${head ? ` ${head.html ?? escape(head.text)}` : ''}`;
  // A quiz without a title stands under its lesson's heading.
  const own = `${first.trim() ? `<${tag} class="head">${first}</${tag}>` : ''}${shown(fields.filter((field) => !isLate(field)))}`;
  // What is said of all answers stands below them, still in the entry’s own block.
  const inner = early.length ? own : own + shown(late);
  const below = early.map(list).join('') + (early.length && late.length ? `<div class="own late">${shown(late)}</div>` : '') + lists.filter(isLate).map(list).join('');
  return blockHtml(lang, block, inner, { nested: below, kind: `entry ${String(path.at(-2) ?? 'file')}` });
}

/** The block an entry is. Its comments hang on its own fields, not on those of entries inside it. */
export function entryBlock(told: Told, path: Path): Block {
  const { course, lang, file, data, lineOf } = told;
  const { fields } = contents(told, path);
  const about = ownerOf(data, path).replace(/: $/, '') || 'file';
  const words = fields.find(({ keys }) => keys[0] === headOf(at(told, path)))?.text ?? fields.find(({ kind }) => kind === 'text')?.text ?? about;
  return { key: keyOf(course, file, lang, about, ...fields.map(({ keys, text }) => `${keys.join('.')}=${text}`)), file, line: lineOf(path), about, words };
}

const at = ({ data }: Told, path: Path): unknown => path.reduce<unknown>((value, part) => (value as Entry | undefined)?.[part], data);
const headOf = (value: unknown): string | undefined => heads.find((key) => (value as Entry)[key] !== undefined && typeof (value as Entry)[key] !== 'boolean');
const idOf = (value: unknown, path: Path): string => String((value as Entry).id ?? Number(path.at(-1)) + 1);

interface List { keys: string[]; path: Path; size: number }

/** Everything of an entry but its name: its own fields, however deep, and the lists of entries inside it. */
function contents(told: Told, path: Path): { fields: Field[]; lists: List[] } {
  const { course, lang } = told;
  const fields: Field[] = [];
  const lists: List[] = [];
  const walk = (value: unknown, keys: string[], here: Path): void => {
    const special = inWords(told, value, keys);
    if (value === undefined || value === null || value === '' || isMark(keys, value)) return;
    if (special !== undefined) fields.push({ keys, text: special, kind: 'setting' });
    else if (isLocalized(value, course.languages)) fields.push({ keys, text: value[lang]!, kind: rights.has(keys.at(-1)!) ? 'key' : 'text' });
    else if (Array.isArray(value)) {
      if (value.length && value.every((each) => isEntry(each, course))) lists.push({ keys, path: here, size: value.length });
      else if (value.length) fields.push({ keys, text: value.map((each) => named(told, localize(each, lang, course.languages))).join(' · '), kind: rights.has(keys.at(-1)!) ? 'key' : value.some((each) => isLocalized(each, course.languages)) ? 'text' : 'setting' });
    } else if (typeof value === 'object') {
      const { src, alt } = value as Entry;
      if (keys.at(-1) === 'picture' && typeof src === 'string') fields.push({ keys, text: src, kind: 'setting', html: `<img src="${escape(told.picture(src))}" alt="${escape(String(localize(alt, lang, course.languages) ?? ''))}">` });
      for (const [key, each] of Object.entries(value)) if (!(keys.length === 0 && (key === 'id' || key === 'type'))) walk(each, [...keys, key], [...here, key]);
    } else if (typeof value === 'boolean') {
      fields.push({ keys, text: wordsIn(lang)[value ? 'yes' : 'no'], kind: rights.has(keys.at(-1)!) ? 'key' : 'setting' });
    } else fields.push({ keys, text: named(told, value), kind: rights.has(keys.at(-1)!) ? 'key' : typeof value === 'string' && /[^\w./:-]/.test(value) ? 'text' : 'setting' });
  };
  walk(at(told, path), [], path);
  return { fields, lists };
}

const isEntry = (value: unknown, { languages }: Course): boolean => typeof value === 'object' && value !== null && !Array.isArray(value) && !isLocalized(value, languages);
const isMark = (keys: string[], value: unknown): boolean => keys.length === 1 && typeof value === 'boolean' && (keys[0] === 'correct' || keys[0] === 'model');

/** Meters and conditions of a dialogue in words. */
function inWords({ course, lang, data }: Told, value: unknown, keys: string[]): string | undefined {
  if (!course.dialogue || (data as Entry).type !== 'scenario' || typeof value !== 'object' || value === null) return undefined;
  const meters = localize(course.dialogue.meters, lang, course.languages) as Parameters<typeof effectInWords>[0]['meters'];
  switch (keys.at(-1)) {
    case 'effect':
      return effectInWords({ meters }, value as Record<string, number>);
    case 'start':
      return valuesInWords({ meters }, value as Record<string, number>);
    case 'when':
      return whenInWords({ meters }, value as When, wordsOf(lang));
    default:
      return undefined;
  }
}

/** The mark of the right one among others, of the model’s reply, and of the place in a right order. */
function marks(told: Told, path: Path): string {
  const t = wordsIn(told.lang);
  const { correct, model } = at(told, path) as Entry;
  const siblings = at(told, path.slice(0, -1));
  const isChosen = Array.isArray(siblings) && path.length > 1 && (siblings as Entry[]).some((each) => each.correct !== undefined);
  return [
    correct === true ? `<strong class="mark right">✓ ${t.right}</strong>` : isChosen ? `<span class="mark">✗ ${t.wrong}</span>` : '',
    model === true ? `<strong class="mark right">★ ${t.model}</strong>` : '',
    path.at(-2) === 'tiles' ? `<strong class="mark right">${Number(path.at(-1)) + 1}</strong>` : '',
  ].filter(Boolean).join(' ');
}

const fieldHtml = (lang: string, { keys, text, kind, html }: Field): string =>
  `<p class="field ${kind}"><span class="what">${keys.map((key) => escape(labelIn(lang, key))).join(' · ')}</span> ${kind === 'key' ? '✓ ' : ''}${html ?? escape(text)}</p>`;

/** An id with the words of what it names: an outcome, a point of the source, a tag, a person, a part of the same item. */
function named(told: Told, value: unknown): string {
  if (typeof value !== 'string') return String(value);
  const words = namesOf(told).get(value);
  return words ? `${value} (${words})` : value;
}

const names = new WeakMap<object, Map<string, Map<string, string>>>();

function namesOf({ course, lang, data }: Told): Map<string, string> {
  const kept = names.get(data as object) ?? new Map<string, Map<string, string>>();
  names.set(data as object, kept);
  let known = kept.get(lang);
  if (!known) {
    kept.set(lang, (known = new Map()));
    const say = (text: unknown) => String(localize(text, lang, course.languages));
    for (const row of coverageOf(course)?.rows ?? []) known.set(row.id, row.point);
    for (const { id, text } of course.outcomes) known.set(id, say(text));
    for (const { id, name } of course.people) known.set(id, name);
    for (const { id, label } of course.dialogue?.tags ?? []) known.set(id, say(label));
    for (const item of ((data as Entry).items ?? []) as Entry[]) {
      for (const list of ['categories', 'targets', 'columns', 'dimensions']) for (const { id, text } of (item[list] ?? []) as { id: string; text: unknown }[]) known.set(id, say(text));
    }
  }
  return known;
}
