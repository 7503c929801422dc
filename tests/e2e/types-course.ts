import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { pictureFile } from '../../quizzes/item-schema.ts';
import { types } from '../../quizzes/types/index.ts';

/** Folder of the course that `writeTypesCourse` writes for the tests. */
export const typesSource = '.cache/e2e/types-source';

const titleOf = (type: string) => `Type: ${type}`;

/** Writes a course of every question type's worked examples: one lesson a type, named by it, that places them all as one practice. What the folder held goes. */
export function writeTypesCourse(folder = typesSource): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const lessons = Object.keys(types);
  for (const type of lessons) writeLesson(join(folder, type), type);
  writeFileSync(join(folder, 'course.yaml'), stringify({
    id: 'every-question-type',
    version: '1.0.0',
    languages: ['en'],
    title: 'Every question type',
    description: 'The worked examples of every question type.',
    modules: [{ id: 'types', title: 'Types', accent: 'teal', lessons }],
    rulesOff: {
      'english-typography': 'One of the examples is written in French.',
      ...Object.fromEntries(['feedback-length', 'feedback-own', 'feedback-reason', 'key-length', 'option-count', 'option-lengths', 'stem-focus'].map((rule) => [rule, 'The examples show how a type works, in as few words as possible.'])),
    },
  }));
}

function writeLesson(folder: string, type: string): void {
  const source = join(import.meta.dirname, '../../quizzes/types', type);
  const { items } = parse(readFileSync(join(source, 'samples.yaml'), 'utf8')) as { items: Record<string, unknown>[] };
  const authored = items.map(({ code: _code, codes: _codes, ...item }) => item);
  mkdirSync(folder);
  for (const name of readdirSync(source)) if (pictureFile.test(name)) cpSync(join(source, name), join(folder, name));
  writeFileSync(join(folder, 'check.yaml'), stringify({ type: 'quiz', title: titleOf(type), attempts: 2, items: authored }));
  writeFileSync(join(folder, 'en.mdx'), `---\ntitle: "${titleOf(type)}"\nsummary: Worked examples.\nminutes: 2\n---\n\nWorked examples.\n\n<Quiz id="check" />\n`);
}
