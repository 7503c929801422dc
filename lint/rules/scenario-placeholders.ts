import { activitiesOf } from '../../course/content.ts';
import type { Activity } from '../../course/course.ts';
import { ownerOf } from '../../course/place.ts';
import type { Path } from '../../course/yaml-file.ts';
import { placeholder } from '../../quizzes/scenario/told.ts';
import type { Rule } from '../rule.ts';

/** What a scenario says of its learner. */
interface Learner { names: { id: string; gender: 'f' | 'm' | 'x' }[] }

export const scenarioPlaceholders: Rule = {
  name: 'scenario-placeholders',
  asks: '`{name}` and `{f:…|m:…}` are complete, and there is a name to choose.',
  why: 'A placeholder that is not understood is read out as it stands, braces and all, in the middle of a conversation.',
  severity: 'error',
  check: (course) => activitiesOf(course).flatMap((activity) => (activity.data.type === 'scenario' ? faults(activity) : [])),
};

function faults(activity: Activity) {
  const learner = activity.data.learner as Learner | undefined;
  const at = (path: Path, message: string) => ({ file: activity.file, line: activity.lineOf(path), message: `${ownerOf(activity.data, path)}${message}` });
  const ids = learner?.names.map(({ id }) => id) ?? [];
  const doubles = ids.flatMap((id, index) => (ids.indexOf(id) < index ? [at(['learner', 'names', index, 'id'], `the id "${id}" is used already. Give this name another.`)] : []));
  return [...doubles, ...strings(activity.data, []).flatMap(([path, text]) => faultsOf(text, learner).map((message) => at(path, message)))];
}

function faultsOf(text: string, learner: Learner | undefined): string[] {
  const known = [...text.matchAll(placeholder)].map(([, body]) => body!);
  const rest = text.replace(placeholder, '');
  const stray = /\{[^{}]*\}?|\}/.exec(rest)?.[0];
  if (stray !== undefined) return [`"${stray}" is not a placeholder. Write "{name}", or a text for each gender like "seul{f:e|m:|x:·e}".`];
  if (!learner) return known.length ? [`"{${known[0]}}" needs a name to choose. Add "learner: {names: […]}" to the scenario.`] : [];
  const genders = [...new Set(learner.names.map(({ gender }) => gender))];
  return known.filter((body) => body !== 'name').flatMap((body) => {
    const forms = body.split('|').map((form) => form[0]!);
    const missing = genders.filter((gender) => !forms.includes(gender));
    const twice = forms.find((form, index) => forms.indexOf(form) < index);
    if (twice) return [`"{${body}}" says "${twice}:" twice. Take one out.`];
    return missing.length ? [`"{${body}}" says nothing for ${missing.map((gender) => `"${gender}:"`).join(' and ')}, but a name to choose has that gender. Add a text, which may be empty.`] : [];
  });
}

/** Every text below, with its path. */
function strings(value: unknown, path: Path): [Path, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => strings(each, [...path, Array.isArray(value) ? Number(key) : key]));
}
