import { svelte } from '@sveltejs/vite-plugin-svelte';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build, type Plugin, type Rolldown } from 'vite';
import type { Course } from '../../course/course.ts';
import type { PackageFile, Target } from '../../targets/target.ts';
import { courseModules, type Views } from './course-modules.ts';
import { root } from './here.ts';
import { leanSvelte, needsNothingMore } from './lean-svelte.ts';
import { svelteOptions } from './svelte-options.ts';

/**
 * Folds the player, one target's adapter and the views this course uses into classic scripts: no module, no inline code,
 * so that they run under a strict CSP and from a file, and their bytes do not depend on the folder they were built in.
 * The first holds what the first question needs; the second, where there is one, is fetched by the first when a page asks.
 * `only`: these views instead, all in one script, from another entry where it says so (the bench asks what each weighs).
 */
export async function buildScript(course: Course, target: Target, only?: Views & { entry?: string }): Promise<PackageFile[]> {
  Object.assign(process.env, { COURSE_DIR: course.dir, COURSE_LANGS: course.builds.join(',') });
  const result = (await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [leanSvelte(), plainImport(), courseModules({ adapter: target.adapter, tellsBeside: target.tellsBeside, isSplit: true, ...(only && { only }) }), svelte({ ...svelteOptions, configFile: false, emitCss: false, compilerOptions: { ...svelteOptions.compilerOptions, css: 'external', discloseVersion: false } }), needsNothingMore()],
    build: {
      write: false,
      modulePreload: false,
      minify: true,
      target: 'es2022',
      rolldownOptions: { ...(only?.entry && { preserveEntrySignatures: 'strict' as const }), input: join(root, only?.entry ?? 'components/player.ts'), output: { format: 'cjs', entryFileNames: 'player.js', chunkFileNames: 'more.js' } },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = result.output.filter((file) => file.type === 'chunk');
  // The bundler may number the second one's name.
  const code = (isEntry: boolean) => chunks.find((chunk) => chunk.isEntry === isEntry)?.code;
  if (chunks.length > 2 || !code(true)) throw new Error(`The player must fold into one or two scripts, but came out as ${chunks.map((chunk) => chunk.fileName).join(', ')}.`);
  const more = code(false);
  const second = more && named('more', `self.__more=function(exports,player){var require=function(){return player};${more}};`);
  // The first script's `require` is asked for one thing only: the second script, by its dynamic import, which may take its time.
  const load = second && `var here=document.currentScript.src,coming;function require(){return coming||(coming=new Promise(function(done,fail){var tag=document.createElement("script");tag.src=new URL(${JSON.stringify(second.path.split('/').at(-1))},here).href;tag.onload=function(){var own={};self.__more(own,exports);done(own)};tag.onerror=function(){coming=0;fail()};document.head.append(tag)}))}`;
  const first = named('player', `(function(){var exports={};${load ?? ''}${code(true)}})();`);
  return second ? [first, second] : [first];
}

/** Leaves out Vite's preload helper: our one dynamic import loads one script, and that is all there is to load. */
const plainImport = (): Plugin => ({
  name: 'plain-import',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : undefined),
});

/** A script file under a name that changes with its content, so that no cache can mix two versions. */
function named(name: string, code: string): PackageFile {
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 8);
  return { path: `assets/${name}-${hash}.js`, bytes: new TextEncoder().encode(code) };
}
