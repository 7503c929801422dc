import { z } from 'zod';
import { activitySchema } from '../quizzes/schema.ts';
import { courseSchema, glossarySchema } from './schema.ts';
import type { Path } from './yaml-file.ts';

/** Where the texts for learners stand in the data of course.yaml, of the glossary or of an activity, by its schema: whether they are plain or `{fr: …}`. */
export function textPaths(kind: 'course' | 'glossary' | 'activity', data: unknown): Path[] {
  const schema = { course: courseSchema, glossary: glossarySchema, activity: activitySchema }[kind](noted) as z.ZodType;
  const found = schema.safeParse(data).error?.issues ?? [];
  return found.filter(({ message }) => message === NOTED).map(({ path }) => path as Path);
}

const NOTED = '\u0000text';

/** Takes anything that is there and leaves a note with its place: zod tells the path of each issue. */
const noted = z.unknown().superRefine((value, context) => {
  if (value !== undefined) context.addIssue({ code: 'custom', message: NOTED });
});
