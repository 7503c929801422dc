import { describe, expect, it } from 'vitest';
import { portrait, type Look } from '../../../quizzes/scenario/face.ts';
import { facesOf } from '../../../quizzes/scenario/faces.ts';
import { choose, faceOf, moodAfter, nodeOf, speaker, start, type PlayState } from '../../../quizzes/scenario/scenario.ts';
import { sample, sampleWith } from './samples.ts';

const look: Look = { skin: 'bronze', hair: 'short', hairColour: 'black', clothes: 'olive', beard: true };
const keys = (faces: object) => Object.keys(faces).sort();

describe('the portraits of a dialogue', () => {
  it('are those of its lines, of what follows each reply, and of its endings', () => {
    expect(keys(facesOf(sample, 'idris', look))).toEqual(['1-anger', '2-anger', '2-neutral', '3-anger', '5-anger']);
    const { nodes } = sampleWith({ accused: { emotion: { level: 4, name: 'grief', shade: 'sadness' } } });
    expect(keys(facesOf({ ...sample, nodes }, 'idris', look))).toEqual(['1-anger', '2-anger', '2-neutral', '3-anger', '4-sadness', '5-anger']);
  });

  it('are drawn in the person’s own look', () => expect(facesOf(sample, 'idris', look)['3-anger']).toEqual(portrait(look, 3, 'anger')));

  it('cover every way through the dialogue, whoever speaks', () => {
    const mina = 'mina';
    const talk = sampleWith({ accused: { person: mina, emotion: { level: 4, name: 'worry', shade: 'worry' } } });
    const both = { ...talk, who: { ...talk.who, faces: facesOf(talk, 'idris', look) }, cast: { mina: { ...talk.who, id: mina, faces: facesOf(talk, mina, look) } } };
    const walk = (state: PlayState): void => {
      const node = nodeOf(both, state.node);
      if (node) expect(faceOf(speaker(both, node), node.emotion)).toBeDefined();
      state.turns.forEach((turn, index) => expect(faceOf(speaker(both, nodeOf(both, turn.node)!), moodAfter(both, state, index))).toBeDefined());
      if (state.end) expect(faceOf(both.who, moodAfter(both, state, state.turns.length - 1))).toBeDefined();
      for (const { id } of node?.replies ?? []) walk(choose(both, state, id));
    };
    walk(start(both));
  });
});
