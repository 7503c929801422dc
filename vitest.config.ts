import { globSync, readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { leanSvelte } from './components/build/lean-svelte.ts';
import { svelteOptions } from './components/build/svelte-options.ts';

const onPages = globSync('tests/**/*.test.ts').filter((file) => readFileSync(file, 'utf8').startsWith('// @vitest-environment'));
// Nothing is timed in tests: a busy machine is slow, not wrong.
const testTimeout = 120_000;

export default defineConfig({
  test: {
    projects: [
      {
        // Unit and contract suites: plain Node, except the files that say `@vitest-environment happy-dom` on their first line.
        plugins: [svelte({ ...svelteOptions, configFile: false })],
        resolve: { conditions: ['browser'] },
        test: { name: 'unit', include: ['tests/**/*.test.ts'], testTimeout },
      },
      {
        // Those files once more, over what learners get of Svelte.
        plugins: [leanSvelte(), svelte({ ...svelteOptions, configFile: false, compilerOptions: { ...svelteOptions.compilerOptions, dev: false } })],
        resolve: { conditions: ['browser', 'production'] },
        test: { name: 'lean', include: onPages, testTimeout, fsModuleCache: false, server: { deps: { inline: [/svelte/] } } },
      },
    ],
  },
});
