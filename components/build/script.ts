import { svelte } from '@sveltejs/vite-plugin-svelte';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import type { Course } from '../../course/course.ts';
import type { Target } from '../../targets/target.ts';
import { courseModules } from './course-modules.ts';
import { root } from './here.ts';
import { svelteOptions } from './svelte-options.ts';

/**
 * Folds the player, one target's adapter and the views this course uses into one classic script:
 * no module, no inline code, so that it runs under a strict CSP and from a file, and its bytes do not depend on the folder.
 */
export async function buildScript(course: Course, target: Target): Promise<Uint8Array> {
  Object.assign(process.env, { COURSE_DIR: course.dir, COURSE_LANGS: course.builds.join(',') });
  const result = (await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [courseModules({ adapter: target.adapter }), svelte({ ...svelteOptions, configFile: false, emitCss: false, compilerOptions: { ...svelteOptions.compilerOptions, css: 'external' } })],
    build: {
      write: false,
      modulePreload: false,
      minify: true,
      target: 'es2020',
      rolldownOptions: { input: join(root, 'components/player.ts'), output: { format: 'iife', entryFileNames: 'player.js' } },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = result.output.filter((file) => file.type === 'chunk');
  if (chunks.length !== 1) throw new Error(`The player must fold into one script, but came out as ${chunks.length}.`);
  return new TextEncoder().encode(chunks[0]!.code);
}
