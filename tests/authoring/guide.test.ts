import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';

/** The guide of authors is copied from: what stands in it must work. */
const guide = readFileSync('docs/authoring.md', 'utf8');
const examples = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => [text.split('\n').find((line) => line.trim()) ?? '', text] as const);

describe('docs/authoring.md', () => {
  it('has examples', () => expect(examples.length).toBeGreaterThan(20));
  it.each(examples)('gives YAML that can be read: %s', (_first, text) => expect(parseDocument(text).errors.map(({ message }) => message)).toEqual([]));

  it('names commands and files that are there', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const commands = new Set([...guide.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name!));
    expect([...commands].filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
    const files = new Set([...guide.matchAll(/`((?:course|quizzes|components|docs)\/[\w/.-]+)`/g)].map(([, path]) => path!).filter((path) => !path.startsWith('course/about')));
    expect([...files].filter((path) => !existsSync(path))).toEqual([]);
  });

  it('links to its own headings', () => {
    const slugs = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, title]) => title!.toLowerCase().replace(/[^a-z0-9 -]/g, '').replaceAll(' ', '-'));
    expect([...guide.matchAll(/\]\(#([\w-]+)\)/g)].map(([, slug]) => slug!).filter((slug) => !slugs.includes(slug))).toEqual([]);
  });
});
