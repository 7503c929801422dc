/** An activity as a page holds it: one language, codes filled in. Made by `course/runtime.ts`, plain JSON. */
import type { z } from 'zod';
import type { ItemBase } from './item-type.ts';
import type { Shape } from './scenario/face.ts';
import type { dialogueSchema, personSchema, scenarioSchema } from './scenario/schema.ts';
import type { quizSchema } from './schema.ts';

type Text = z.ZodString;

/** An item of some type: `type` names the entry of the registries that knows the rest. */
export type RuntimeItem = ItemBase & { type: string };

export type RuntimeQuiz = Omit<z.infer<ReturnType<typeof quizSchema>>, 'items' | 'title' | 'intro' | 'remedial' | 'results'> & {
  /** `<lesson>/<file>` */
  id: string;
  title?: string;
  intro?: string;
  remedial?: string;
  results?: { title: string; passed: string; failed: string };
  items: RuntimeItem[];
  /** 0..1, of a final. */
  passMark?: number;
  /** Outcomes the items assess, in course order: there in a diagnostic and a final. */
  outcomes?: { id: string; text: string; /** Where to learn it. */ lessons: { title: string; /** Page, relative. */ href: string }[] }[];
};

type Dialogue = z.infer<ReturnType<typeof dialogueSchema<Text>>>;

/** Somebody who speaks. `faces`: the portraits this dialogue can show, keyed `<level>-<shade>`. */
type Person = Omit<z.infer<ReturnType<typeof personSchema<Text>>>, 'look'> & { faces: Record<string, Shape[]> };

export type RuntimeScenario = Omit<z.infer<ReturnType<typeof scenarioSchema<Text>>>, 'meters'> & {
  /** `<lesson>/<file>` */
  id: string;
  /** File name without folder: the first half of every turn's interaction id. */
  slug: string;
  /** Code (one of `0-9a-z`) of each reply and each option of an `ask`, keyed `<node>/<id>`; unique within its node. */
  codes: Record<string, string>;
  meters: Dialogue['meters'];
  /** No meters during a challenge. */
  hidesMeters: boolean;
  endingRules: Dialogue['endings'];
  tagLabels: Dialogue['tags'];
  who: Person;
  /** Those a node names beside `who`, by id. */
  cast?: Record<string, Person>;
};
