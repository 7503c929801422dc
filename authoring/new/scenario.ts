import type { Course } from '../../course/course.ts';
import { graphOf, scenarioOf } from '../../lint/scenario.ts';
import { violations } from '../../quizzes/scenario/graph.ts';
import { everyWay } from '../../quizzes/scenario/ways.ts';
import { Refusal } from '../command.ts';
import { yamlText } from '../yaml-text.ts';
import { textIn, titleIn, type Title, type Words } from './words.ts';

type Dialogue = Pick<NonNullable<Course['dialogue']>, 'meters' | 'endings' | 'tags'>;

/** A dialogue of two turns, sound by every rule: its effects are fitted to the meters and endings the course has. */
export function scenarioText(languages: readonly string[], { dialogue, person, title }: { dialogue: Dialogue; person: string; title?: Title | undefined }): string {
  for (const step of [2, 3, 4, 1]) {
    for (let twentieth = 8; twentieth < 28; twentieth++) {
      const data = draft(languages, { dialogue, person, title }, step, (twentieth % 20) / 20);
      const graph = graphOf(scenarioOf({ id: 'new', data: data as never })!, { dialogue });
      if (!graph) continue;
      const endings = everyWay(graph).endings;
      const told = { ...data, endings: Object.fromEntries(dialogue.endings.filter(({ id }) => endings.has(id)).map(({ id, worth }) => [id, textIn(languages, ({ scenario }) => scenario[worth])])) };
      if (!violations({ ...graph, endings: told.endings }).length) return yamlText(told, { comments });
    }
  }
  throw new Refusal('No short example dialogue fits the meters and endings of course.yaml: good replies do not lead to an ending worth "success", or a mistake cannot be repaired. Write the dialogue by hand, after the section "A dialogue" of docs/authoring.md.');
}

const comments = {
  nodes: 'Each turn: what the other person says, and replies to choose from; one of them is the model.',
  'nodes.0.replies.0.effect': 'What the reply changes: course.yaml, "dialogue", lists the meters.',
  endings: 'What each ending says here.',
};

/** `step`: how much good or harm a reply does; `at`: where the meters begin, 0 at their worst, 1 at their best. */
function draft(languages: readonly string[], { dialogue, person, title }: { dialogue: Dialogue; person: string; title?: Title | undefined }, step: number, at: number) {
  const say = (pick: (words: Words['scenario'], lang: string) => string) => textIn(languages, ({ scenario }, lang) => pick(scenario, lang));
  const tagOf = (kind: 'skill' | 'habit') => dialogue.tags.filter((tag) => tag.kind === kind).slice(0, 1).map(({ id }) => id);
  const meters = dialogue.meters.map((meter) => ({ ...meter, min: meter.min ?? 0, max: meter.max ?? 10 }));
  const move = (good: number) => Object.fromEntries(meters.map(({ id, better }) => [id, Math.max(-4, Math.min(4, better === 'more' ? good : 0 - good))]));
  type Key = { [K in keyof Words['scenario']]: K extends `${infer Name}Coach` ? Name : never }[keyof Words['scenario']];
  const reply = (id: Key, good: number, next: string) => {
    const tags = good > 0 ? tagOf('skill') : good < 0 ? tagOf('habit') : [];
    return { id, text: say((words) => words[id]), ...(id === 'listen' || id === 'agree' ? { model: true } : {}), ...(tags.length && { tags }), effect: move(good), coach: say((words) => words[`${id}Coach`]), next };
  };
  return {
    type: 'scenario',
    title: say((words, lang) => titleIn(title, lang) ?? words.title),
    briefing: { role: say(({ role }) => role), situation: say(({ situation }) => situation), goal: say(({ goal }) => goal), channel: 'phone' },
    person,
    start: Object.fromEntries(meters.map(({ id, better, min, max }) => [id, Math.round(min + (max - min) * (better === 'more' ? at : 1 - at))])),
    first: 'opening',
    nodes: [
      { id: 'opening', line: say(({ opening }) => opening), replies: [reply('number', 0, 'closing'), reply('listen', step, 'closing'), reply('defend', -1, 'closing')] },
      { id: 'closing', line: say(({ closing }) => closing), replies: [reply('agree', step, 'end'), reply('wait', 0, 'end'), reply('refuse', -4, 'end')] },
    ],
    endings: {},
    lesson: say(({ lesson }) => lesson),
  };
}

/** What course.yaml needs for dialogues and lacks: to be written at its end. */
export function dialogueHead(languages: readonly string[], { people, dialogue }: Pick<Course, 'people' | 'dialogue'>) {
  const say = (pick: (words: Words['course']) => string) => textIn(languages, ({ course }) => pick(course));
  const persons = [{ id: 'dana', name: 'Dana Weber', role: say(({ person }) => person), look: { skin: 'honey', hair: 'bob', clothes: 'plum' } }];
  const rules = {
    meters: [{ id: 'trust', label: say(({ trust }) => trust), better: 'more', words: [0, 1, 2, 3].map((band) => say(({ bands }) => bands[band]!)) }],
    endings: [
      { id: 'agreement', title: say(({ solved }) => solved), when: { trust: { min: 7 } }, worth: 'success' },
      { id: 'left-open', title: say(({ open }) => open), when: { trust: { min: 3 } }, worth: 'partial' },
      { id: 'breakdown', title: say(({ lost }) => lost), worth: 'failure' },
    ],
    tags: [{ id: 'LIS', kind: 'skill', label: say(({ listens }) => listens) }, { id: 'HUR', kind: 'habit', label: say(({ hurries }) => hurries) }],
  };
  const missing = { ...(people.length ? {} : { people: persons }), ...(dialogue ? {} : { dialogue: rules }) };
  return {
    text: Object.keys(missing).length ? yamlText(missing) : '',
    person: people[0]?.id ?? persons[0]!.id,
    dialogue: dialogue ?? (rules as unknown as Dialogue),
  };
}
