import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { root } from './here.ts';

/** Serves the gallery of question types at `/gallery.html`, while developing only: a build has no such page. */
export const gallery = (): AstroIntegration => ({
  name: 'gallery',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command === 'dev') injectRoute({ pattern: '/gallery.html', entrypoint: join(root, 'components/gallery/Gallery.astro'), prerender: true });
    },
  },
});
