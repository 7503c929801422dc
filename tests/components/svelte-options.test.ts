import { globSync, readFileSync } from 'node:fs';
import { compile } from 'svelte/compiler';
import { expect, it } from 'vitest';
import { svelteOptions } from '../../components/build/svelte-options.ts';

it('gives different styles different class names', () => {
  const styles = new Map<string, Set<string>>();
  for (const filename of globSync('{quizzes,components}/**/*.svelte')) {
    compile(readFileSync(filename, 'utf8'), {
      runes: true,
      filename,
      generate: 'server',
      cssHash(given) {
        const name = svelteOptions.compilerOptions.cssHash(given);
        styles.set(name, (styles.get(name) ?? new Set()).add(given.css));
        return name;
      },
    });
  }
  expect(styles.size).toBeGreaterThan(20);
  expect([...styles].filter(([, css]) => css.size > 1)).toEqual([]);
});
