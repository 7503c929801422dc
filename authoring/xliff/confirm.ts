import type { Translatable } from '../../course/translatable.ts';
import { hashOf, judge, type Translation } from '../../course/translations.ts';

/** What is known of translations once somebody has said that all of these texts are well translated as they stand. */
export function confirmed(texts: readonly Translatable[], known: readonly Translation[], lang: string): { rows: Translation[]; count: number } {
  const units = texts.flatMap((each) => each.units.filter(({ target }) => target));
  const scopes = new Set(units.map(({ scope }) => scope));
  const fresh = units.map(({ scope, source, target }): Translation => {
    const { row } = judge(known.filter((each) => each.lang === lang && each.scope === scope), source.text, target!.text);
    const state = !row || row.state === 'initial' ? 'translated' : row.state;
    return { lang, scope, source: hashOf(source.text), target: hashOf(target!.text), state, ...(row?.subState && { subState: row.subState }), notes: row?.notes ?? [] };
  });
  return { rows: [...known.filter((row) => row.lang !== lang || !scopes.has(row.scope)), ...fresh], count: fresh.length };
}
