import type { Outline } from '../tracking/outline.ts';
import type { Activity, Course } from './course.ts';

/** What the session must know of a course: lessons and the activities their pages place, by their permanent codes. The pass mark is there only with a final. */
export function outlineOf(course: Course): Outline {
  const hasFinal = course.lessons.some((lesson) => lesson.activities.some((activity) => activity.isUsed && isFinal(activity)));
  return {
    course: course.id,
    version: course.version,
    ...(hasFinal && course.passMark !== undefined && { passMark: course.passMark }),
    lessons: course.lessons.map(({ id, code, activities }) => ({
      id,
      code,
      activities: activities.filter(({ isUsed }) => isUsed).map((activity) => ({ id: activity.id, code: activity.code, isRequired: activity.data.required, isFinal: isFinal(activity) })),
    })),
  };
}

/** Whether its score decides if the course is passed. */
export const isFinal = ({ data }: Pick<Activity, 'data'>): boolean => data.purpose === 'final';
