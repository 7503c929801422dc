/** The final that `state-v1-drawn-final.txt` was written with: two of four questions for each of three outcomes. Never changed, like the text. */
import type { RuntimeItem, RuntimeQuiz } from '../../quizzes/runtime.ts';

const items = ['O1', 'O2', 'O3'].flatMap((outcome, place) =>
  [0, 1, 2, 3].map((index) => ({
    type: 'single-choice', id: `${outcome.toLowerCase()}-${index}`, stem: 'What now?', outcome, critical: index === 0,
    code: `${'xyz'[place]}${index}`, codes: { listen: 'a', wait: 'b', talk: 'c' },
    options: ['listen', 'wait', 'talk'].map((id) => ({ id, text: id, correct: id === 'listen', feedback: id })),
  })),
) as unknown as RuntimeItem[];

export const drawnFinal: RuntimeQuiz = { type: 'quiz', id: 'final', purpose: 'final', required: true, retakes: 'unlimited', certainty: true, passMark: 0.8, draw: { O1: 2, O2: 2, O3: 2 }, items };
