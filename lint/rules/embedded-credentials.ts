import { courseFile } from '../../course/content.ts';
import type { Rule } from '../rule.ts';

export const embeddedCredentials: Rule = {
  name: 'embedded-credentials',
  asks: 'No key of an LRS in `course.yaml`, unless `allowEmbeddedCredentials: true` stands beside it.',
  why: 'A key in a package is in the hands of every learner: with it anybody can write results in anybody’s name.',
  severity: 'error',
  check(course) {
    if (!course.lrs?.credentials || course.lrs.allowEmbeddedCredentials) return [];
    return [{ file: courseFile(course), line: course.lineOf(['lrs', 'credentials']), message: 'the LRS’s key would stand in every package, where each learner can read it. Use "broker" or "launchData: true" instead, or write "allowEmbeddedCredentials: true" for a key that can only write statements and can be withdrawn.' }];
  },
};
