import type { Translatable, Unit } from '../../course/translatable.ts';
import { judge, type Translation } from '../../course/translations.ts';
import { inlineOf } from './inline.ts';
import type { Xliff, XliffUnit } from './model.ts';

/** The texts of a course as a document to translate, with the translations there are. */
export function xliffOf(texts: readonly Translatable[], { source, target, rows }: { source: string; target: string; rows: readonly Translation[] }): Xliff {
  return {
    source,
    target,
    files: texts.map((each) => ({ id: fileId(each), original: each.original, units: each.units.map((unit) => unitOf(unit, each, rows.filter(({ lang, scope }) => lang === target && scope === unit.scope))) })),
  };
}

/** An id that programs keep: letters, digits, `.`, `-`. */
export const fileId = ({ kind, original }: Pick<Translatable, 'kind' | 'original'>): string => `${kind === 'words' ? 'interface.' : ''}${original.replaceAll('/', '.')}`;

function unitOf({ id, about, syntax, source, target }: Unit, { kind }: Translatable, rows: readonly Translation[]): XliffUnit {
  const { row, isStale } = target ? judge(rows, source.text, target.text) : { row: undefined, isStale: false };
  const own = (category: string, text: string) => ({ text, attributes: { category } });
  return {
    id,
    name: kind === 'page' ? about : id,
    source: inlineOf(source.text, syntax),
    ...(target && { target: inlineOf(target.text, syntax) }),
    state: !target || isStale ? 'initial' : (row?.state ?? 'translated'),
    ...(row?.subState && !isStale && { subState: row.subState }),
    notes: [
      ...(kind === 'words' || !about ? [] : [own('context', `${source.file}:${source.line}  ${about}`)]),
      ...(isStale && row!.source !== '-' ? [own('stale', 'The source has changed since it was translated.')] : []),
      ...(row?.notes ?? []),
    ],
  };
}
