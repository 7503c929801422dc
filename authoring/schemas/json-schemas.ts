import { registerHooks } from 'node:module';
import type { $ZodType } from 'zod/v4/core';
import { documented } from './documented.ts';

type Json = Record<string, unknown>;
/** Schemas of course.yaml, of the glossary and of activity files, as an editor reads them. */
export interface Schemas { course: Json; glossary: Json; activity: Json }

/**
 * JSON Schemas (draft 7, what YAML editors know) of what may be written in a course of these languages, with the doc comments
 * of the schema files as descriptions. Rules of meaning (one right option, feedback everywhere) stay with `npm run lint`.
 * Loads the schema files in a way of its own: it must run before anything else has loaded them, and under Node itself.
 */
export async function jsonSchemas(languages: readonly string[]): Promise<Schemas> {
  const hooks = registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      return /\/(course|quizzes)\/[^?]*schema\.ts$/.test(url) ? { ...loaded, source: documented(String(loaded.source)) } : loaded;
    },
  });
  const [{ z }, { courseSchema, glossarySchema, textSchema }, { activitySchema }] = await Promise.all([import('zod'), import('../../course/schema.ts'), import('../../quizzes/schema.ts')]);
  hooks.deregister();
  const text = textSchema(languages);
  const convert = (schema: $ZodType): Json => z.toJSONSchema(schema, { target: 'draft-7', io: 'input', override: ({ zodSchema, jsonSchema }) => explainPattern(zodSchema, jsonSchema) });
  const { $schema, ...words } = convert(text);
  const shared = (schema: Json): Json => ({ ...(forEditors(schema, words) as Json), definitions: { text: words } });
  return { course: shared(convert(courseSchema(text))), glossary: shared(convert(glossarySchema(text))), activity: shared(convert(activitySchema(text))) };
}

/** What an editor says where a value does not fit its pattern: the schema's own words. */
function explainPattern(schema: { _zod: { def: unknown } }, json: Json): void {
  if (json.pattern === undefined) return;
  const { checks = [] } = schema._zod.def as { checks?: { _zod: { def: { error?: (issue: object) => unknown } } }[] };
  const words = checks.map((check) => check._zod.def.error?.({})).find((each) => typeof each === 'string');
  if (words) json.patternErrorMessage = `This ${words as string}`;
}

/**
 * The schema with one definition of a text, which stands in hundreds of places, and with each choice between kinds asked by
 * its `type`: editors that are left to guess complain about another kind than the author's.
 */
function forEditors(value: unknown, words: Json): unknown {
  if (Array.isArray(value)) return value.map((each) => forEditors(each, words));
  if (typeof value !== 'object' || value === null) return value;
  const { description, ...rest } = value as Json;
  const about = description === undefined ? {} : { description };
  if (JSON.stringify(sorted(rest)) === JSON.stringify(sorted(words))) return { ...about, $ref: '#/definitions/text' };
  const result = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, forEditors(each, words)]));
  const { oneOf: kinds, ...more } = result as { oneOf?: { description?: string; properties: { type: { const: string } } }[] };
  return kinds ? { ...more, ...byType(kinds) } : result;
}

/** A choice between kinds, each with a `type` of its own. */
const byType = (kinds: readonly { description?: string; properties: { type: { const: string } } }[]): Json => ({
  type: 'object',
  properties: { type: { enum: kinds.map(({ properties }) => properties.type.const), description: kinds.map(({ description, properties }) => `${properties.type.const}: ${description}`).join('\n\n') } },
  required: ['type'],
  allOf: kinds.map((kind) => ({ if: { properties: { type: { const: kind.properties.type.const } }, required: ['type'] }, then: { title: kind.properties.type.const, ...kind } })),
});

const sorted = (value: Json): Json => Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
