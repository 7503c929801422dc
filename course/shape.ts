/** Checks data against a schema and says what is wrong in an author's words: where, what, what to do. */
import { z } from 'zod';
import type { TextSchema } from '../quizzes/item-schema.ts';
import type { Problem } from './course.ts';
import { error } from './files.ts';
import { didYouMean } from './nearest.ts';
import { keyAt, ownerOf, valueAt } from './place.ts';
import { CODED, MISSING_TEXT, phrase } from './shape-phrases.ts';
import { textSchema } from './schema.ts';
import type { Path } from './yaml-file.ts';

export interface Shaped<T> {
  /** Present when the data fits the schema. */
  value?: T;
  /**
   * Present when all that is wrong lies inside a sound shape (missing texts, unknown keys, rules about meaning): good
   * enough for further checks to look at, so that their findings come in the same run. Defaults may be absent from it.
   */
  draft?: T;
  problems: Problem[];
}

/**
 * Parses `data` with `schemaOf(text schema of these languages)`. Every fault becomes one problem at its own line.
 * zod leaves rules about meaning out where the shape is faulty; a second reading, without the shape's faults, asks them too.
 */
export function checkShape<T>(schemaOf: (text: TextSchema) => z.ZodType<T>, data: unknown, { file, lineOf, languages }: { file: string; lineOf(path: Path): number; languages: readonly string[] }): Shaped<T> {
  const text = textSchema(languages);
  const strict = schemaOf(text).safeParse(data, { error: phrase(text, languages) });
  if (strict.success) return { value: strict.data, problems: [] };
  const issues = strict.error.issues.flatMap((issue) => flat(issue, data));
  const lenient = schemaOf(anyText).safeParse(withoutFaults(data, issues));
  const meaning = lenient.error?.issues ?? [];
  const seen = new Set(issues.map(key));
  const all = [...issues, ...meaning.filter((issue) => issue.code === 'custom' && !seen.has(key(issue)))];
  const problems = all.flatMap((issue) => describe(issue, data, languages)).map(({ path, rule, message }) => error(file, lineOf(path), rule, message));
  return { problems, ...(meaning.every(isInsideShape) && { draft: lenient.data ?? (data as T) }) };
}

/** Any text, whatever languages it has; always something that checks of meaning can read. */
const anyText: TextSchema = z.unknown().transform((value) => (typeof value === 'object' && value !== null ? value : String(value ?? '')));

type Issue = z.core.$ZodIssue;
const key = (issue: Issue) => JSON.stringify([issue.path, issue.message]);
const isInsideShape = ({ code }: Issue) => code === 'custom' || code === 'invalid_format' || code === 'too_small' || code === 'too_big';

/** The data without unknown keys, and with something in the place of missing texts. */
function withoutFaults(data: unknown, issues: readonly Issue[]): unknown {
  const copy = structuredClone(data);
  for (const issue of issues) {
    const path = issue.path as Path;
    if (issue.code === 'unrecognized_keys') {
      const owner = valueAt(copy, path) as Record<string, unknown>;
      for (const name of issue.keys) delete owner[name];
    } else if (issue.message.startsWith(`${CODED}${MISSING_TEXT}|`)) {
      (valueAt(copy, path.slice(0, -1)) as Record<string | number, unknown>)[path.at(-1)!] = '';
    }
  }
  return copy;
}

/** An issue as it is, or, of a choice between shapes, the issues of the shape that was meant. */
function flat(issue: Issue, data: unknown): Issue[] {
  if (issue.code !== 'invalid_union' || issue.message.startsWith(CODED)) return [issue];
  const meant = issue.errors.find((branch) => branch.some(({ path, code }) => path.length > 0 || (code !== 'invalid_type' && code !== 'invalid_value')));
  if (!meant) return [issue];
  return meant.flatMap((each) => flat({ ...each, path: [...issue.path, ...each.path] } as Issue, data));
}

/** Where, which rule, and the whole message of an issue; unknown keys count one by one. */
function describe(issue: Issue, data: unknown, languages: readonly string[]): { path: Path; rule: string; message: string }[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') {
    const allowed = JSON.parse(issue.message.slice(CODED.length)) as string[];
    return issue.keys.map((name) => ({ path: [...path, name], ...unknownKey(name, allowed, path, data, languages) }));
  }
  const params = issue.code === 'custom' ? (issue.params as { rule?: string } | undefined) : undefined;
  if (params?.rule) return [{ path, rule: params.rule, message: ownerOf(data, path.slice(0, 2)) + issue.message }];
  const [rule, words] = issue.message.startsWith(CODED) ? (issue.message.slice(CODED.length).split('|', 2) as [string, string]) : ['wrong-value', ownWords(issue, data)];
  const named = keyAt(path);
  const filled = words.replaceAll('{key}', named).replaceAll('{text}', keyAt(path.slice(0, -1)));
  const message = named ? filled : filled.replace(/^"":? /, path.length ? '' : 'the file ');
  return [{ path, rule, message: ownerOf(data, path) + message }];
}

/** A schema's own words go on after the value: "is not an id. Use …". */
const ownWords = (issue: Issue, data: unknown) => {
  const value = valueAt(data, issue.path as Path);
  return issue.message.startsWith('is ') ? `"{key}": ${JSON.stringify(value)} ${issue.message}` : `"{key}": ${issue.message}`;
};

function unknownKey(name: string, allowed: readonly string[], path: Path, data: unknown, languages: readonly string[]): { rule: string; message: string } {
  const where = ownerOf(data, path);
  const text = keyAt(path);
  if (languages.length > 0 && allowed.length === languages.length && allowed.every((each) => languages.includes(each))) {
    const isTorn = (valueAt(data, path) as Record<string, unknown>)[name] === null;
    return isTorn
      ? { rule: 'yaml-syntax', message: `${where}the text of "${text}" breaks off before "${name}", because of a comma. Put the text in quotation marks.` }
      : { rule: 'unknown-key', message: `${where}"${text}" has an entry "${name}", which is not a language of this course (${languages.join(', ')}). Take it out, or add the language to course.yaml.` };
  }
  const meant = didYouMean(name, allowed);
  return { rule: 'unknown-key', message: `${where}the key "${name}" is not known here.${meant || ` Take it out, or use one of: ${allowed.join(', ')}.`}` };
}
