/** The worked examples of every question type, and those of dialogues, as a page holds them (Node, while serving). */
import { parse } from 'yaml';
import { z } from 'zod';
import { placePictures } from '../../course/pictures.ts';
import type { ItemType, Outcome } from '../../quizzes/item-type.ts';
import type { RuntimeItem } from '../../quizzes/runtime.ts';
import { types, type TypeName } from '../../quizzes/types/index.ts';
import { root } from '../build/here.ts';
import { dialoguesOf } from './dialogues.ts';

/** A case of samples.yaml; `keeps: false` where it names a part that no longer exists, which no page ever sees. */
export interface Sample { title: string; item: string; response: unknown; outcome: Outcome; keeps?: boolean }

export interface Gallery {
  type: TypeName;
  logic: ItemType<RuntimeItem, unknown>;
  items: RuntimeItem[];
  cases: Sample[];
}

const sources = import.meta.glob<string>('../../quizzes/types/*/samples.yaml', { query: '?raw', import: 'default', eager: true });

/** Every type with its samples, by name. */
export const galleries = (): Gallery[] =>
  (Object.keys(types) as TypeName[]).sort().map((type) => {
    const { items, cases } = parse(sources[`../../quizzes/types/${type}/samples.yaml`]!) as { items: RuntimeItem[]; cases: Sample[] };
    const schema = types[type].schema(z.string().min(1)) as z.ZodType;
    return {
      type,
      logic: types[type].logic as unknown as Gallery['logic'],
      // Pictures lie beside the samples, where the development server finds them.
      items: items.map(({ code, codes, ...written }) => ({ ...placePictures(schema.parse(written) as RuntimeItem, root, { id: `quizzes/types/${type}/samples` }, (folder, file) => `/${folder}/${file}`), code, codes })),
      cases: cases.filter(({ keeps }) => keeps !== false),
    };
  });

const written = import.meta.glob<string>('../../quizzes/scenario/samples.yaml', { query: '?raw', import: 'default', eager: true });

/** The worked dialogues. */
export const dialogues = () => dialoguesOf(Object.values(written)[0]!);
