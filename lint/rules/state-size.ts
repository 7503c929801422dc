import { courseFile } from '../../course/content.ts';
import { stateDoubt, stateFault, worstStateOf } from '../../course/state-size.ts';
import { limits } from '../../targets/scorm12/limits.ts';
import type { Rule } from '../rule.ts';

export const stateSize: Rule = {
  name: 'state-size',
  asks: 'Everything a learner may do fits what SCORM 1.2 keeps, 4,000 characters, with a twentieth to spare.',
  why: 'What does not fit is lost when the learner comes back; the build makes no package then.',
  severity: 'warning',
  scope: 'sound',
  check(course) {
    const worst = worstStateOf(course);
    const message = stateFault(worst, 'SCORM 1.2', limits.stateChars) ?? stateDoubt(worst, 'SCORM 1.2', limits.stateChars);
    return message === undefined ? [] : [{ file: courseFile(course), line: 1, message }];
  },
};
