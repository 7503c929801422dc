import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { courseFile } from '../../course/content.ts';
import { didYouMean } from '../../course/nearest.ts';
import { isFinal } from '../../course/outline.ts';
import type { Rule } from '../rule.ts';
import { svgFault } from '../svg.ts';

export const badges: Rule = {
  name: 'badges',
  asks: 'The picture of a module’s badge exists and is sound, and something must be done to earn it.',
  why: 'A badge that everybody has from the start recognises nothing.',
  severity: 'error',
  check: (course) =>
    course.modules.flatMap(({ id, badge, lessons, planned }, index) => {
      if (!badge) return [];
      const path = join(course.dir, badge);
      const isThere = existsSync(path);
      const fault = isThere && svgFault(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
      const isWork = lessons.some((lesson) => lesson.activities.some((activity) => activity.isUsed && (activity.data.required || isFinal(activity))));
      return [
        ...(isThere ? [] : [`there is no picture "${badge}" beside course.yaml.${didYouMean(badge, around(course.dir, badge)) || ' Put it there, or take "badge" out.'}`]),
        ...(fault ? [`the picture "${badge}" ${fault}.`] : []),
        ...(isWork || planned.length ? [] : ['nothing in it has to be done, so everybody would have its badge from the start. Place an activity in one of its lessons, or take "badge" out.']),
      ].map((message) => ({ file: courseFile(course), line: course.lineOf(['modules', index, 'badge']), message: `module "${id}": ${message}` }));
    }),
};

/** Pictures in the folder a badge is looked for in, as course.yaml would name them. */
function around(dir: string, badge: string): string[] {
  const folder = dirname(badge);
  return existsSync(join(dir, folder)) ? readdirSync(join(dir, folder)).filter((name) => name.endsWith('.svg')).map((name) => (folder === '.' ? name : `${folder}/${name}`)) : [];
}
