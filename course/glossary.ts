import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { localize } from '../quizzes/localize.ts';
import type { Course, Glossary, Problem } from './course.ts';
import { error, readText, shownPath } from './files.ts';
import { glossarySchema, type GlossaryFile } from './schema.ts';
import { checkShape } from './shape.ts';
import { readYaml } from './yaml-file.ts';

/** The file’s name, reserved beside course.yaml: no activity can have it there. */
export const GLOSSARY = 'glossary.yaml';

/** Reads `glossary.yaml`, where there is one; absent too when its shape is too broken to go on. */
export function readGlossary(dir: string, languages: readonly string[]): { glossary?: Glossary; problems: Problem[] } {
  const path = join(dir, GLOSSARY);
  if (!existsSync(path)) return { problems: [] };
  const file = shownPath(path);
  const { source, problem } = readText(path);
  if (problem) return { problems: [problem] };
  const { data, problems, lineOf } = readYaml(file, source);
  if (problems.length) return { problems };
  const shaped = checkShape<GlossaryFile>(glossarySchema as (text: Parameters<typeof glossarySchema>[0]) => z.ZodType<GlossaryFile>, data, { file, lineOf, languages });
  const glossary = shaped.value ?? shaped.draft;
  const strays = (glossary?.terms ?? []).flatMap(({ id, also }, index) => Object.keys(also ?? {}).filter((lang) => !Array.isArray(also) && !languages.includes(lang)).map((lang) => error(file, lineOf(['terms', index, 'also', lang]), 'unknown-language', `term "${id}": the course has no language "${lang}". Use one of: ${languages.join(', ')}.`)));
  return { ...(glossary && { glossary: { ...glossary, file, lineOf } }), problems: [...shaped.problems, ...strays] };
}

/** A word of the glossary in one language. */
export interface Term { id: string; term: string; also: string[]; definition: string; note?: string; everyday?: true }

/** The glossary in one language, in its alphabetical order. */
export function termsIn({ glossary, languages }: Pick<Course, 'glossary' | 'languages'>, lang: string): Term[] {
  const say = (text: unknown) => localize(text, lang, languages) as string;
  return (glossary?.terms ?? [])
    .map(({ id, term, also, definition, note, everyday }) => ({ id, term: say(term), also: Array.isArray(also) ? also : (also?.[lang] ?? []), definition: say(definition), ...(note !== undefined && { note: say(note) }), ...(everyday && { everyday }) }))
    .sort((one, other) => one.term.localeCompare(other.term, lang));
}
