/** Whether the saved state of this course fits what an LMS takes, whatever a learner does. Counted by the codec itself. */
import { scenarioSize } from '../quizzes/scenario/state-size.ts';
import { quizSize, type Size } from '../quizzes/state-size.ts';
import { encodeState, freshState } from '../tracking/state.ts';
import type { Activity, Course } from './course.ts';
import { isFinal } from './outline.ts';
import { runtimeActivity } from './runtime.ts';

/** The longest saved state of a learner who took the course in this edition. */
export interface WorstState {
  activities: ({ id: string } & Size)[];
  /** Characters in all once every free text and every draft of a further try is dropped: beyond a store’s room, finished work goes next. */
  fixed: number;
  /** Characters that free text adds at worst. */
  words: number;
  /** Characters that drafts of further tries add at worst. */
  drafts: number;
}

/** Changes and attempts to save counted (36⁴), answers journalled (36³). */
const revision = 36 ** 4 - 1;
const journalled = 36 ** 3 - 1;

/** Of a course without errors. */
export function worstStateOf(course: Course): WorstState {
  const used = course.lessons.flatMap((lesson) => lesson.activities.filter(({ isUsed }) => isUsed));
  const sizes = used.map((activity) => ({ activity, size: sizeOf(course, activity) }));
  const pages = course.builds.flatMap((lang) => ['home', ...course.lessons.map(({ id }) => id)].map((name) => `${lang}-${name}`));
  const state = {
    ...freshState(2 ** 32 - 1, 'zzzz'),
    revision,
    journalled,
    page: pages.reduce((one, other) => (other.length > one.length ? other : one)),
    ledger: { isComplete: true, isPassed: true, best: 1, completedAt: 36 ** 6 - 1 },
    activities: new Map(sizes.map(({ activity, size }) => [activity.code, { isDone: true, isLast: isFinal(activity), isHeld: isFinal(activity), scaled: 1, snapshot: 'x'.repeat(size.fixed), more: [] }])),
  };
  return {
    activities: sizes.map(({ activity, size }) => ({ id: activity.id, ...size })),
    fixed: encodeState(state, Infinity).text.length,
    words: sizes.reduce((sum, { size }) => sum + size.words, 0),
    drafts: sizes.reduce((sum, { size }) => sum + size.drafts, 0),
  };
}

function sizeOf(course: Course, activity: Activity): Size {
  const runtime = runtimeActivity(course, activity, course.builds[0]!);
  return 'items' in runtime ? quizSize(runtime) : scenarioSize(runtime);
}

/** `saved state at worst 2,310 of 4,000 characters`, with what becomes of free text where it does not fit. */
export function sayWorst({ fixed, words }: WorstState, room: number): string {
  const long = fixed <= room && fixed + words > room ? `, and free text (${count(words)} at worst) as far as there is room: what does not fit is kept on the learner’s device` : '';
  return `saved state at worst ${count(fixed)} of ${count(room)} characters${long}`;
}

/** What an author reads whose course does not fit: the largest activities first, and what to do. `undefined` where it fits. */
export function stateFault({ fixed, activities }: WorstState, target: string, room: number): string | undefined {
  if (fixed <= room) return undefined;
  const sorted = [...activities].sort((one, other) => other.fixed - one.fixed);
  const [large, small] = [sorted.slice(0, mostTold), sorted.slice(mostTold)];
  const sum = (some: readonly { fixed: number }[]) => some.reduce((total, each) => total + each.fixed, 0);
  const rows: [string, number][] = [...large.map((each): [string, number] => [each.id, each.fixed]), [`${small.length} smaller ones`, sum(small)], ['place, marks and scores', fixed - sum(activities)], ['in all', fixed]];
  const told = rows.filter(([name]) => !name.startsWith('0 '));
  const width = Math.max(...told.map(([name]) => name.length));
  return [
    `The saved state does not fit ${target}: at worst it has ${count(fixed)} characters, and ${count(room)} are safe. Beyond that, answers in finished activities could not be kept.`,
    `  ${'activity'.padEnd(width)}  characters`,
    ...told.map(([name, value]) => `  ${name.padEnd(width)}  ${count(value).padStart(9)}`),
    shorten,
  ].join('\n');
}

/** What an author reads whose course nearly fills a target’s room. `undefined` where it does not, or does not fit at all. */
export function stateDoubt({ fixed }: WorstState, target: string, room: number): string | undefined {
  const isTight = fixed <= room && fixed > 0.95 * room;
  return isTight ? `the saved state takes ${count(fixed)} of the ${count(room)} characters that are safe in ${target}, at worst. A lesson with two questions and a dialogue takes about 70; when the room is used up, no such package can be built. ${shorten}` : undefined;
}

/** Activities that the table names. */
const mostTold = 8;
const shorten = 'Shorten the largest activities: fewer items or fewer statements in an item, a smaller bank, shorter dialogues.';

const count = (value: number): string => value.toLocaleString('en-GB');
