import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Interaction, ItemType, Outcome } from '../../quizzes/item-type.ts';
import type { RuntimeItem } from '../../quizzes/runtime.ts';
import { types, type TypeName } from '../../quizzes/types/index.ts';

/** One worked example: an item, a response, and what must come of it. */
export interface Case {
  title: string;
  item: string;
  response: unknown;
  complete: boolean;
  outcome: Outcome;
  scaled: number;
  /** Beginnings or parts of the feedback lines, in order. */
  says?: string[];
  /** Fields of the interaction that matter. */
  interaction?: Partial<Interaction>;
  /** Fields that matter of what is reported beside it. */
  also?: { id: string; interaction: Partial<Interaction> }[];
  /** False where the response names a part that no longer exists: saving drops it. */
  keeps?: boolean;
}

export interface Samples {
  items: RuntimeItem[];
  cases: Case[];
  /** Items an author may not write, with the rule that refuses them. */
  refused: { rule: string; item: Record<string, unknown> }[];
}

export const typeNames = Object.keys(types) as TypeName[];

/** The pure functions of a type, seen as the quiz sees them. */
export const logicOf = (type: TypeName) => types[type].logic as unknown as ItemType<RuntimeItem, unknown>;

export const schemaOf = (type: TypeName) => types[type].schema(z.string().min(1)) as z.ZodType;

const read = new Map<TypeName, Samples>();

/** The samples of a type; items are as a page gets them: parsed, defaults filled in, codes beside. Read once for all that ask: leave them as they are. */
export function samplesOf(type: TypeName): Samples {
  if (!read.has(type)) read.set(type, readSamples(type));
  return read.get(type)!;
}

function readSamples(type: TypeName): Samples {
  const { items, cases, refused } = parse(readFileSync(join(import.meta.dirname, `../../quizzes/types/${type}/samples.yaml`), 'utf8')) as Samples;
  return {
    items: items.map(({ code, codes, ...written }) => ({ ...(schemaOf(type).parse(written) as RuntimeItem), code, codes })),
    cases,
    refused,
  };
}
