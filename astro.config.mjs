import mdx from '@astrojs/mdx';
import { satteri } from '@astrojs/markdown-satteri';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { courseFiles, courseModules } from './components/build/course-modules.ts';
import { gallery } from './components/build/gallery.ts';
import { here } from './components/build/here.ts';
import { svelteOptions } from './components/build/svelte-options.ts';

/** Pages only: the package's script is built apart (components/build/script.ts), so Astro emits HTML and CSS. */
export default defineConfig({
  srcDir: './components',
  publicDir: './components/public',
  cacheDir: here.cacheDir,
  outDir: here.outDir,
  // Some hosts hide names that begin with an underscore; flat pages because Open edX serves by basename alone.
  build: { assets: 'assets', format: 'file', inlineStylesheets: 'never' },
  markdown: {
    syntaxHighlight: 'prism', // classes; the default writes inline styles, which the pages' CSP forbids
    processor: satteri({ features: { smartPunctuation: false } }), // its quotes are English, also in French text
  },
  integrations: [mdx(), svelte({ ...svelteOptions, configFile: false }), gallery()],
  devToolbar: { enabled: false },
  vite: {
    plugins: [courseModules(), courseFiles()],
    // All we load is written as modules: nothing to bundle first, and no reload under the reader's eyes when something new is found.
    optimizeDeps: { noDiscovery: true },
    build: {
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      // Lower-case names only: some hosts are case-insensitive, some are not.
      rolldownOptions: { output: { hashCharacters: 'hex', assetFileNames: 'assets/[name]-[hash][extname]' } },
    },
  },
});
