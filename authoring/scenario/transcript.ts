/** Conversations of a dialogue as Markdown, for an expert of its subject to read. */
import type { RuntimeScenario } from '../../quizzes/runtime.ts';
import { nodeAt, pathOf, replyOf, speaker, type PlayState, type Turn } from '../../quizzes/scenario/scenario.ts';
import type { Conversations } from './conversations.ts';
import { changeInWords, effectInWords, valuesInWords } from './meters.ts';
import type { Say } from './words.ts';

/** The file, of a scenario told to the first of its names: what it is about, then conversations, numbered, up to `most`. What is left out is said. `diagram`: name of the picture beside it. */
export function transcript(scenario: RuntimeScenario, { all, essential, isCut, hasLoop }: Conversations, { say, diagram, most = 200 }: { say: Say; diagram: string; most?: number }): string {
  const { briefing } = scenario;
  const told = all.slice(0, Math.max(most, essential));
  const left = all.length - told.length;
  const one = (state: PlayState, index: number) => conversation(scenario, state, { number: index + 1, hasCoach: index < essential, say });
  const blocks = [
    `# ${scenario.title}`,
    `\`${scenario.id}\``,
    ...(briefing.note ? [briefing.note] : []),
    `${briefing.role} ${briefing.situation}`,
    `**${say('goal')}.** ${briefing.goal}`,
    ...(scenario.learner ? [say('name', { name: scenario.learner.names[0]!.name, names: scenario.learner.names.map(({ name }) => name).join(', ') })] : []),
    `![${scenario.title}](${diagram})`,
    [say(isCut ? 'number-more' : 'number', { count: all.length }), ...(hasLoop ? [say('loop')] : []), ...(left ? [say('left', { count: left })] : [])].join(' '),
    `**${say('endings')}.** ${scenario.endingRules.flatMap(({ id, title }) => (scenario.endings[id] ? [`${title} ${all.filter(({ end }) => end!.id === id).length}`] : [])).join(' · ')}`,
    `## ${say('essential', { count: essential })}`,
    ...told.slice(0, essential).flatMap(one),
    ...(told.length > essential ? [`## ${say('rest')}`, ...told.slice(essential).flatMap((state, index) => one(state, essential + index))] : []),
    ...(left ? [say('left', { count: left })] : []),
    `**${say('keep')}.** ${scenario.lesson}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

interface Telling { number: number; hasCoach: boolean; say: Say }

function conversation(scenario: RuntimeScenario, state: PlayState, { number, hasCoach, say }: Telling): string[] {
  const { id, paid } = state.end!;
  const { title } = scenario.endingRules.find((rule) => rule.id === id)!;
  return [
    `### ${number}. ${title}`,
    `${pathOf(state).map((reply) => `\`${reply}\``).join(' → ')}`,
    ...state.turns.flatMap((turn, index) => turnOf(scenario, turn, index, { number, hasCoach, say })),
    ...paid.map((flag) => scene(scenario, flag)),
    `**${say('ending')} · ${title}** (${valuesInWords(scenario, state.meters)})`,
    ...(scenario.endings[id] ? [scenario.endings[id]] : []),
  ];
}

function turnOf(scenario: RuntimeScenario, turn: Turn, index: number, { hasCoach, say }: Telling): string[] {
  const node = nodeAt(scenario, turn)!;
  const reply = replyOf(scenario, turn);
  const { name } = speaker(scenario, node);
  const tags = scenario.tagLabels.filter(({ id }) => reply.tags.includes(id)).map(({ id, label }) => `${id} ${label}`);
  return [
    `**${index + 1} · ${node.id}**${index === 0 || node.start ? ` — ${say(index ? 'part' : 'start')} ${valuesInWords(scenario, turn.before)}` : ''}`,
    ...(turn.paid ?? []).map((flag) => scene(scenario, flag)),
    ...(node.situation ? [`*${node.situation}*`] : []),
    ...(node.line ? [`**${name}**${node.emotion ? ` (${node.emotion.name}, ${node.emotion.level}/5)` : ''} — ${node.line}`] : []),
    ...(hasCoach && node.ask ? asked(node.ask, say) : []),
    `**${say(reply.how && reply.how !== 'say' ? `you-${reply.how}` : 'you')}** (\`${reply.id}\`${reply.model ? `, ${say('model')}` : ''}) — ${reply.text}`,
    ...(reply.reaction ? [`*${reply.reaction}*`] : []),
    [changeInWords(scenario, turn.before, turn.after), ...tags, ...(reply.flag ? [`⚑ ${reply.flag}`] : [])].join(' · '),
    ...(hasCoach && node.thought ? [`> ${say('thinks', { name })} — ${node.thought}`] : []),
    ...(hasCoach ? [`> ${say('coach')} — ${reply.coach}`] : []),
  ];
}

/** A classification, its right answers ticked, and what is said of an answer. */
function asked({ prompt, options, feedback }: NonNullable<RuntimeScenario['nodes'][number]['ask']>, say: Say): string[] {
  const said = ([['rightAnswer', feedback.correct], ['partAnswer', feedback.partial], ['wrongAnswer', feedback.incorrect]] as const).flatMap(([word, text]) => (text ? [`> ${say(word)} — ${text}`] : []));
  return [`**${say('asks')}** ${prompt} ${options.map(({ text, correct }) => `${correct ? '☑' : '☐'} ${text}`).join(' · ')}`, ...said];
}

function scene(scenario: RuntimeScenario, flag: string): string {
  const { title, scene: text, effect } = scenario.flags.find(({ id }) => id === flag)!;
  return `**${title}** (${effectInWords(scenario, effect)}) — ${text}`;
}
