/** Every path of a dialogue: its map, and its conversations from the first word to the ending. */
import { runtimeActivity } from '../../course/runtime.ts';
import type { Activity, Course } from '../../course/course.ts';
import type { RuntimeScenario } from '../../quizzes/runtime.ts';
import { nodeAt, pathOf, replyOf, speaker, type PlayState, type Turn } from '../../quizzes/scenario/scenario.ts';
import { toldTo } from '../../quizzes/scenario/told.ts';
import { conversationsOf } from '../scenario/conversations.ts';
import { diagram } from '../scenario/diagram.ts';
import { graphOf } from '../scenario/graph.ts';
import { changeInWords, valuesInWords } from '../scenario/meters.ts';
import { wordsOf } from '../scenario/words.ts';
import { escape } from '../../lint/escape-html.ts';
import { entryBlock, type Told } from './entry.ts';
import { blockHtml } from './html.ts';
import { fill, wordsIn } from './words.ts';

/** Conversations told in full; the others combine the same turns. */
const MOST = 200;

/** The map as SVG, and the conversations as HTML; comments on a turn hang on its reply. `map`: the picture’s file, `back`: the lesson’s page. */
export function pathsOf(course: Course, activity: Activity, told: Told, { map, back }: { map: string; back: string }): { svg: string; title: string; html: string } {
  const { lang } = told;
  const t = wordsIn(lang);
  const scenario = toldTo(runtimeActivity(course, activity, lang) as RuntimeScenario, undefined);
  const conversations = conversationsOf(scenario);
  const { all, essential, hasLoop } = conversations;
  const shown = all.slice(0, Math.max(MOST, essential));
  const title = fill(t.map, { title: scenario.title });
  const html = `<p><a href="${back}">${t.backToLesson}</a></p>
<div class="map" tabindex="0" role="region" aria-label="${escape(title)}"><a href="${map}"><img src="${map}" alt="${escape(title)}"></a></div>
<p>${fill(t.conversations, { count: all.length, told: shown.length, essential })}${hasLoop ? ` ${t.loop}` : ''}</p>
${shown.map((state, index) => conversation(scenario, state, index + 1, told)).join('\n')}`;
  return { svg: diagram(scenario.title, graphOf(scenario, conversations.all, wordsOf(lang)), wordsOf(lang)), title: fill(t.paths, { title: scenario.title }), html };
}

function conversation(scenario: RuntimeScenario, state: PlayState, number: number, told: Told): string {
  const { id, paid } = state.end!;
  const title = scenario.endingRules.find((rule) => rule.id === id)!.title;
  const scenes = paid.map((flag) => scenario.flags.find((each) => each.id === flag)!).map(({ title: name, scene }) => `<p><strong>${escape(name)}</strong> ${escape(scene)}</p>`);
  return `<section><h2>${number}. ${escape(title)}</h2><p><code>${pathOf(state).map(escape).join(' → ')}</code></p>${state.turns.map((turn) => turnHtml(scenario, turn, told)).join('')}${scenes.join('')}<p><strong>${wordsOf(told.lang)('ending')} · ${escape(title)}</strong> (${escape(valuesInWords(scenario, state.meters))}) ${escape(scenario.endings[id] ?? '')}</p></section>`;
}

function turnHtml(scenario: RuntimeScenario, turn: Turn, told: Told): string {
  const say = wordsOf(told.lang);
  const node = nodeAt(scenario, turn)!;
  const reply = replyOf(scenario, turn);
  const index = scenario.nodes.findIndex(({ id }) => id === turn.node);
  const path = ['nodes', index, 'replies', scenario.nodes[index]!.replies.findIndex(({ id }) => id === turn.reply)];
  const lines = [
    node.situation && `<em>${escape(node.situation)}</em>`,
    node.line && `<strong>${escape(speaker(scenario, node).name)}</strong> — ${escape(node.line)}`,
    `<strong>${say(reply.how && reply.how !== 'say' ? `you-${reply.how}` : 'you')}</strong>${reply.model ? ` ★ ${say('model')}` : ''} — ${escape(reply.text)}`,
    reply.reaction && `<em>${escape(reply.reaction)}</em>`,
    `<span class="what">${escape(changeInWords(scenario, turn.before, turn.after))}</span>`,
  ];
  return blockHtml(told.lang, entryBlock(told, path), lines.filter(Boolean).map((line) => `<p>${line}</p>`).join(''), { kind: 'turn', isEcho: true });
}
