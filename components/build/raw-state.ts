import type { Plugin } from 'vite';

/**
 * Leaves Svelte's deep state out of the learner's script (0.8 kB gzip): our views keep plain values and replace them whole
 * (`$state.raw`, or `$state` of a text, a number, an element). A component that asks for deep state stops the build.
 */
export function rawState(): Plugin {
  return {
    name: 'raw-state',
    enforce: 'pre',
    load: (id) => (/svelte\/src\/internal\/client\/proxy\.js$/.test(id) ? 'export const proxy = (value) => value;\nexport const get_proxied_value = proxy;\nexport const is = Object.is;' : undefined),
  };
}

/** The check that goes with it: runs after the compiler, on what it made of our components. */
export function noDeepState(): Plugin {
  return {
    name: 'no-deep-state',
    transform(code, id) {
      if (/\.svelte(\.ts)?$/.test(id.split('?')[0]!) && !id.includes('/node_modules/') && /\$\.proxy\(/.test(code)) this.error(`${id} uses deep state, which the learner's script leaves out. Write "$state.raw" and replace the value whole.`);
    },
  };
}
