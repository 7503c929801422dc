import { describe, expect, it } from 'vitest';
import { loadCourse } from '../../course/load.ts';
import { sayWorst, stateDoubt, stateFault, worstStateOf } from '../../course/state-size.ts';
import { formatProblems } from '../../lint/format.ts';
import { targets } from '../../targets/index.ts';
import { encodeState } from '../../tracking/state.ts';
import { courseFolder } from './build-course.ts';
import { largeCourse } from './large-course.ts';
import { answerBook, dice, learner, planOf } from './learner.ts';

const bare = (text: string) => text.replace(/::~[^:;|/]*/g, '').replace(/"[^"]*"/g, '""');
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
    const { fixed, words, drafts } = worstStateOf(course);
    const answers = answerBook();
    let longest = 0;
    for (let seed = 0; seed < learners; seed++) {
      const each = learner(plan, pages, dice(seed), answers);
      for (let step = 0; step < states / learners; step++) {
        each.act();
        const { text } = encodeState(each.state(), Infinity);
        longest = Math.max(longest, bare(text).length, text.length - words - drafts);
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
  const worst = { activities: [{ id: 'listen/check', fixed: 1200, words: 2400, drafts: 0 }, { id: 'exam/final', fixed: 3300, words: 0, drafts: 0 }], fixed: 4700, words: 2400, drafts: 0 };

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
      Shorten the largest activities: fewer items or fewer statements in an item, a smaller bank, shorter dialogues."
    `);
    expect(stateFault(worst, 'scorm2004-4th', 48_000)).toBeUndefined();
  });

  it('names the eight largest activities, and the rest in one line', () => {
    const many = Array.from({ length: 40 }, (_none, index) => ({ id: `lesson/check-${index}`, fixed: 200 - index, words: 0, drafts: 0 }));
    const lines = stateFault({ activities: many, fixed: 8000, words: 0, drafts: 0 }, 'scorm12', 4000)!.split('\n');
    expect(lines.filter((line) => /check-/.test(line))).toHaveLength(8);
    expect(lines.join('\n')).toMatch(/32 smaller ones +5,648\n +place, marks and scores +780\n/);
  });

  it('warns while there is still room for something', () => {
    expect(stateDoubt({ ...worst, fixed: 3801 }, 'SCORM 1.2', 4000)).toMatch(/takes 3,801 of the 4,000 characters/);
    expect([3800, 4001].map((fixed) => stateDoubt({ ...worst, fixed }, 'SCORM 1.2', 4000))).toEqual([undefined, undefined]);
  });
});
