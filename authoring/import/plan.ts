import { join } from 'node:path';
import type { Course } from '../../course/course.ts';
import { shownPath } from '../../course/files.ts';
import { Refusal } from '../command.ts';
import { checkId, lessonOf, placements } from '../new/plans.ts';
import type { Plan } from '../new/plan.ts';
import { yamlText } from '../yaml-text.ts';
import type { Draft } from './draft.ts';

/** A new quiz of imported questions, placed at the end of its lesson, and the list of what a person must still do. */
export function planImport(course: Course, drafts: readonly Draft[], { lesson: wanted, quiz, file }: { lesson: string; quiz: string; file: string }): Plan {
  checkId(quiz);
  const lesson = lessonOf(course, wanted);
  const path = join(course.dir, lesson.id, `${quiz}.yaml`);
  const taken = drafts.filter((draft) => draft.item);
  const told = drafts.flatMap(({ line, said }) => said.map((each) => `- ${file}:${line}  ${each}`));
  if (!taken.length) throw new Refusal([`No question of "${file}" could be taken.`, ...told].join('\n'));
  const comments = Object.fromEntries(taken.flatMap(({ comment }, index) => (comment.length ? [[`items.${index}`, comment.join('\n')]] : [])));
  const open = taken.flatMap(({ item, open: what }) => {
    const all = [...new Set(what), ...(course.outcomes.length && !item!.outcomes ? ['outcomes'] : [])];
    return all.length ? [`- item "${item!.id}": ${all.join(', ')}`] : [];
  });
  return {
    files: [[path, yamlText({ type: 'quiz', items: taken.map(({ item }) => item) }, { comments })]],
    changes: placements(course, lesson, 'Quiz', quiz),
    next: [
      `${taken.length} of ${drafts.length} entries became questions.`,
      ...(told.length ? ['', 'Left out or changed:', ...told] : []),
      ...(open.length ? ['', 'Still to be written (the build refuses every text that says TODO):', ...open] : []),
      '',
      `Next: look over the ids in ${shownPath(path)}, which are permanent once the course is published, and move "<Quiz id="${quiz}" />" from the end of each page to where it belongs. npm run lint names every line that is not done.`,
    ],
  };
}
