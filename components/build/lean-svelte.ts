import type { Plugin } from 'vite';

/**
 * Twins of modules inside Svelte that our views never use, for the learner's script: deep state, custom elements, the
 * former syntax, `await` in markup, pending and failed snippets. Svelte decides about them while running, so its
 * compiler cannot leave them out. Pinned to the version in package.json; a component that needs one of them stops
 * the build (`needsNothingMore`), and the browser tests drive what is left.
 */
const twins: Record<string, string> = {
  'internal/client/proxy.js': 'export const proxy = (value) => value;\nexport const get_proxied_value = proxy;\nexport const is = Object.is;',
  'internal/client/dom/elements/custom-element.js': 'export const SvelteElement = undefined;\nexport const create_custom_element = undefined;',
  // Constants, so that the branches behind them fall away.
  'internal/flags/index.js': 'export const async_mode_flag = false;\nexport const legacy_mode_flag = false;\nexport const tracing_mode_flag = false;\nexport const enable_async_mode_flag = () => {};\nexport const disable_async_mode_flag = enable_async_mode_flag;\nexport const enable_legacy_mode_flag = enable_async_mode_flag;\nexport const enable_tracing_mode_flag = enable_async_mode_flag;',
  // Every component is rendered inside one boundary: without snippets of its own it only opens a branch.
  'internal/client/dom/blocks/boundary.js': [
    "import { EFFECT_PRESERVED, EFFECT_TRANSPARENT } from '#client/constants'",
    "import { block, branch } from '../../reactivity/effects.js'",
    "import { hydrate_next, hydrating } from '../hydration.js'",
    'export const boundary = (node, _props, children) => block(() => { if (hydrating) hydrate_next(); branch(() => children(node)); }, EFFECT_TRANSPARENT | EFFECT_PRESERVED)',
    'export const pending = undefined',
  ].join(';'),
  'internal/client/reactivity/async.js': [
    "import { derived } from './deriveds.js'",
    'export const flatten = (_blockers, sync, _async, fn) => fn(sync.map(derived))',
    'export const [run_after_blockers, capture, save, unsave, track_reactivity_loss, for_await_track_reactivity_loss, unset_context, run, wait, increment_pending] = []',
  ].join(';'),
};

/** Puts the twins in place. */
export function leanSvelte(): Plugin {
  return {
    name: 'lean-svelte',
    enforce: 'pre',
    load: (id) => twins[/\/svelte\/src\/(.+)$/.exec(id)?.[1] ?? ''],
  };
}

/** What the compiler writes for a component that needs what a twin leaves out. */
const needs: [RegExp, string][] = [
  [/\$\.proxy\(/, 'deep state, which the learner\'s script leaves out. Write "$state.raw" and replace the value whole'],
  [/\$\.(boundary|async|async_derived|await)\(/, '"await" or <svelte:boundary>, which the learner\'s script leaves out'],
  [/\$\.(create_custom_element|legacy_\w+|init)\(/, 'custom elements or the syntax before runes, which the learner\'s script leaves out'],
];

/** The check that goes with it: runs after the compiler, on what it made of our components. */
export function needsNothingMore(): Plugin {
  return {
    name: 'needs-nothing-more',
    transform(code, id) {
      if (!/\.svelte(\.ts)?$/.test(id.split('?')[0]!) || id.includes('/node_modules/')) return;
      for (const [pattern, what] of needs) if (pattern.test(code)) this.error(`${id} uses ${what}.`);
    },
  };
}
