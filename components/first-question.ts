import { runtimeActivity } from '../course/runtime.ts';
import type { RuntimeItem, RuntimeQuiz } from '../quizzes/runtime.ts';
import type { Here } from './site.ts';

/** The diagnostic's question for an outcome (that of the page's lesson, when not named), in the page's language; `undefined` where the course has none. */
export function firstQuestion({ course, lesson, lang }: Here, outcome = lesson?.pages[lang]?.matter.outcomes[0]): { diagnostic: string; item: RuntimeItem } | undefined {
  const activity = course.lessons.flatMap(({ activities }) => activities).find(({ isUsed, data }) => isUsed && data.purpose === 'diagnostic');
  const item = activity && (runtimeActivity(course, activity, lang) as RuntimeQuiz).items.find((each) => each.outcome === outcome);
  return item && { diagnostic: activity.id, item };
}
