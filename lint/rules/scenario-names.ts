import { activitiesOf, courseFile } from '../../course/content.ts';
import type { Course } from '../../course/course.ts';
import { didYouMean } from '../../course/nearest.ts';
import type { Path } from '../../course/yaml-file.ts';
import type { Finding, Rule } from '../rule.ts';
import { scenarioOf, type Scenario } from '../scenario.ts';

export const scenarioNames: Rule = {
  name: 'scenario-names',
  asks: 'People, tags, meters and endings that dialogues name are those of course.yaml.',
  why: 'People, tags, meters and endings are those of course.yaml; a name that is not there shows nothing.',
  severity: 'error',
  check: (course) => [
    ...conditions(course),
    ...activitiesOf(course).flatMap((activity) => {
      const scenario = scenarioOf(activity);
      if (!scenario) return [];
      if (!course.dialogue) return [{ file: activity.file, line: activity.lineOf(['type']), message: 'course.yaml says nothing of dialogues. Add "dialogue" there, with meters, endings and tags.' }];
      return names(course, course.dialogue, scenario).map(({ path, message }) => ({ file: activity.file, line: activity.lineOf(path), message }));
    }),
  ],
};

const choose = (name: string, known: readonly string[]) => didYouMean(name, known) || (known.length ? ` Use one of: ${known.join(', ')}.` : ' Add it there.');

function names(course: Course, dialogue: NonNullable<Course['dialogue']>, scenario: Scenario): { path: Path; message: string }[] {
  const people = course.people.map(({ id }) => id);
  const tags = (dialogue.tags ?? []).map(({ id }) => id);
  const endings = dialogue.endings.map(({ id }) => id);
  const check = (kind: string, name: string, known: readonly string[], path: Path, owner: string) => (known.includes(name) ? [] : [{ path, message: `${owner}course.yaml has no ${kind} "${name}".${choose(name, known)}` }]);
  return [
    ...check('person', scenario.person, people, ['person'], ''),
    ...Object.keys(scenario.endings).flatMap((id) => check('ending', id, endings, ['endings', id], '')),
    ...scenario.nodes.flatMap((node, index) => [
      ...(node.person === undefined ? [] : check('person', node.person, people, ['nodes', index, 'person'], `node "${node.id}": `)),
      ...(node.ask?.tags ?? []).flatMap((tag, at) => check('tag', tag, tags, ['nodes', index, 'ask', 'tags', at], `node "${node.id}": `)),
      ...node.replies.flatMap((reply, place) => reply.tags.flatMap((tag, at) => check('tag', tag, tags, ['nodes', index, 'replies', place, 'tags', at], `node "${node.id}", reply "${reply.id}": `))),
    ]),
  ];
}

/** Conditions of endings in course.yaml name its meters. */
function conditions(course: Course): Finding[] {
  const meters = (course.dialogue?.meters ?? []).map(({ id }) => id);
  return (course.dialogue?.endings ?? []).flatMap(({ id, when = [] }, index) =>
    [when].flat().flatMap((bounds, at) =>
      Object.keys(bounds)
        .filter((meter) => !meters.includes(meter))
        .map((meter) => ({ file: courseFile(course), line: course.lineOf(['dialogue', 'endings', index, 'when', ...(Array.isArray(when) ? [at] : []), meter]), message: `ending "${id}": there is no meter "${meter}".${choose(meter, meters)}` })),
    ),
  );
}
