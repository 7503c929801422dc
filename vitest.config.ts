import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { svelteOptions } from './components/build/svelte-options.ts';

/** Unit and contract suites: plain Node, except the files that say `@vitest-environment happy-dom` on their first line. */
export default defineConfig({
  plugins: [svelte({ ...svelteOptions, configFile: false })],
  resolve: { conditions: ['browser'] },
  // Nothing is timed in tests: a busy machine is slow, not wrong.
  test: { include: ['tests/**/*.test.ts'], testTimeout: 120_000 },
});
