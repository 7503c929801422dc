import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');
const words = Object.assign({}, ...['components/strings/en.yaml', ...globSync('quizzes/types/*/words.en.yaml', { cwd: root })].map((file) => parse(readFileSync(join(root, file), 'utf8')))) as Record<string, string>;

/** English interface words. Throws on one the project does not have, as the build does. */
export const t = (key: string, values: Record<string, string | number> = {}): string => {
  if (typeof words[key] !== 'string') throw new Error(`no word "${key}"`);
  return words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
};
