import { types, type TypeName } from '../quizzes/types/index.ts';
import type { Edition, EditionActivity } from '../tracking/compat.ts';
import type { Activity, Course } from './course.ts';
import { isFinal } from './outline.ts';

/** What saved states of this edition of a course refer to. */
export function editionOf(course: Course): Edition {
  const used = course.lessons.flatMap((lesson) => lesson.activities.filter(({ isUsed }) => isUsed));
  return { format: 1, course: course.id, version: course.version, activities: used.map((activity) => ({ ...marksOf(activity), ...(activity.data.type === 'quiz' ? itemsOf(course, activity) : nodesOf(course, activity)) })) };
}

/** The file of a package that `npm run state-compat` reads. */
export const editionFile = (course: Course): { path: string; bytes: Uint8Array } => ({ path: 'assets/codes.json', bytes: new TextEncoder().encode(JSON.stringify(editionOf(course))) });

const marksOf = (activity: Activity) => ({ id: activity.id, code: activity.code, lesson: activity.lesson, isRequired: activity.data.required, isFinal: isFinal(activity) });

function itemsOf({ codes }: Course, { data }: Activity): Pick<EditionActivity, 'items'> {
  const items = data.items as { id: string; type: TypeName }[];
  return {
    items: items.map((item) => {
      const parts = (types[item.type].parts as (item: unknown) => string[])(item);
      return { id: item.id, type: item.type, code: codes.get(`item/${item.id}`)!, parts: Object.fromEntries(parts.map((part) => [part, codes.get(`item/${item.id}/${part}`)!])) };
    }),
  };
}

function nodesOf({ codes }: Course, { id: activity, data }: Activity): Pick<EditionActivity, 'first' | 'nodes'> {
  const { first, nodes } = data as unknown as { first: string; nodes: { id: string; replies: { id: string; next: string }[]; ask?: { options: { id: string }[] } }[] };
  const code = (node: string, id: string) => codes.get(`node/${activity}/${node}/${id}`)!;
  return {
    first,
    nodes: Object.fromEntries(nodes.map(({ id, replies, ask }) => [id, {
      ...Object.fromEntries((ask?.options ?? []).map((option) => [option.id, [code(id, option.id)] as [string]])),
      ...Object.fromEntries(replies.map((reply) => [reply.id, [code(id, reply.id), reply.next] as [string, string]])),
    }])),
  };
}
