import { loadModule } from 'hunspell-asm';
import english from 'dictionary-en-gb';
import french from 'dictionary-fr';
import { tongueOf } from './wording.ts';

/** What is known of the words of one language. */
export interface Dictionary {
  has(word: string): boolean;
  /** Words that were perhaps meant, the likeliest first; slow, a tenth of a second. */
  near(word: string): string[];
}

const sources: Record<string, { aff: Uint8Array; dic: Uint8Array }> = { en: english, fr: french };
const hunspell = await loadModule();
const open = new Map<string, Dictionary>();

/** Hunspell’s dictionary of a language (`fr-CA` takes that of `fr`); `undefined` where there is none. */
export function dictionaryOf(lang: string): Dictionary | undefined {
  const tongue = tongueOf(lang);
  const source = sources[tongue];
  if (!source) return undefined;
  if (!open.has(tongue)) open.set(tongue, read(tongue, source));
  return open.get(tongue);
}

function read(tongue: string, { aff, dic }: { aff: Uint8Array; dic: Uint8Array }): Dictionary {
  const speller = hunspell.create(hunspell.mountBuffer(aff, `${tongue}.aff`), hunspell.mountBuffer(dic, `${tongue}.dic`));
  const known = new Map<string, boolean>();
  return {
    has(word) {
      const found = known.get(word) ?? speller.spell(word);
      known.set(word, found);
      return found;
    },
    near: (word) => speller.suggest(word),
  };
}
