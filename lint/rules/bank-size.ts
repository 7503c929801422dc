import { activitiesOf } from '../../course/content.ts';
import type { Finding, Rule } from '../rule.ts';

/** Items an outcome needs for each that is drawn. */
const TIMES = 5;

export const bankSize: Rule = {
  name: 'bank-size',
  asks: `A final that draws has ${TIMES} items for each it draws of an outcome: a warning in a draft.`,
  why: 'A draw from a small bank asks the same questions again, and a second try tests memory.',
  severity: 'error',
  scope: 'whole',
  check: (course) => {
    const severity = course.status === 'complete' ? 'error' : 'warning';
    const finals = activitiesOf(course).filter(({ data }) => data.purpose === 'final' && typeof data.draw === 'object');
    return finals.flatMap(({ file, data, lineOf }) => Object.entries(data.draw as Record<string, number>).flatMap(([outcome, drawn]): Finding[] => {
      const held = (data.items as { outcomes?: string[] }[]).filter(({ outcomes }) => outcomes?.[0] === outcome).length;
      return held >= drawn * TIMES ? [] : [{ file, line: lineOf(['draw', outcome]), severity, message: `outcome "${outcome}" draws ${drawn} and has ${held} ${held === 1 ? 'item' : 'items'}. Write ${drawn * TIMES} or more, so that each try is a new one.` }];
    }));
  },
};
