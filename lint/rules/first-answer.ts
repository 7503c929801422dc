import { activitiesOf } from '../../course/content.ts';
import { readMdx } from '../../course/mdx.ts';
import { lineIn } from '../../course/placing.ts';
import type { Rule } from '../rule.ts';

export const firstAnswer: Rule = {
  name: 'first-answer',
  asks: '`<FirstAnswer />` stands where the diagnostic asks about that outcome.',
  why: '“Your first answer was…” shows nothing unless the diagnostic asks about that outcome.',
  severity: 'error',
  check(course) {
    const diagnostic = activitiesOf(course).find(({ isUsed, data }) => isUsed && data.purpose === 'diagnostic');
    const asked = ((diagnostic?.data.items ?? []) as { outcomes?: string[] }[]).map(({ outcomes }) => outcomes?.[0]);
    return course.lessons.flatMap((lesson) => Object.values(lesson.pages)).flatMap((page) =>
      readMdx(page.body).tags.filter(({ name, kind }) => name === 'FirstAnswer' && kind !== 'close').flatMap(({ attributes, offset }) => {
        const outcome = attributes.get('outcome')?.value ?? page.matter.outcomes[0];
        const at = { file: page.file, line: lineIn(page, offset) };
        if (!diagnostic) return [{ ...at, message: '<FirstAnswer />: no lesson places a quiz with "purpose: diagnostic". Place one, or take this out.' }];
        if (outcome === undefined) return [{ ...at, message: '<FirstAnswer />: the lesson names no outcome. Write <FirstAnswer outcome="O1" />, or add "outcomes" to the front matter.' }];
        return asked.includes(outcome) ? [] : [{ ...at, message: `<FirstAnswer />: the diagnostic in "${diagnostic.file}" has no item for outcome "${outcome}". Add one, or name another outcome.` }];
      }),
    );
  },
};
