/** Ways into a loaded course for whoever looks through all of it. */
import { join } from 'node:path';
import type { Activity, Course, PageFolder } from './course.ts';
import { shownPath } from './files.ts';
import type { Path } from './yaml-file.ts';

/** course.yaml as messages name it. */
export const courseFile = (course: Pick<Course, 'dir'>): string => shownPath(join(course.dir, 'course.yaml'));

/** Every folder with a text to read: the lessons in order, then the pages beside them. */
export const pageFolders = (course: Pick<Course, 'lessons' | 'pages'>): PageFolder[] => [...course.lessons, ...course.pages];

/** Every activity: those of the lessons in order, used or not, then those no lesson places. */
export const activitiesOf = (course: Pick<Course, 'lessons' | 'banks'>): Activity[] => [...course.lessons.flatMap((lesson) => lesson.activities), ...course.banks];

/** One item of a quiz, with where it stands. Only what every type has. */
export interface PlacedItem {
  item: { id: string; type: string; outcomes?: string[] };
  activity: Activity;
  path: Path;
}

/** Every item of every quiz. */
export const itemsOf = (course: Pick<Course, 'lessons' | 'banks'>): PlacedItem[] =>
  activitiesOf(course).flatMap((activity) => ((activity.data.items ?? []) as PlacedItem['item'][]).map((item, index) => ({ item, activity, path: ['items', index] })));
