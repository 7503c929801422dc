import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the project. Kept in the environment, because this module is also bundled into Astro's own output folder. */
export const root = (process.env.SITE_ROOT ??= fileURLToPath(new URL('../../', import.meta.url)));

/** Where this build takes its course from and what it writes: set by the command lines, read by Astro's config. */
export const here = {
  courseDir: resolve(process.env.COURSE_DIR ?? join(root, 'course')),
  languages: process.env.COURSE_LANGS?.split(','),
  cacheDir: process.env.SITE_CACHE ?? join(root, '.cache/dev'),
  outDir: process.env.SITE_OUT ?? join(root, '.cache/dev/site'),
};
