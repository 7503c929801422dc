import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const words = parse(readFileSync(join(import.meta.dirname, '../../components/strings/en.yaml'), 'utf8')) as Record<string, string>;

/** English interface words. Throws on one the project does not have, as the build does. */
export const t = (key: string, values: Record<string, string | number> = {}): string => {
  if (typeof words[key] !== 'string') throw new Error(`no word "${key}"`);
  return words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
};
