import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { lessonSchema } from '../course/schema.ts';
import { here } from './build/here.ts';

/** Binds the lesson texts to Astro; what may be written in them is decided in `course/`. */
export const collections = {
  lessons: defineCollection({
    loader: glob({ base: here.courseDir, pattern: '*/*.mdx', generateId: ({ entry }) => entry.replace(/\.mdx$/, '') }),
    schema: lessonSchema,
  }),
};
