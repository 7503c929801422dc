import { activitiesOf } from '../../course/content.ts';
import type { Activity, Course, Problem } from '../../course/course.ts';
import { didYouMean } from '../../course/nearest.ts';

/**
 * The dialogue called `<lesson>/<file>` or by its file's name alone. `refusal`: there is none, or more than one, and which
 * there are; `faults`: what must be mended before it can be played, in its own file or in course.yaml.
 */
export function findScenario(id: string, course: Course | undefined, problems: readonly Problem[]): { activity: Activity } | { refusal: string } | { faults: Problem[] } {
  const all = activitiesOf(course ?? { lessons: [], banks: [] }).filter(({ data }) => data.type === 'scenario');
  const exact = all.filter((activity) => activity.id === id);
  const matches = exact.length ? exact : all.filter((activity) => nameOf(activity.id) === id);
  const file = matches[0]?.file ?? `/${id}.yaml`;
  const faults = problems.filter((problem) => problem.severity === 'error' && (problem.file === file || `/${problem.file}`.endsWith(file) || problem.file.endsWith('course.yaml')));
  const [activity] = matches;
  if (activity && matches.length === 1 && !faults.length) return { activity };
  if (matches.length > 1) return { refusal: `Several dialogues are called "${id}". Name one with its lesson: ${matches.map((match) => match.id).join(', ')}.` };
  if (faults.length && (activity || !course || faults.some((fault) => !fault.file.endsWith('course.yaml')))) return { faults };
  const ids = all.map((each) => each.id);
  const list = ids.length ? `The course has: ${ids.join(', ')}.` : 'The course has no dialogue.';
  return { refusal: id ? `There is no dialogue "${id}".${didYouMean(id, [...ids, ...ids.map(nameOf)])} ${list}` : `Say which dialogue: npm run scenario -- <id>. ${list}` };
}

const nameOf = (id: string) => id.slice(id.lastIndexOf('/') + 1);
