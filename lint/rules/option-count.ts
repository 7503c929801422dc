import { isAssessed, questionRule } from '../questions.ts';

/** Three do as well as four or five, where each wrong one tempts somebody (Rodriguez 2005). */
const FEWEST = 3;
const MOST = 4;

export const optionCount = questionRule(
  {
    name: 'option-count',
    asks: `A single-choice item has ${FEWEST} or ${MOST} options: an error in finals and diagnostics.`,
    why: 'With two options half of all guesses are right; from five on, some tempt nobody and only cost reading time.',
    severity: 'warning',
  },
  ({ type, options, ...question }) => {
    if (type !== 'single-choice' || (options.length >= FEWEST && options.length <= MOST) || options.some(({ text }) => !text)) return [];
    const message = options.length < FEWEST ? `it has ${options.length} options. Write a third that somebody might choose.` : `it has ${options.length} options. Keep the key and the two or three wrong ones that tempt most.`;
    return [{ message, ...(isAssessed(question) && { severity: 'error' }) }];
  },
  { once: true },
);
