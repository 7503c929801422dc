import { keyLengthFault, spreadFault } from '../lengths.ts';
import { questionRule } from '../questions.ts';
import { replyRule } from '../replies.ts';

export const keyLength = questionRule(
  {
    name: 'key-length',
    asks: 'The right option has 1.25 times the characters of the mean of the others at most, or 12 characters more.',
    why: 'Who writes with care makes the right option longest, and learners who know nothing have learnt to choose it.',
    severity: 'error',
  },
  ({ type, options }) => {
    const key = options.find(({ isKey }) => isKey);
    const message = type === 'single-choice' && key && keyLengthFault('the right option', key, options);
    return message ? [{ option: key, message }] : [];
  },
);

export const optionLengths = questionRule(
  {
    name: 'option-lengths',
    asks: 'The longest option has 1.8 times the characters of the shortest at most, or 12 characters more.',
    why: 'An option that stands out by its length is chosen or left for its length.',
    severity: 'warning',
  },
  ({ options }) => spreadFault('options', options).map((message) => ({ field: 'options', message })),
);

export const replyKeyLength = replyRule(
  {
    name: 'model-length',
    asks: 'The model reply has 1.25 times the characters of the mean of the others at most, or 12 characters more.',
    why: 'Where the skilled reply is the longest, learners choose it for its length and practise nothing.',
    severity: 'error',
  },
  ({ model, replies }) => {
    const message = keyLengthFault('the model reply', model, replies);
    return message ? [{ reply: model, message }] : [];
  },
);

export const replyLengths = replyRule(
  {
    name: 'reply-lengths',
    asks: 'The longest reply has 1.8 times the characters of the shortest at most, or 12 characters more.',
    why: 'A reply that stands out by its length is chosen or left for its length.',
    severity: 'warning',
  },
  ({ replies }) => spreadFault('replies', replies).map((message) => ({ message })),
);
