import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { root } from './here.ts';

/** Serves the gallery of question types at `/gallery.html`, with French interface words at `/gallery-fr.html`, while developing only: a build has no such page. */
export const gallery = (): AstroIntegration => ({
  name: 'gallery',
  hooks: {
    'astro:config:setup': ({ command, injectRoute }) => {
      if (command !== 'dev') return;
      for (const pattern of ['/gallery.html', '/gallery-fr.html']) injectRoute({ pattern, entrypoint: join(root, 'components/gallery/Gallery.astro'), prerender: true });
    },
  },
});
