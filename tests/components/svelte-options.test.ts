import { globSync, readFileSync } from 'node:fs';
import { compile } from 'svelte/compiler';
import { expect, it } from 'vitest';
import { svelteOptions } from '../../components/build/svelte-options.ts';

it('gives each component’s styles a class name of their own', () => {
  const names = globSync('{quizzes,components}/**/*.svelte').flatMap((filename) => {
    let name: string[] = [];
    compile(readFileSync(filename, 'utf8'), { runes: true, filename, generate: 'server', cssHash: (given) => (name = [svelteOptions.compilerOptions.cssHash(given)])[0]! });
    return name;
  });
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
