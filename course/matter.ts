import type { LessonPage, Problem } from './course.ts';
import { error, readText, shownPath } from './files.ts';
import { lessonSchema, pageSchema, type LessonMatter } from './schema.ts';
import { checkShape } from './shape.ts';
import { readYaml } from './yaml-file.ts';

/** Stands in for front matter that cannot be read, so that the page's text is still checked. */
const blank: LessonMatter = { title: '', summary: '', minutes: 0, outcomes: [], objectives: [], covers: [] };

/** Reads `<lesson>/<lang>.mdx`, or a page beside the lessons: front matter with positions, and the text after it. The page is absent only when the file is not text. */
export function readPage(path: string, kind: 'lesson' | 'page' = 'lesson'): { page?: LessonPage; problems: Problem[] } {
  const file = shownPath(path);
  const { source, problem } = readText(path);
  if (problem) return { problems: [problem] };
  const match = /^---[ \t]*\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\n|$)/.exec(source);
  if (!match) {
    const message = `the page does not begin with front matter. Begin it with "---", then "title: …"${kind === 'lesson' ? ', "summary: …" and "minutes: …"' : ' and "summary: …"'}, then "---".`;
    return { page: { file, matter: blank, body: source, bodyLine: 1, lineOf: () => 1 }, problems: [error(file, 1, 'front-matter', message)] };
  }
  const body = source.slice(match[0].length);
  const yaml = readYaml(file, match[1]!, 2);
  const shaped = yaml.problems.length ? { problems: yaml.problems } : checkShape<Partial<LessonMatter>>(() => (kind === 'lesson' ? lessonSchema : pageSchema), yaml.data ?? {}, { file, lineOf: yaml.lineOf, languages: [] });
  return {
    page: { file, matter: shaped.value ? { ...blank, ...shaped.value } : blank, body, bodyLine: match[0].split('\n').length, lineOf: yaml.lineOf },
    problems: shaped.problems,
  };
}

/** Fields that say the same in every language. */
const shared = ['code', 'minutes', 'outcomes', 'covers'] as const;

/** Rule `languages-agree`: fields that cannot differ between the languages of a lesson do not. */
export function checkAgreement(pages: readonly LessonPage[]): Problem[] {
  const [first, ...others] = pages.filter((page) => page.matter !== blank);
  if (!first) return [];
  return others.flatMap((page) =>
    shared.flatMap((field) => {
      const here = said(page.matter[field]);
      const there = said(first.matter[field]);
      return here === there ? [] : [error(page.file, page.lineOf([field]), 'languages-agree', `"${field}" is ${here} here, but ${there} in "${first.file.split('/').at(-1)}". Write the same in every language.`)];
    }),
  );
}

const said = (value: string | number | readonly string[] | undefined): string => (value === undefined ? 'absent' : typeof value === 'object' ? `[${[...value].sort().join(', ')}]` : String(value));
