import { pageFolders } from '../../course/content.ts';
import { HIDDEN, readMdx } from '../../course/mdx.ts';
import { lineIn } from '../../course/placing.ts';
import { exposition } from '../exposition.ts';
import { phrases } from '../lists.ts';
import type { Finding, Rule } from '../rule.ts';
import { tongueOf } from '../wording.ts';

/** Figures that claim something about many people: per cent, so many out of so many, so many times more. */
const figures: Record<string, RegExp> = {
  fr: phrases('\\d+(?:,\\d+)? ?%|pour cent|(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|\\d+)(?: \\p{L}+)? sur (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|cent|\\d+)|(?:deux|trois|quatre|cinq|dix|\\d+) fois (?:plus|moins)'),
  en: phrases('\\d+(?:\\.\\d+)? ?%|per ?cent|(?:one|two|three|four|five|six|seven|eight|nine|\\d+)(?: \\p{L}+)? (?:out of|in) (?:two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred|\\d+)|(?:twice|three times|four times|five times|ten times|\\d+ times) (?:as|more|less|fewer)'),
};

export const figureSource: Rule = {
  name: 'figure-source',
  asks: 'A percentage, “three out of ten” or “twice as many” in what a lesson says has a `<Source>` in its paragraph.',
  why: 'A figure without a source cannot be checked, and many figures that go round turn out to be nobody’s.',
  severity: 'error',
  check: (course) => pageFolders(course).flatMap(({ pages }) => Object.entries(pages)).flatMap(([lang, page]): Finding[] => {
    const sources = readMdx(page.body).tags.filter(({ name, kind }) => name === 'Source' && kind !== 'close').map(({ offset }) => offset);
    // What people say in a quotation is no claim of the lesson.
    const text = exposition(page.body).replace(/«[^«»]*»|“[^“”]*”/g, (quote) => HIDDEN.repeat(quote.length));
    let from = 0;
    return text.split(/(?<=\n\s*\n)/).flatMap((paragraph): Finding[] => {
      const [start, end] = [from, (from += paragraph.length)];
      const match = figures[tongueOf(lang)]?.exec(paragraph);
      if (!match || sources.some((at) => at >= start && at < end)) return [];
      return [{ file: page.file, line: lineIn(page, start + match.index), message: `"${match[0]}" has no source in its paragraph. Add <Source year="…" kind="observed">…</Source> after the sentence, or take the figure out.` }];
    });
  }),
};
