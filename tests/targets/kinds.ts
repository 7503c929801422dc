import type { Interaction } from '../../tracking/port.ts';

const part = (id: string, code: string) => ({ id, code, text: id });
const options = [part('ask-more', 'a'), part('explain', 'b')];

/** One answer of every kind of interaction, and the odd ones of a kind: each field's way round (`Dialect.detour`) is judged by them. */
export const kinds: Interaction[] = [
  { kind: 'choice', components: options, response: ['ask-more'], correct: [['ask-more']] },
  { kind: 'sequencing', components: options, response: ['explain', 'ask-more'], correct: [['ask-more', 'explain']] },
  { kind: 'matching', sources: options, targets: options, response: [['ask-more', 'explain']], correct: [[['ask-more', 'ask-more']]] },
  { kind: 'fill-in', response: ['lundi'], correct: [['lundi', 'Montag']], caseMatters: false },
  { kind: 'long-fill-in', response: 'Vous attendez\ndepuis lundi.' },
  { kind: 'true-false', response: false, correct: [true] },
  { kind: 'numeric', response: -12.5, correct: [{ min: 10, max: 20 }] },
  { kind: 'numeric', response: 1400, correct: [{ min: 1400, max: 1400 }] },
  { kind: 'likert', components: options, response: ['explain'], correct: [] },
  { kind: 'performance', components: options, response: [['ask-more', 'yes'], ['explain', 'a[.]b']], correct: [[['ask-more', 'yes']]] },
  { kind: 'other', response: 'known' },
  { kind: 'numeric', response: 1234567.5, correct: [{ min: 1234567.5, max: 1234567.5 }] },
  { kind: 'numeric', response: 0.00001, correct: [{ min: 3 }, { min: 2, max: 2 }] },
  { kind: 'numeric', correct: [] },
];
