import { coverageOf } from '../../course/coverage.ts';
import type { Lesson } from '../../course/course.ts';
import { didYouMean } from '../../course/nearest.ts';
import { blockClaims, practicesOf } from '../claims.ts';
import type { Finding, Rule } from '../rule.ts';

export const coverageTable: Rule = {
  name: 'coverage-table',
  asks: '`coverage.tsv`, where a course has one, can be read: id, type, priority, lesson, point, and perhaps reason.',
  why: 'A row that cannot be read is asked of nobody.',
  severity: 'error',
  check: (course) => coverageOf(course)?.problems ?? [],
};

export const coverageRows: Rule = {
  name: 'coverage-rows',
  asks: 'Rows of the coverage table that pages, items and dialogues name stand in it.',
  why: 'A claim to a row that does not exist leaves the row that was meant uncovered.',
  severity: 'error',
  check(course) {
    const coverage = coverageOf(course);
    if (!coverage) return [];
    const ids = coverage.rows.map(({ id }) => id);
    const unknown = (names: readonly string[], place: (index: number) => { file: string; line: number }, owner = ''): Finding[] =>
      names.flatMap((name, index) => (ids.includes(name) ? [] : [{ ...place(index), message: `${owner}coverage.tsv has no row "${name}".${didYouMean(name, ids) || ' Name one that stands there, or add it.'}` }]));
    return [
      ...course.lessons.flatMap((lesson) => Object.entries(lesson.pages)).flatMap(([lang, page]) => [
        ...unknown(page.matter.covers, (index) => ({ file: page.file, line: page.lineOf(['covers', index]) })),
        ...blockClaims(page, lang).flatMap(({ rows, line }) => unknown(rows, () => ({ file: page.file, line }))),
      ]),
      ...practicesOf(course).flatMap(({ name, activity, path, rows }) => unknown(rows, (index) => ({ file: activity.file, line: activity.lineOf([...path, 'covers', index]) }), `${name}: `)),
    ];
  },
};

export const coverageClaims: Rule = {
  name: 'coverage-claims',
  asks: 'Each row a lesson names in `covers` is claimed by a block of its page, `{/* covers: … */}` on the line before it, alike in every language; and the other way round.',
  why: 'A row named at the head of a page alone is taught nowhere that anybody could point at.',
  severity: 'error',
  check: (course) => (coverageOf(course) ? course.lessons.flatMap((lesson) => {
    const faults = oneByOne(lesson);
    return faults.length ? faults : alike(lesson);
  }) : []),
};

/** Front matter against the blocks of the same page. */
const oneByOne = ({ pages }: Lesson): Finding[] =>
  // A page whose head cannot be read has no title either.
  Object.entries(pages).filter(([, { matter }]) => matter.title).flatMap(([lang, page]) => {
    const claims = blockClaims(page, lang);
    const claimed = new Set(claims.flatMap(({ rows }) => rows));
    const listed = page.matter.covers;
    const bare = listed.filter((row) => !claimed.has(row));
    return [
      ...claims.flatMap(({ fault, line }) => (fault ? [{ file: page.file, line, message: fault }] : [])),
      ...(bare.length ? [{ file: page.file, line: page.lineOf(['covers', listed.indexOf(bare[0]!)]), message: `no block of this page claims ${bare.join(', ')}. Write {/* covers: ${bare[0]} */} alone on the line before the block that teaches it${bare.length > 1 ? ', and so for each' : ''}, or take it out of "covers".` }] : []),
      ...claims.flatMap(({ rows, line }) => rows.filter((row) => !listed.includes(row)).map((row) => ({ file: page.file, line, message: `row "${row}": a block claims it, but "covers" at the head of the page does not name it. Add it there, or take it out here.` }))),
    ];
  });

/** The n-th claim says the same in every language. */
function alike({ pages }: Lesson): Finding[] {
  const [first, ...others] = Object.entries(pages).map(([lang, page]) => ({ page, claims: blockClaims(page, lang).filter(({ fault }) => !fault) }));
  if (!first) return [];
  const key = (rows: readonly string[] = []) => [...rows].sort().join(', ');
  return others.flatMap(({ page, claims }): Finding[] => {
    const at = [...Array(Math.max(claims.length, first.claims.length)).keys()].find((index) => key(claims[index]?.rows) !== key(first.claims[index]?.rows));
    if (at === undefined) return [];
    const [here, there] = [claims[at], first.claims[at]];
    const name = first.page.file.split('/').at(-1);
    return [{ file: page.file, line: here?.line ?? page.bodyLine, message: `claim ${at + 1} of the page ${here ? `is for ${key(here.rows)}` : 'is missing'}, but in "${name}" ${there ? `(line ${there.line}) for ${key(there.rows)}` : 'there is none'}. Claim the same rows before the same blocks in every language.` }];
  });
}
