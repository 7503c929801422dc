import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import { encodeAttempt, isGraded, submit, type Attempt } from '../../quizzes/attempt.ts';
import { quote } from '../../quizzes/free-text.ts';
import Quiz from '../../quizzes/Quiz.svelte';
import type { RuntimeItem, RuntimeQuiz } from '../../quizzes/runtime.ts';
import { encode, longestKept } from '../../quizzes/scenario/saved.ts';
import { choose, offered, play, start } from '../../quizzes/scenario/scenario.ts';
import { scenarioSize } from '../../quizzes/scenario/state-size.ts';
import { quizSize, quotedChars, typedChars } from '../../quizzes/state-size.ts';
import { types, type TypeName } from '../../quizzes/types/index.ts';
import { answersOf, isReachable, longestOf } from './generate.ts';
import { logicOf, samplesOf, typeNames } from './samples.ts';
import { sample, second } from './scenario/samples.ts';
import { t } from './words.ts';

const bare = (text: string) => text.replace(/::~[^:;]*/g, '').replace(/"[^"]*"/g, '""');
const stateChars = (type: TypeName, item: RuntimeItem) => (types[type].stateChars as (item: unknown) => number)(item);
const quizWith = (items: RuntimeItem[], more: Partial<RuntimeQuiz> = {}): RuntimeQuiz => ({ type: 'quiz', id: 'listen/check', purpose: 'practice', required: true, retakes: 'unlimited', items, ...more });

const reachable = (type: TypeName) => answersOf(type).filter(({ item, response }) => isReachable(item, response));

describe.each(typeNames)('the room an answer of %s takes', (type) => {
  const { items } = samplesOf(type);
  const logic = logicOf(type);

  it('is never more than its type states, and about what its longest answer takes', () => {
    for (const { item, response } of reachable(type)) expect(bare(logic.encode(item, response)).length).toBeLessThanOrEqual(stateChars(type, item));
    for (const item of items) expect(stateChars(type, item)).toBeLessThanOrEqual(1.25 * bare(logic.encode(item, longestOf(type, item))).length);
  });

  it('is never more than a quiz counts for it, with any verdict, a draft beside it and how sure the learner was', () => {
    for (const quiz of [{}, { attempts: 1 }, { certainty: true }]) {
      for (const { item, response } of reachable(type).filter(({ item: { private: isPrivate } }) => !isPrivate)) {
        const whole = quizWith([item], quiz);
        const tries = whole.attempts ?? 2;
        const begun: Attempt<unknown> = { phase: 'answering', response, submissions: 0, ...(quiz.certainty && isGraded(logic, item) && { certainty: 3 as const }) };
        const judged = submit(logic, item, begun, tries);
        for (const attempt of [begun, judged, ...(judged.phase === 'submitted' ? [{ ...judged, phase: 'answering' as const }] : [])]) {
          expect(bare(encodeAttempt(logic, item, attempt) ?? '').length).toBeLessThanOrEqual(quizSize(whole).fixed);
        }
      }
    }
  });

  it('counts as many typed characters as the fields of its view hold', () => {
    for (const item of items) {
      const fields = [...render(Quiz, { props: { quiz: quizWith([item]), uid: 'check', t } }).body.matchAll(/maxlength="(\d+)"/g)];
      expect(fields.reduce((sum, [, length]) => sum + Number(length), 0)).toBe(typedChars(item));
    }
  });
});

describe('the room of typed words', () => {
  it('is four characters for each one typed, whatever is typed', () => {
    expect(quotedChars(30)).toBe(quote('倉'.repeat(30)).length - 2);
    for (const text of ['abc', 'É“’…', '🙂🙃', '\uD800']) expect(quote(text).length - 2).toBeLessThanOrEqual(quotedChars(text.length));
  });
});

describe('the room of a dialogue', () => {
  it.each([sample, second].map((dialogue) => [dialogue.id, dialogue] as const))('is what its longest way takes: %s', (_id, dialogue) => {
    const { fixed } = scenarioSize(dialogue);
    let longest = 0;
    let turn = 0;
    for (let walk = 0; walk < 400; walk++) {
      let state = start(dialogue);
      let best = state;
      while (!state.end) {
        const node = dialogue.nodes.find(({ id }) => id === state.node)!;
        const replies = offered(dialogue, state);
        state = { ...state, ...(node.ask && { asked: node.ask.options.map(({ id }) => id) }), ...((node.writeFirst ?? (dialogue.writeFirst && node.line)) && { written: 'ab' }) };
        const reply = replies[(turn = (turn * 31 + 7 + walk) % 1009) % replies.length]!;
        state = choose(dialogue, state, reply.id);
        if (state.end) best = play(dialogue, state.turns.map((each) => each.reply));
        const name = dialogue.learner?.names.map(({ id }) => id).sort((one, other) => other.length - one.length)[0];
        const text = bare(encode(dialogue, { runs: 9999, latest: state, ...(best.end && { best }), ...(name && { name }), ...(dialogue.modes[1] && { mode: 'challenge' as const }) }));
        expect(text.length).toBeLessThanOrEqual(fixed);
        longest = Math.max(longest, text.length);
      }
    }
    expect(fixed).toBeLessThanOrEqual(1.25 * longest);
  });

  it('keeps a bounded part of a conversation that turns in circles', () => {
    const dialogue = sample;
    const circle = { ...dialogue, modes: ['practice' as const], nodes: [{ ...dialogue.nodes[0]!, replies: dialogue.nodes[0]!.replies.map((reply) => ({ ...reply, next: dialogue.first, effect: {} })) }] };
    delete (circle as { learner?: unknown }).learner;
    let state = start(circle);
    for (let turn = 0; turn < 200; turn++) state = choose(circle, state, circle.nodes[0]!.replies[0]!.id);
    expect(state.turns).toHaveLength(200);
    expect(encode(circle, { runs: 0, latest: state })).toHaveLength(longestKept + 3);
    expect(scenarioSize(circle).fixed).toBeLessThan(5 * longestKept);
  });
});

