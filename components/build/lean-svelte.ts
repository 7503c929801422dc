import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { root } from './here.ts';
import { cuts } from './lean-cuts.ts';

/**
 * Twins of modules inside Svelte, for the learner's script: what our views never use is left out (`lean-svelte/`, laid out
 * like Svelte's own `src/internal`; each says what it leaves out). Svelte decides about these things while running, so its
 * compiler cannot. Pinned to the version in package.json; a component that needs more stops the build
 * (`needsNothingMore`), unit tests run the components over the twins, and the browser tests drive them.
 */
const twins = join(root, 'components/build/lean-svelte');

/** Puts the twins in place. */
export function leanSvelte(): Plugin {
  return {
    name: 'lean-svelte',
    enforce: 'pre',
    // Nothing in Svelte works by being loaded: what nobody asks for stays out.
    config: () => ({ build: { rolldownOptions: { treeshake: { moduleSideEffects: (id) => !id.includes('/svelte/src/') } } } }),
    load(id) {
      const path = /\/svelte\/src\/internal\/(.+)$/.exec(id)?.[1];
      if (!path) return undefined;
      const twin = join(twins, path);
      if (existsSync(twin)) return readFileSync(twin, 'utf8');
      return Object.entries(cuts[path.replace('client/', '')] ?? {}).reduce<string | undefined>((code, [from, to]) => {
        const before = code ?? readFileSync(id, 'utf8');
        if (!before.includes(from)) throw new Error(`Svelte's ${path} no longer says "${from}": look at components/build/lean-cuts.ts again.`);
        return before.replaceAll(from, to);
      }, undefined);
    },
  };
}

/** What our views ask of Svelte, by the names its compiler writes; all of it has been tried over the twins. */
const tried = new Set('append bind_this child comment delegate delegated derived each event first_child from_html from_svg get if next only_child pop push remove_input_defaults remove_textarea_child reset set set_attribute set_checked set_class set_selected set_text set_value sibling snippet state template_effect text untrack update user_effect'.split(' '));

/** What a compiled component needs and the learner's script does not have, or `undefined`. */
export function unmet(code: string): string | undefined {
  for (const [, name] of code.matchAll(/\$\.(\w+)\(/g)) if (!tried.has(name!)) return `"${name}"`;
  // They would outlive it.
  if (/\$\.event\('\w+', \$\.(window|document)/.test(code)) return 'listeners outside the component';
  if (/\$\.bind_this\([^;]*, \(\) => \[/.test(code)) return 'bind:this in {#each}';
  // A function of the anchor alone, after the one for an item.
  return /\$\.each\((?:(?!\$\.each\()[^])*?\},\s*\(\$\$anchor\) =>/.test(code) ? '{:else} of {#each}' : undefined;
}

/** The check that goes with it: runs after the compiler, on what it made of our components. */
export function needsNothingMore(): Plugin {
  return {
    name: 'needs-nothing-more',
    transform(code, id) {
      if (!/\.svelte(\.ts)?$/.test(id.split('?')[0]!) || id.includes('/node_modules/')) return;
      const missing = unmet(code);
      if (missing) this.error(`${id} needs ${missing} of Svelte, which the learner's script leaves out. Write it another way (docs/extending.md), or prove that the twins can do it and add it to "tried" in components/build/lean-svelte.ts.`);
    },
  };
}
