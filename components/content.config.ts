import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { here } from './build/here.ts';

/** Binds the texts of lessons, and of the pages beside them, to Astro; what may be written in them, front matter included, is decided and told in `course/`. */
export const collections = {
  lessons: defineCollection({
    loader: glob({ base: here.courseDir, pattern: '*/*.mdx', generateId: ({ entry }) => entry.replace(/\.mdx$/, '') }),
  }),
};
