/** Which activities the pages of a lesson place, and whether they do so in the same way in every language. */
import type { ActivityFile } from './activity-file.ts';
import type { LessonPage, Problem } from './course.ts';
import { error, warning } from './files.ts';
import type { Folder } from './folder.ts';
import { readMdx } from './mdx.ts';
import { didYouMean } from './nearest.ts';

export interface Placing {
  /** Files that pages place, in order of first use. */
  used: ActivityFile[];
  problems: Problem[];
}

interface Use {
  file: ActivityFile;
  tag: string;
  line: number;
}

const kindOf: Record<string, 'quiz' | 'scenario'> = { Quiz: 'quiz', Scenario: 'scenario' };
const tagOf = { quiz: 'Quiz', scenario: 'Scenario' };

/** `banks`: the activities beside course.yaml, which any one lesson may place. */
export function placeActivities(folder: Folder, banks: readonly ActivityFile[]): Placing {
  const known = [...folder.files, ...banks.filter(({ name }) => !folder.files.some((file) => file.name === name))];
  const problems: Problem[] = [];
  const uses = Object.values(folder.pages).map((page) => ({ page, uses: usesIn(page, folder.id, known, problems) }));
  for (const { page, uses: here } of uses) {
    for (const { file, tag, line } of here) {
      for (const other of uses) {
        if (!other.uses.some((use) => use.file === file)) {
          problems.push(error(page.file, line, 'activity-in-every-language', `"${file.name}" is placed here, but not in "${other.page.file.split('/').at(-1)}". Write "<${tag} id="${file.name}" />" there too, or take it out here.`));
        }
      }
    }
  }
  const used = [...new Set(uses.flatMap((page) => page.uses.map((use) => use.file)))];
  if (uses.length) {
    for (const { file, name, kind } of folder.files.filter((each) => !used.includes(each))) {
      problems.push(warning(file, 1, 'unused-activity', `no page of the lesson places this activity. Write "<${tagOf[kind ?? 'quiz']} id="${name}" />" where it belongs, or take the file out.`));
    }
  }
  return { used, problems };
}

function usesIn(page: LessonPage, lesson: string, known: readonly ActivityFile[], problems: Problem[]): Use[] {
  const uses: Use[] = [];
  for (const { name: tag, attributes, kind, offset } of readMdx(page.body).tags) {
    if (!kindOf[tag] || kind === 'close') continue;
    const line = lineIn(page, offset);
    const id = attributes.get('id')?.value;
    const file = known.find(({ name }) => name === id);
    const fault = (rule: string, message: string) => problems.push(error(page.file, line, rule, message));
    if (!id) {
      fault('unknown-activity', `<${tag}> does not say which activity it places. Write "<${tag} id="name" />", where "name.yaml" is the activity’s file.`);
    } else if (!file) {
      const names = known.map(({ name }) => name);
      fault('unknown-activity', `there is no activity "${id}" in this lesson.${didYouMean(id, names) || ` Write the file "${lesson}/${id}.yaml"${names.length ? `, or name one of: ${names.join(', ')}` : ''}.`}`);
    } else if (uses.some((use) => use.file === file)) {
      fault('activity-once', `"${id}" is placed twice on this page. Place it once.`);
    } else {
      if (file.kind && file.kind !== kindOf[tag]) fault('activity-kind', `"${id}" is a ${file.kind}. Write "<${tagOf[file.kind]} id="${id}" />".`);
      uses.push({ file, tag, line });
    }
  }
  return uses;
}

/** Line, in the page's file, of a place in its text. */
export const lineIn = (page: Pick<LessonPage, 'body' | 'bodyLine'>, offset: number): number => page.bodyLine + page.body.slice(0, offset).split('\n').length - 1;
