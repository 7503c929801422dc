import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'zod';
import { lessonSchema, pageSchema } from '../course/schema.ts';
import { here } from './build/here.ts';

/** Binds the texts of lessons, and of the pages beside them, to Astro; what may be written in them is decided in `course/`. */
export const collections = {
  lessons: defineCollection({
    loader: glob({ base: here.courseDir, pattern: '*/*.mdx', generateId: ({ entry }) => entry.replace(/\.mdx$/, '') }),
    schema: z.union([lessonSchema, pageSchema]),
  }),
};
