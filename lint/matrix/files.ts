import { join, relative, sep } from 'node:path';
import type { Course } from '../../course/course.ts';
import { coverageCsv, outcomesCsv } from './csv.ts';
import { matrixOf, type Place } from './matrix.ts';
import { matrixPage } from './page.ts';

interface File { path: string; bytes: Uint8Array }

/**
 * The matrices of a course as files for the folder `to`: a page for each language, CSV, and below `pages/` the built pages
 * they link to, without their script. None for a course without outcomes and coverage table.
 */
export function matrixFiles(course: Course, site: readonly File[], to: string): File[] {
  const matrix = matrixOf(course);
  if (!matrix.outcomes.length && !matrix.rows.length) return [];
  const pages = site.map(({ path, bytes }) => ({ path: `pages/${path}`, bytes: path.endsWith('.html') ? encode(readable(decode(bytes))) : bytes }));
  const html = new Map(pages.filter(({ path }) => path.endsWith('.html')).map(({ path, bytes }) => [path, decode(bytes)]));
  const addresses = {
    source: (file: string, line: number) => encodeURI(`${relative(to, join(process.cwd(), file)).split(sep).join('/')}#L${line}`),
    page: (lang: string, { page, anchor }: Place) => {
      const path = `pages/${lang}-${page}.html`;
      return page && html.has(path) ? `${path}${fragment(html.get(path)!, anchor)}` : undefined;
    },
  };
  return [
    ...course.builds.map((lang) => ({ path: `${lang}.html`, bytes: encode(matrixPage(course, matrix, lang, addresses)) })),
    ...(matrix.outcomes.length ? [{ path: 'outcomes.csv', bytes: encode(outcomesCsv(course, matrix)) }] : []),
    ...(matrix.rows.length ? [{ path: 'coverage.csv', bytes: encode(coverageCsv(matrix)) }] : []),
    ...pages,
  ];
}

/** A page to read: what the packager stamps goes, the script with it. */
const readable = (html: string): string => html.replace(/<script[^>]*__PLAYER__[^>]*><\/script>/, '').replace(/__(?:TARGET|CONNECT)__/g, "'none'");

/** Browsers go to the words where they find them, and else to the id. */
function fragment(html: string, { id, words }: NonNullable<Place['anchor']> = {}): string {
  const known = id && html.includes(` id="${id}"`) ? encodeURIComponent(id) : '';
  const text = words ? `:~:text=${encodeURIComponent(words).replaceAll('-', '%2D')}` : '';
  return known || text ? `#${known}${text}` : '';
}

const encode = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
