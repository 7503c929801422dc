import { expect, it } from 'vitest';
import { loadCourse } from '../../course/load.ts';
import { worstStateOf } from '../../course/state-size.ts';
import { stateSize } from '../../lint/rules/state-size.ts';
import { courseFolder } from '../course/build-course.ts';
import { largeCourse } from '../course/large-course.ts';

/** What the rule says of a large course whose last lessons have their questions so many times. */
function said(times: number): { fixed: number; messages: string[] } {
  const files = largeCourse();
  for (const lesson of ['lesson-13', 'lesson-14', 'lesson-15']) {
    const quiz = JSON.parse(String(files[`${lesson}/check.yaml`])) as { items: { id: string }[] };
    const items = Array.from({ length: times }, (_none, round) => quiz.items.map((item) => ({ ...item, id: `${item.id}-${round}` }))).flat();
    files[`${lesson}/check.yaml`] = JSON.stringify({ ...quiz, items }, null, 1);
  }
  const { course } = loadCourse(courseFolder(files));
  return { fixed: worstStateOf(course!).fixed, messages: stateSize.check(course!).map(({ message }) => message) };
}

it('state-size says nothing while there is room, warns before it is used up, and names the largest activities beyond', () => {
  const reports = Array.from({ length: 12 }, (_none, index) => said(index + 1));
  for (const { fixed, messages } of reports) {
    if (fixed <= 3800) expect(messages).toEqual([]);
    else expect(messages).toEqual([expect.stringMatching(fixed <= 4000 ? /^the saved state takes 3,[89]\d\d of the 4,000 characters/ : /^The saved state does not fit SCORM 1\.2: at worst it has/)]);
  }
  expect(new Set(reports.map(({ fixed }) => (fixed <= 3800 ? 'room' : fixed <= 4000 ? 'tight' : 'full')))).toEqual(new Set(['room', 'tight', 'full']));
});
