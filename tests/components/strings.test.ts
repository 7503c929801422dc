import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const files = globSync(['components/strings/*.yaml', 'quizzes/types/*/words.*.yaml']).sort();
const words = (file: string) => parse(readFileSync(file, 'utf8')) as Record<string, string>;
const names = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe('interface words', () => {
  it.each(files.filter((file) => /\bfr\.yaml$/.test(file)))('%s has the keys and values of its English twin', (french) => {
    const [fr, en] = [words(french), words(join(dirname(french), french.split('/').at(-1)!.replace('fr.yaml', 'en.yaml')))];
    expect(Object.keys(fr)).toEqual(Object.keys(en));
    expect(Object.keys(fr).filter((key) => names(fr[key]!).join() !== names(en[key]!).join())).toEqual([]);
  });

  it('names each word of a question type after the type', () => {
    const strays = files.flatMap((file) => {
      const type = /types\/([\w-]+)\//.exec(file)?.[1];
      return type ? Object.keys(words(file)).filter((key) => !key.startsWith(`${type}.`)) : [];
    });
    expect(strays).toEqual([]);
  });
});
