import type { Course } from '../../course/course.ts';
import { localize } from '../../quizzes/localize.ts';
import { escape } from '../escape-html.ts';
import type { Matrix, Place } from './matrix.ts';
import { wordsIn } from './words.ts';

/** Addresses for links: of a source file, and of a place in a built page (`undefined` where there is none). */
export interface Addresses { source(file: string, line: number): string; page(lang: string, place: Place): string | undefined }

/** The matrix of a course as one page in one language, with nothing to load: what each outcome and each row is taught and practised by. */
export function matrixPage(course: Course, matrix: Matrix, lang: string, addresses: Addresses): string {
  const t = wordsIn(lang);
  const say = (text: unknown) => escape(localize(text, lang, course.languages) as string);
  const titleOf = (id: string) => course.lessons.find((lesson) => lesson.id === id)?.pages[lang]?.matter.title ?? (id || t.bank);
  const link = (place: Place) => {
    const page = addresses.page(lang, place);
    const { file, line } = place;
    return `<li>${page ? `<a href="${escape(page)}">${escape(place.name)}</a>` : escape(place.name)} <a class="source" href="${escape(addresses.source(file, line))}">${escape(file)}:${line}</a></li>`;
  };
  const cell = (places: readonly Place[], kind: Place['kind']) => {
    const own = places.filter((place) => place.kind === kind && (!place.lang || place.lang === lang));
    return `<td>${own.length ? `<ul>${own.map(link).join('')}</ul>` : `<span class="none">${t.none}</span>`}</td>`;
  };
  const cells = (places: readonly Place[]) => (['teaches', 'practises', 'assesses'] as const).map((kind) => cell(places, kind)).join('');
  const heads = (...names: string[]) => `<thead><tr>${[...names, t.teaches, t.practises, t.assesses].map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>`;
  const table = (id: string, title: string, sum: string, file: string, head: string, rows: string) =>
    `<h2 id="${id}">${title}</h2><p>${sum} <a href="${file}">${t.asCsv}</a></p><div class="wide" role="region" tabindex="0" aria-labelledby="${id}"><table>${head}<tbody>${rows}</tbody></table></div>`;

  const outcomes = matrix.outcomes.map(({ id, text, places }) => {
    const lessons = [...new Set(places.map(({ lesson }) => lesson))];
    const head = `<th scope="rowgroup" rowspan="${lessons.length || 1}">${escape(id)} <span>${say(text)}</span></th>`;
    return (lessons.length ? lessons : [undefined]).map((lesson, index) => `<tr>${index ? '' : head}<td>${lesson === undefined ? `<span class="none">${t.none}</span>` : escape(titleOf(lesson))}</td>${cells(places.filter((place) => place.lesson === lesson))}</tr>`).join('');
  }).join('');
  const rows = matrix.rows.map(({ id, priority, lesson, point, reason, places }) =>
    `<tr${priority === 'M' && !isMet(places) ? ' class="unmet"' : ''}><th scope="row" id="row-${escape(id)}">${escape(id)}</th><td>${t.priorities[priority]}</td><td>${escape(point)} <small>(${t.planned} ${escape(lesson)})</small>${reason ? `<br>${t.reason}${escape(reason)}` : ''}</td>${cells(places)}</tr>`).join('');
  const musts = matrix.rows.filter(({ priority }) => priority === 'M');
  const met = (all: readonly { places: readonly Place[] }[]) => all.filter(({ places }) => isMet(places)).length;
  const others = course.builds.filter((other) => other !== lang).map((other) => `<a href="${other}.html" lang="${other}" hreflang="${other}">${wordsIn(other).title}</a>`).join(' ');
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${t.title} – ${say(course.title)}</title><style>${css}</style></head>
<body><a class="skip" href="#main">${t.skip}</a><header><p>${say(course.title)} ${escape(course.version)}</p><h1>${t.title}</h1>${others ? `<nav aria-label="${t.other}">${others}</nav>` : ''}<nav aria-label="${t.tables}">${outcomes ? `<a href="#outcomes">${t.outcomes}</a>` : ''} ${rows ? `<a href="#coverage">${t.coverage}</a>` : ''}</nav></header>
<main id="main" tabindex="-1">${outcomes ? table('outcomes', t.outcomes, t.metOutcomes(met(matrix.outcomes), matrix.outcomes.length), 'outcomes.csv', heads(t.outcome, t.lesson), outcomes) : ''}
${rows ? table('coverage', t.coverage, t.met(met(musts), musts.length), 'coverage.csv', heads(t.row, t.priority, t.point), rows) : ''}</main></body></html>
`;
}

/** Taught, and practised or assessed. */
const isMet = (places: readonly Place[]): boolean => places.some(({ kind }) => kind === 'teaches') && places.some(({ kind }) => kind !== 'teaches');

const css = `:root{color-scheme:light dark;--line:#767676;--weak:light-dark(#5a3000,#ffcf9a)}
body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;padding:1rem;max-inline-size:90rem}
nav a{display:inline-block;padding-block:.6rem;margin-inline-end:1rem}
.skip{position:absolute;inset-inline-start:-99rem}.skip:focus{position:static}
.wide{overflow-x:auto}table{border-collapse:collapse;min-inline-size:60rem}
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:start;vertical-align:top}
thead th{position:sticky;top:0;background:Canvas}th span,td small{font-weight:normal}
ul{margin:0;padding-inline-start:1.1rem}.source{font-size:.85em;overflow-wrap:anywhere}
.none{color:var(--weak);font-style:italic}.unmet th{border-inline-start:.4rem solid var(--weak)}
@media print{.skip,nav{display:none}.wide{overflow:visible}table{min-inline-size:0}a{color:inherit}}`;
