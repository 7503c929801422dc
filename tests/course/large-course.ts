/** A course as large as they come: 15 lessons, 158 items of all types that need no picture, 8 dialogues, a final of 16 questions from 84. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { typeNames } from '../quizzes/samples.ts';
import type { Files } from './build-course.ts';
import { page } from './build-course.ts';

type Item = Record<string, unknown> & { id: string };

const quizzes = join(import.meta.dirname, '../../quizzes');
const read = <T>(path: string) => parse(readFileSync(join(quizzes, path), 'utf8')) as T;
const outcomes = Array.from({ length: 10 }, (_each, index) => `O${index + 1}`);

/** The files of the course; the same ones every time. */
export function largeCourse(): Files {
  const all = typeNames.flatMap((type) => read<{ items: Item[] }>(`types/${type}/samples.yaml`).items).filter((item) => !JSON.stringify(item).includes('"src"') && !item.private);
  const judged = all.filter(({ type }) => ['single-choice', 'multiple-choice', 'true-false', 'sequencing', 'matrix', 'matching'].includes(String(type)));
  const practice = copies(all, 74);
  const bank = copies(judged, 84, 'bank').map((item, index) => ({ ...item, outcomes: [outcomes[index % 10]], critical: index % 20 === 0 }));
  const { dialogue, person, other, scenario, second } = read<Record<string, unknown>>('scenario/samples.yaml');
  const lessons = Array.from({ length: 15 }, (_each, index) => `lesson-${index + 1}`);
  const files: Record<string, unknown> = {
    'course.yaml': {
      id: 'large', version: '1.0.0', languages: ['en'], title: 'Large', description: 'Large.', passMark: 0.8, dialogue, people: [person, other],
      outcomes: outcomes.map((id) => ({ id, text: id })),
      modules: [{ id: 'one', title: 'One', accent: 'teal', lessons }],
    },
    'lesson-15/final.yaml': { type: 'quiz', purpose: 'final', certainty: true, draw: Object.fromEntries(outcomes.map((id, index) => [id, index < 6 ? 2 : 1])), items: bank, results: { title: 'End', passed: 'Yes.', failed: 'No.' } },
  };
  const pages: Record<string, string> = {};
  lessons.forEach((lesson, index) => {
    files[`${lesson}/check.yaml`] = { type: 'quiz', certainty: index % 5 === 0, items: practice.filter((_item, place) => place % 15 === index) };
    if (index % 2 && index < 15) files[`${lesson}/talk.yaml`] = index % 4 === 1 ? scenario : second;
    if (index === 14) files[`${lesson}/talk.yaml`] = scenario;
    pages[`${lesson}/en.mdx`] = page(['<Quiz id="check" />', files[`${lesson}/talk.yaml`] && '<Scenario id="talk" />', index === 14 && '<Quiz id="final" />'].filter(Boolean).join('\n\n'));
  });
  return { ...Object.fromEntries(Object.entries(files).map(([path, data]) => [path, JSON.stringify(data, null, 1)])), ...pages };
}

/** As many items as asked, taken in turn, each under an id of its own. */
const copies = (items: Item[], count: number, name = 'item'): Item[] =>
  Array.from({ length: count }, (_each, index) => {
    const { code: _code, codes: _codes, ...item } = items[index % items.length]!;
    return { ...item, id: `${name}-${index}-${String(item.type)}`, ...(index % 12 === 3 && name === 'item' && { writeFirst: true }) } as Item;
  });
