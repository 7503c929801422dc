import { activitiesOf } from '../../course/content.ts';
import type { Activity, Course } from '../../course/course.ts';
import { didYouMean } from '../../course/nearest.ts';
import { violations, type Violation } from '../../quizzes/scenario/graph.ts';
import type { Rule } from '../rule.ts';
import { graphOf, scenarioOf } from '../scenario.ts';

const whys: Record<Violation['rule'], string> = {
  'scenario-links': 'A link to nowhere stops a dialogue in the middle.',
  'scenario-meters': 'A reply that moves a meter which does not exist moves nothing.',
  'scenario-reachable': 'A turn that nobody can reach was written for nothing.',
  'scenario-ends': 'A dialogue without a way out never completes its lesson.',
  'scenario-endings': 'An ending nobody can reach, or one without words, is a promise not kept.',
  'scenario-model': 'Each turn shows one skilled reply, and skill must lead to success.',
  'scenario-repair': 'People learn most from repairing a mistake; a dialogue that forgives none teaches fear.',
  'scenario-conditions': 'Words that no way leads to were written for nothing, and a turn with one reply left is no choice.',
};

const asks: Record<Violation['rule'], string> = {
  'scenario-links': 'Every link, flag and ending exists, and ids are unique in a dialogue.',
  'scenario-meters': 'Effects and starts name meters of course.yaml, within their bounds.',
  'scenario-reachable': 'Some way leads to every turn.',
  'scenario-ends': 'From every turn the dialogue can end.',
  'scenario-endings': 'Every ending has words, and some way leads to it.',
  'scenario-model': 'Each turn has one model reply; none does more good than it; the model replies together reach success.',
  'scenario-repair': 'At least one way leads from a mistake to success.',
  'scenario-conditions': 'Conditions can hold, and leave something to choose.',
};

/** The proofs of `quizzes/scenario/graph.ts`, each a rule of its own. */
export const scenarioGraph: readonly Rule[] = (Object.keys(whys) as Violation['rule'][]).map((name) => ({
  name,
  asks: asks[name],
  why: whys[name],
  severity: 'error',
  check: (course) =>
    activitiesOf(course).flatMap((activity) =>
      violationsOf(course, activity).filter(({ rule }) => rule === name).map(({ path, message, unknown }) => ({ file: activity.file, line: activity.lineOf(path), message: message + (unknown ? didYouMean(unknown.name, unknown.names) : '') })),
    ),
}));

/** A dialogue is walked once for all the rules. */
const walked = new WeakMap<Activity, Violation[]>();

function violationsOf(course: Course, activity: Activity): Violation[] {
  const scenario = scenarioOf(activity);
  const graph = scenario && graphOf(scenario, course);
  if (!graph) return [];
  const found = walked.get(activity) ?? violations(graph);
  walked.set(activity, found);
  return found;
}
