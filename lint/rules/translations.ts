import { shownPath } from '../../course/files.ts';
import { translatables, type Translatable } from '../../course/translatable.ts';
import { judge, readTranslations, type Translation } from '../../course/translations.ts';
import type { Course } from '../../course/course.ts';
import type { Finding, Rule } from '../rule.ts';

interface Texts { lang: string; texts: Translatable[]; rows: Translation[] }

/** The texts of each language but the first; read once for all rules. */
const read = new WeakMap<Course, Texts[]>();
export function perLanguage(course: Course): Texts[] {
  const { rows } = readTranslations(course.dir);
  const found = read.get(course) ?? course.languages.slice(1).map((lang) => ({ lang, texts: translatables(course, lang, rows), rows: rows.filter((row) => row.lang === lang) }));
  read.set(course, found);
  return found;
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 37)}…` : text).replace(/\s+/g, ' ');

export const missingTranslations: Rule = {
  name: 'translation-missing',
  asks: 'Every block of a page, and every word of the interface, has its counterpart in every language of the course.',
  why: 'What stands in one language only is a lesson the others do not get.',
  severity: 'warning',
  // A page that cannot be read has no blocks to compare.
  scope: 'whole',
  check: (course) => perLanguage(course).flatMap(({ lang, texts }) => [
    ...texts.flatMap((each): Finding[] => (each.kind === 'page' ? blocks(each) : each.kind === 'words' && !each.isNew ? words(each) : [])),
    ...texts.flatMap((each) => (each.kind === 'words' && each.isNew ? [each] : [])).slice(0, 1).map(({ targetPath }) => ({ file: shownPath(targetPath), line: 1, message: `the interface has no words in "${lang}" yet, so it speaks English. Translate them: npm run xliff -- export --lang ${lang}` })),
  ]),
};

/** Blocks on either side that stand alone; a page that is not there at all is the loader’s to tell. */
function blocks({ units, extra, targetPath, targetParts }: Extract<Translatable, { kind: 'page' }>): Finding[] {
  if (!targetParts) return [];
  const missing = units.flatMap(({ source, target }, index): Finding[] => {
    if (target) return [];
    const before = units.slice(0, index).findLast((unit) => unit.target)?.target;
    return [{ file: shownPath(targetPath), line: before?.line ?? 1, message: `below this line, nothing stands for “${short(source.text)}” of "${source.file}", line ${source.line}. Write it here, or take it out there.` }];
  });
  return [...missing, ...extra.map(({ file, line, text }) => ({ file, line, message: `“${short(text)}” stands for nothing in "${units[0]!.source.file}". Write it there too, or take it out here.` }))];
}

const words = ({ units, targetPath }: Extract<Translatable, { kind: 'words' }>): Finding[] =>
  units.flatMap(({ id, source, target }) => (target ? [] : [{ file: shownPath(targetPath), line: 1, message: `"${id}" is missing (“${short(source.text)}”, ${source.file} line ${source.line}), so learners read it in English. Add it.` }]));

export const staleTranslations: Rule = {
  name: 'translation-stale',
  asks: 'No translation is older than the text it translates, as far as translations.tsv knows.',
  why: 'A translation of what the text used to say teaches what was wrong with it.',
  severity: 'warning',
  check: (course) => perLanguage(course).flatMap(({ lang, texts, rows }) => {
    if (!rows.length) return [];
    const byScope = Map.groupBy(rows, ({ scope }) => scope);
    return texts.flatMap(({ units, original }) => units.flatMap(({ scope, source, target }): Finding[] => {
      const { row, isStale } = target ? judge(byScope.get(scope) ?? [], source.text, target.text) : { row: undefined, isStale: false };
      if (!isStale) return [];
      const place = `“${short(source.text)}”, ${source.file} line ${source.line}`;
      const what = row!.source === '-' ? `nobody has confirmed yet that “${short(target!.text)}” translates ${place}` : `“${short(target!.text)}” was written before the text it translates changed: ${place}`;
      return [{ file: target!.file, line: target!.line, message: `${what}. Translate it again, or say that it is right: npm run xliff -- confirm --lang ${lang} ${original.replace(/\/[\w-]+\.mdx$|\.yaml$/, '')}` }];
    }));
  }),
};
