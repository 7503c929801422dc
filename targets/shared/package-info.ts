import type { PackageInfo } from '../target.ts';

/** What a manifest says of a course; `title` and `description` are texts by language or plain. */
interface Described {
  id: string;
  version: string;
  title: unknown;
  description: unknown;
  builds: string[];
  passMark?: number | undefined;
  lessons: { activities: { data: Record<string, unknown> }[] }[];
}

/** `files`: the package's content, sorted. */
export function packageInfo(course: Described, files: string[]): PackageInfo {
  const say = (text: unknown) => (typeof text === 'string' ? text : (text as Record<string, string>)[course.builds[0]!]!);
  const isScored = course.lessons.some((lesson) => lesson.activities.some(({ data }) => data.purpose === 'final'));
  return { id: course.id, version: course.version, title: say(course.title), description: say(course.description), languages: course.builds, isScored, ...(isScored && { passMark: course.passMark ?? 1 }), files };
}
