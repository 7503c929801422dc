import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCourse, rules } from '../../lint/index.ts';

/** `file:line rule` for each mark in a folder: `# hit: a, b` in YAML and tables, `{/* hit: a, b *\/}` in MDX. */
const marksIn = (dir: string) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(yaml|mdx|tsv)$/.test(name)).sort().flatMap((name) =>
    readFileSync(join(dir, name), 'utf8').split('\n').flatMap((line, index) => (/(?:#|\/\*) hit: ([a-z, -]+?)\s*(?:\*\/\}?.*)?$/.exec(line)?.[1]?.split(/, */) ?? []).map((rule) => `${join(dir, name)}:${index + 1} ${rule}`)),
  );

describe.each(['tests/lint/marked/wording', 'tests/lint/marked/bank', 'tests/lint/marked/coverage'])('the marked course in %s', (dir) => {
  const marks = marksIn(dir);
  const found = [...new Set(checkCourse(dir).problems.map(({ file, line, rule }) => `${file}:${line} ${rule}`))];

  it('is reported at every marked line', () => expect(marks.filter((mark) => !found.includes(mark))).toEqual([]));
  it('is clean everywhere else', () => expect(found.filter((place) => !marks.includes(place))).toEqual([]));
  it('marks rules that exist', () => expect(marks.map((mark) => mark.split(' ')[1]).filter((name) => !rules.some((rule) => rule.name === name))).toEqual([]));
});
