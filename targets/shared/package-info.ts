import type { PackageInfo, Reporting } from '../target.ts';

/** What a manifest says of a course; `title` and `description` are texts by language or plain. */
interface Described {
  id: string;
  iri?: string | undefined;
  reporting: Reporting;
  version: string;
  title: unknown;
  description: unknown;
  builds: string[];
  passMark?: number | undefined;
  lessons: { activities: { data: Record<string, unknown> }[] }[];
}

/** `files`: the package's content, sorted. */
export function packageInfo(course: Described, files: string[]): PackageInfo {
  const say = (text: unknown, language: string) => (typeof text === 'string' ? text : (text as Record<string, string>)[language]!);
  const texts = course.builds.map((language) => ({ language, title: say(course.title, language), description: say(course.description, language) }));
  const isScored = course.lessons.some((lesson) => lesson.activities.some(({ data }) => data.purpose === 'final'));
  return { id: course.id, version: course.version, title: texts[0]!.title, description: texts[0]!.description, texts, iri: courseIri(course), reporting: course.reporting, isScored, ...(isScored && { passMark: course.passMark ?? 1 }), files };
}

/** The course's name among all there are: its own, or one under a host that can never exist (RFC 6761), so that nobody else's is taken. */
export const courseIri = ({ id, iri }: Pick<Described, 'id' | 'iri'>): string => iri ?? `https://course.invalid/${id}`;
