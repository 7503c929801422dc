import { activitiesOf } from '../../course/content.ts';
import type { Course } from '../../course/course.ts';
import { didYouMean } from '../../course/nearest.ts';
import type { Path } from '../../course/yaml-file.ts';
import type { Finding, Rule } from '../rule.ts';
import { scenarioOf, type ScenarioLinks } from '../scenario.ts';

export const scenarioLinks: Rule = {
  name: 'scenario-links',
  why: 'A dialogue with a link to nowhere, or with a turn without a way out, stops in the middle.',
  severity: 'error',
  check: (course) =>
    activitiesOf(course).flatMap((activity) => {
      const scenario = scenarioOf(activity);
      if (!scenario) return [];
      const findings: Finding[] = [];
      const say: Say = (path, message) => findings.push({ file: activity.file, line: activity.lineOf(path), message });
      checkCourseNames(course, scenario, say);
      checkReplies(course, scenario, say);
      checkWays(scenario, say);
      return findings;
    }),
};

type Say = (path: Path, message: string) => void;

const choose = (name: string, known: readonly string[]) => didYouMean(name, known) || (known.length ? ` Use one of: ${known.join(', ')}.` : '');

/** Person, meters and endings are those of course.yaml. */
function checkCourseNames(course: Course, scenario: ScenarioLinks, say: Say): void {
  const people = course.people.map(({ id }) => id);
  if (scenario.person !== undefined && !people.includes(scenario.person)) say(['person'], `course.yaml has no person "${scenario.person}".${choose(scenario.person, people) || ' Add the person to "people" there.'}`);
  if (!course.dialogue) {
    say(['type'], 'course.yaml says nothing of dialogues. Add "dialogue" there, with meters, endings and tags.');
    return;
  }
  const meters = course.dialogue.meters.map(({ id }) => id);
  for (const meter of meters) if (scenario.start[meter] === undefined) say(['start'], `"start" says nothing of the meter "${meter}". Add "${meter}: " and its value at the start.`);
  checkMeters(scenario.start, meters, ['start'], '', say);
  scenario.flags.forEach((flag, index) => checkMeters(flag.effect, meters, ['flags', index, 'effect'], `flag "${flag.id}": `, say));
  const rules = course.dialogue.endings;
  const ids = rules.map(({ id }) => id);
  for (const id of Object.keys(scenario.endings).filter((each) => !ids.includes(each))) say(['endings', id], `course.yaml has no ending "${id}".${choose(id, ids)}`);
  const named = new Set(scenario.nodes.flatMap((node) => node.replies.map((reply) => reply.ending)));
  rules.forEach(({ id, when }, index) => {
    const isReached = when !== undefined || index === rules.length - 1 || named.has(id);
    if (isReached && scenario.endings[id] === undefined) say(['endings'], `the dialogue can end with "${id}", but "endings" says nothing of it. Add "${id}" with what happens then.`);
  });
}

function checkMeters(values: Record<string, number>, meters: readonly string[], path: Path, owner: string, say: Say): void {
  for (const meter of Object.keys(values).filter((each) => !meters.includes(each))) say([...path, meter], `${owner}course.yaml has no meter "${meter}".${choose(meter, meters)}`);
}

/** What each reply names exists; each node has one model reply. */
function checkReplies(course: Course, scenario: ScenarioLinks, say: Say): void {
  const nodes = scenario.nodes.map(({ id }) => id);
  const flags = scenario.flags.map(({ id }) => id);
  const meters = course.dialogue?.meters.map(({ id }) => id);
  const endings = course.dialogue?.endings.map(({ id }) => id);
  const tags = course.dialogue?.tags?.map(({ id }) => id);
  if (scenario.first !== undefined && !nodes.includes(scenario.first)) say(['first'], `there is no node "${scenario.first}" to begin with.${choose(scenario.first, nodes)}`);
  scenario.nodes.forEach((node, index) => {
    const models = node.replies.filter(({ model }) => model).length;
    if (models !== 1) say(['nodes', index, 'replies'], `node "${node.id}": ${models === 0 ? 'no reply is the model. Add "model: true" to exactly one.' : `${models} replies are the model. Leave "model: true" on exactly one.`}`);
    node.replies.forEach((reply, place) => {
      const path = ['nodes', index, 'replies', place];
      const owner = `node "${node.id}", reply "${reply.id}": `;
      const { next, ending, flag } = reply;
      if (next !== undefined && next !== 'end' && !nodes.includes(next)) say([...path, 'next'], `${owner}"next" leads to "${next}", which does not exist.${didYouMean(next, [...nodes, 'end']) || ' Write the id of a node, or "end".'}`);
      if (ending !== undefined && endings && !endings.includes(ending)) say([...path, 'ending'], `${owner}course.yaml has no ending "${ending}".${choose(ending, endings)}`);
      if (ending !== undefined && next !== 'end') say([...path, 'ending'], `${owner}an "ending" needs "next: end". Write it, or take "ending" out.`);
      if (flag !== undefined && !flags.includes(flag)) say([...path, 'flag'], `${owner}there is no flag "${flag}" under "flags".${choose(flag, flags) || ' Add it there.'}`);
      if (tags) reply.tags.forEach((tag, at) => !tags.includes(tag) && say([...path, 'tags', at], `${owner}course.yaml has no tag "${tag}".${choose(tag, tags)}`));
      if (meters) checkMeters(reply.effect, meters, [...path, 'effect'], owner, say);
    });
  });
}

/** Every node can be reached, and from every node the end can. */
function checkWays(scenario: ScenarioLinks, say: Say): void {
  const next = new Map(scenario.nodes.map(({ id, replies }) => [id, replies.flatMap((reply) => reply.next ?? [])]));
  if (scenario.first === undefined || !next.has(scenario.first)) return;
  const reached = closure([scenario.first], (id) => next.get(id) ?? []);
  const before = new Map<string, string[]>();
  for (const [from, all] of next) for (const to of all) before.set(to, [...(before.get(to) ?? []), from]);
  const ends = closure(['end'], (id) => before.get(id) ?? []);
  scenario.nodes.forEach(({ id, replies }, index) => {
    if (!reached.has(id)) say(['nodes', index], `node "${id}": no reply leads here. Lead one here with "next: ${id}", or take the node out.`);
    const isBroken = replies.some((reply) => reply.next === undefined || (reply.next !== 'end' && !next.has(reply.next)));
    if (!ends.has(id) && !isBroken) say(['nodes', index], `node "${id}": from here the dialogue never ends. Lead one of its replies to a node that goes on to "end".`);
  });
}

function closure(from: readonly string[], next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set(from);
  for (const id of seen) for (const each of next(id)) seen.add(each);
  return seen;
}
