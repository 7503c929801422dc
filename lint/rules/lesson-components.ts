import { pageFolders } from '../../course/content.ts';
import type { Course } from '../../course/course.ts';
import { readMdx, type Tag } from '../../course/mdx.ts';
import { didYouMean } from '../../course/nearest.ts';
import { lineIn } from '../../course/placing.ts';
import type { Rule } from '../rule.ts';

/** What may be written in a lesson (docs/authoring.md): attributes that are needed, that are allowed, and the words some of them take. */
const components: Record<string, { needs?: string[]; may?: string[]; words?: Record<string, string[]> }> = {
  // Whether its file exists is told by media-files, whether there is something to read by media-transcript.
  Audio: { needs: ['src', 'title'] },
  Callout: { may: ['kind', 'title'], words: { kind: ['note', 'tip', 'caution'] } },
  Dialogue: {},
  Download: { needs: ['src', 'label'] },
  // What Figure, Quiz and Scenario need is told by the rules that follow their addresses.
  Figure: { may: ['src', 'alt'] },
  FirstAnswer: { may: ['outcome'] },
  Glossary: {},
  Hook: { may: ['who'] },
  JobAid: { may: ['title'] },
  JobAids: {},
  Line: { needs: ['who'], may: ['note', 'level'] },
  Pair: {},
  PrintButton: {},
  PrintSheet: { needs: ['title'] },
  Quiz: { may: ['id'] },
  ReviewSchedule: { needs: ['days', 'title'], may: ['note'] },
  RuleCode: { needs: ['words'] },
  Scenario: { may: ['id'] },
  Setting: { needs: ['name'], may: ['labelled'] },
  Source: { needs: ['year', 'kind'], may: ['href'], words: { kind: ['observed', 'stated'] } },
  Steps: {},
  Strong: { may: ['note'] },
  Term: { needs: ['id'] },
  Video: { needs: ['src', 'title'], may: ['captions', 'poster', 'silent'] },
  Weak: {},
};

export const lessonComponents: Rule = {
  name: 'lesson-components',
  asks: 'Pages use components and attributes that exist, and close them.',
  why: 'A component or an attribute that does not exist stops the build, or is left out without a word.',
  severity: 'error',
  check: (course) =>
    pageFolders(course).flatMap(({ pages }) => Object.values(pages)).flatMap((page) => {
      const { tags } = readMdx(page.body);
      const at = ({ offset }: Tag) => ({ file: page.file, line: lineIn(page, offset) });
      return [...tags.filter(({ kind }) => kind !== 'close').flatMap((tag) => faultsOf(tag, course).map((message) => ({ ...at(tag), message }))), ...unclosed(tags).map((tag) => ({ ...at(tag), message: `<${tag.kind === 'close' ? '/' : ''}${tag.name}> has no partner. Write both <${tag.name}> and </${tag.name}>.` }))];
    }),
};

function faultsOf({ name, attributes }: Tag, course: Course): string[] {
  if (!/^[A-Z]/.test(name)) return [];
  const known = components[name];
  if (!known) return [`<${name}> is nothing a lesson can hold.${didYouMean(name, Object.keys(components)) || ` Use one of: ${Object.keys(components).join(', ')}.`}`];
  const { needs = [], may = [], words = {} } = known;
  return [
    ...needs.filter((key) => !attributes.has(key)).map((key) => `<${name}> needs ${key}="…". Add it.`),
    ...[...attributes.keys()].filter((key) => !needs.includes(key) && !may.includes(key)).map((key) => `<${name}> knows no "${key}".${didYouMean(key, [...needs, ...may]) || ' Take it out.'}`),
    ...Object.entries(words).flatMap(([key, list]) => {
      const value = attributes.get(key)?.value;
      return value === undefined || list.includes(value) ? [] : [`<${name} ${key}="${value}">: use one of: ${list.join(', ')}.`];
    }),
    ...references(course).flatMap(({ of, key, where, ids }) => {
      const value = of.includes(name) ? attributes.get(key)?.value : undefined;
      if (value === undefined || ids.includes(value) || (name === 'Line' && value === 'you')) return [];
      return [`<${name} ${key}="${value}">: ${where}.${didYouMean(value, ids) || (ids.length ? ` Use one of: ${ids.join(', ')}.` : ' Write it there first.')}`];
    }),
  ];
}

/** Attributes that name something written elsewhere. */
const references = (course: Course): { of: string[]; key: string; where: string; ids: string[] }[] => [
  { of: ['Hook', 'Line'], key: 'who', where: 'course.yaml has no such person', ids: course.people.map(({ id }) => id) },
  { of: ['Setting'], key: 'name', where: 'course.yaml has no such entry under "settings"', ids: Object.keys(course.settings) },
  { of: ['Term'], key: 'id', where: 'glossary.yaml has no such term', ids: course.glossary?.terms.map(({ id }) => id) ?? [] },
];

/** Tags that open or close something without a partner. */
export function unclosed(tags: Tag[]): Tag[] {
  const open: Tag[] = [];
  const stray: Tag[] = [];
  for (const tag of tags.filter(({ name, kind }) => /^[A-Z]/.test(name) && kind !== 'alone')) {
    if (tag.kind === 'open') open.push(tag);
    else if (open.at(-1)?.name === tag.name) open.pop();
    else stray.push(tag);
  }
  return [...stray, ...open];
}
