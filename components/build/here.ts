import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the project. Kept in the environment, because this module is also bundled into Astro's own output folder. */
export const root = (process.env.SITE_ROOT ??= fileURLToPath(new URL('../../', import.meta.url)));

/** Where this build takes its course from and what it writes: set in the environment by the command lines, read at use. */
export const here = {
  get courseDir() { return resolve(process.env.COURSE_DIR ?? join(root, 'course')); },
  get languages() { return process.env.COURSE_LANGS?.split(','); },
  get cacheDir() { return process.env.SITE_CACHE ?? join(root, '.cache/dev'); },
  get outDir() { return process.env.SITE_OUT ?? join(root, '.cache/dev/site'); },
};
