import { isLocalized } from '../../quizzes/localize.ts';
import { activitiesOf, pageFolders } from '../../course/content.ts';
import type { Course } from '../../course/course.ts';
import { readMdx } from '../../course/mdx.ts';
import { ownerOf } from '../../course/place.ts';
import { lineIn } from '../../course/placing.ts';
import type { Path } from '../../course/yaml-file.ts';
import type { Finding, Rule } from '../rule.ts';

/** Characters of French ÷ characters of English. French takes about a tenth more. */
const LEAST = 0.8;
const MOST = 1.5;
/** A difference of a few words is chance or idiom. */
const CHANCE = 30;

export const languageParity: Rule = {
  name: 'language-parity',
  asks: `A text in French has ${LEAST} to ${MOST} times the characters of its English, give or take ${CHANCE} characters.`,
  why: 'Where one language says half of what the other says, its learners get another course.',
  severity: 'error',
  check: (course) => found(course, lengths),
};

/** A text that is somebody's words from its first sign to its last. */
const quoted = { fr: /^«[^«»]*»[.]?$/, en: /^“[^“”]*”[.]?$/ };

export const quotationParity: Rule = {
  name: 'quotation-parity',
  asks: 'A text that stands in quotation marks in one language stands in them in the other.',
  why: 'Straight quotation marks around a text belong to YAML and are not shown: an answer that somebody says then reads like an instruction.',
  severity: 'warning',
  check: (course) => found(course, (fr, en, path) => {
    const [is, other, text, marks] = quoted.fr.test(fr.trim()) && !/[“”«»]/.test(en) ? ['fr', 'en', en, '“…”'] : quoted.en.test(en.trim()) && !/[“”«»]/.test(fr) ? ['en', 'fr', fr, '« … »'] : [];
    return is ? [{ path: [...path, other!], message: `"${String(path.at(-1))}" is in quotation marks in "${is}" and has none in "${other}": "${text!.slice(0, 40)}". Write ${marks} around what is said; straight ones belong to YAML.` }] : [];
  }),
};

/** Files whose texts stand side by side. */
const textFiles = (course: Course): { data: unknown; file: string; lineOf(path: Path): number }[] => [...(course.glossary ? [{ ...course.glossary, data: { terms: course.glossary.terms } }] : []), ...activitiesOf(course)];

interface Found { path: Path; message: string }

/** What `judge` says of each text that stands in both languages. */
function both(course: Course, value: unknown, path: Path, judge: (fr: string, en: string, path: Path) => Found[]): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!isLocalized(value, course.languages)) return Object.entries(value).flatMap(([key, each]) => both(course, each, [...path, Array.isArray(value) ? Number(key) : key], judge));
  const { fr, en } = value as { fr: string; en: string };
  return judge(fr, en, path);
}

const found = (course: Course, judge: Parameters<typeof both>[3]) =>
  course.languages.includes('fr') && course.languages.includes('en') ? textFiles(course).flatMap(({ data, file, lineOf }) => both(course, data, [], judge).map(({ path, message }) => ({ file, line: lineOf(path), message: `${ownerOf(data, path)}${message}` }))) : [];

function lengths(fr: string, en: string, path: Path): Found[] {
  const ratio = fr.length / en.length;
  if (Math.abs(fr.length - en.length) <= CHANCE || (ratio >= LEAST && ratio <= MOST)) return [];
  const [long, short] = ratio > 1 ? ['fr', 'en'] : ['en', 'fr'];
  return [{ path, message: `"${String(path.at(-1))}" has ${fr.length} characters in "fr" and ${en.length} in "en". See whether "${short}" leaves something out, or "${long}" adds something.` }];
}

export const pageParity: Rule = {
  name: 'page-parity',
  asks: 'The pages of a lesson have the same headings and components in the same order in every language.',
  why: 'Pages that differ in headings, examples or sources teach different lessons under one name.',
  severity: 'warning',
  check: (course) => pageFolders(course).flatMap(({ pages }): Finding[] => {
    const [first, ...others] = Object.entries(pages);
    if (!first) return [];
    const [, one] = first;
    const outline = outlineOf(one.body);
    return others.flatMap(([, page]): Finding[] => {
      const own = outlineOf(page.body);
      const at = own.findIndex(({ what }, index) => what !== outline[index]?.what);
      if (at < 0 && own.length === outline.length) return [];
      const here = at < 0 ? undefined : own[at];
      const there = outline[at < 0 ? own.length : at];
      const name = one.file.split('/').at(-1);
      return [{ file: page.file, line: here ? lineIn(page, here.offset) : page.bodyLine, message: `${here ? `${here.what} stands here` : 'the page ends here'}, but ${there ? there.what : 'nothing'} in "${name}"${there ? `, line ${lineIn(one, there.offset)}` : ''}. Give both pages the same parts in the same order.` }];
    });
  }),
};

/** Headings and components of a page in their order; whether activities are placed alike is told elsewhere (activity-in-every-language), and words of a sentence have an order of their own in every language. */
function outlineOf(body: string): { what: string; offset: number }[] {
  const { prose, tags } = readMdx(body);
  const headings = [...prose.matchAll(/^(#{1,6}) /gm)].map((match) => ({ what: `a heading "${match[1]!}"`, offset: match.index }));
  const components = tags.filter(({ name, kind }) => kind !== 'close' && /^(?!(?:Quiz|Scenario|Setting|Term)$)[A-Z]/.test(name)).map(({ name, offset }) => ({ what: `<${name}>`, offset }));
  return [...headings, ...components].sort((one, other) => one.offset - other.offset);
}
