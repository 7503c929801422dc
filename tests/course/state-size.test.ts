import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../course/load.ts';
import { sayWorst, stateFault, worstStateOf } from '../../course/state-size.ts';
import { formatProblems } from '../../lint/format.ts';
import { targets } from '../../targets/index.ts';
import { encodeState } from '../../tracking/state.ts';
import { courseFolder } from './build-course.ts';
import { largeCourse } from './large-course.ts';
import { answerBook, dice, learner, planOf } from './learner.ts';

const bare = (text: string) => text.replace(/"[^"]*"/g, '""');
const states = 20_000;
const learners = 100;

function loaded(dir: string) {
  const { course, problems } = loadCourse(dir);
  expect(formatProblems(problems.filter(({ severity }) => severity === 'error'))).toBe('No problems.');
  const plan = planOf(course!);
  return { course: course!, plan, pages: course!.builds.flatMap((lang) => ['home', ...course!.lessons.map(({ id }) => id)].map((name) => `${lang}-${name}`)) };
}

describe.each([['the course of this repository', () => 'course'], ['a large course', () => courseFolder(largeCourse())]])('the saved state of %s', (_name, dir) => {
  it(`never exceeds its bound in ${states.toLocaleString('en-GB')} random states`, () => {
    const { course, plan, pages } = loaded(dir());
    const { fixed, words } = worstStateOf(course);
    const answers = answerBook();
    let longest = 0;
    for (let seed = 0; seed < learners; seed++) {
      const each = learner(plan, pages, dice(seed), answers);
      for (let step = 0; step < states / learners; step++) {
        each.act();
        const { text } = encodeState(each.state(), Infinity);
        longest = Math.max(longest, bare(text).length, text.length - words);
      }
    }
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThanOrEqual(fixed);
  }, 60_000);

  it('comes near to its bound when everything is done the long way, and fits every target', () => {
    const { course, plan, pages } = loaded(dir());
    const { fixed } = worstStateOf(course);
    const each = learner(plan, pages, dice(1), answerBook());
    each.fill();
    const built = bare(encodeState(each.state(), Infinity).text).length;
    expect(built).toBeLessThanOrEqual(fixed);
    expect(fixed / built).toBeLessThanOrEqual(1.25);
    for (const { id, limits } of Object.values(targets)) expect(stateFault(worstStateOf(course), id, limits.stateChars)).toBeUndefined();
  }, 60_000);
});

describe('what an author reads of the saved state', () => {
  const worst = { activities: [{ id: 'listen/check', fixed: 1200, words: 2400 }, { id: 'exam/final', fixed: 3300, words: 0 }], fixed: 4700, words: 2400 };

  it('is one line where it fits, with what becomes of free text that does not', () => {
    expect(sayWorst({ ...worst, words: 0 }, 48_000)).toBe('saved state at worst 4,700 of 48,000 characters');
    expect(sayWorst(worst, 5000)).toMatchInlineSnapshot(`"saved state at worst 4,700 of 5,000 characters, and free text (2,400 at worst) as far as there is room: what does not fit is kept on the learner’s device"`);
  });

  it('is a table, the largest first, where it does not', () => {
    expect(stateFault(worst, 'scorm12', 4000)).toMatchInlineSnapshot(`
      "The saved state does not fit scorm12: at worst it has 4,700 characters, and 4,000 are safe. Beyond that, answers in finished activities could not be kept.
        activity                 characters
        exam/final                   3,300
        listen/check                 1,200
        place, marks and scores        200
        in all                       4,700
      Shorten the largest: "attempts: 1" (no second answer beside the first), fewer items or fewer statements in an item, a smaller bank, shorter dialogues. Or leave this target out: "--target" names those to build.  (state-size)"
    `);
    expect(stateFault(worst, 'scorm2004-4th', 48_000)).toBeUndefined();
  });
});
