import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { root } from './here.ts';

/** Serves the gallery of question types at `/gallery.html` and that of what pages may hold at `/gallery-text.html`, in French with `-fr`, while developing only: a build has no such page. */
export const gallery = (): AstroIntegration => ({
  name: 'gallery',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command !== 'dev') return;
      for (const [name, view] of [['gallery', 'Gallery'], ['gallery-text', 'Text']]) {
        for (const end of ['', '-fr']) injectRoute({ pattern: `/${name}${end}.html`, entrypoint: join(root, `components/gallery/${view}.astro`), prerender: true });
      }
    },
  },
});
