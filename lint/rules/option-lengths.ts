import { keyLengthFault, spreadFault } from '../lengths.ts';
import { questionRule } from '../questions.ts';
import { replyRule } from '../replies.ts';

export const keyLength = questionRule(
  {
    name: 'key-length',
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
    why: 'An option that stands out by its length is chosen or left for its length.',
    severity: 'warning',
  },
  ({ options }) => spreadFault('options', options).map((message) => ({ field: 'options', message })),
);

export const replyKeyLength = replyRule(
  {
    name: 'model-length',
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
    why: 'A reply that stands out by its length is chosen or left for its length.',
    severity: 'warning',
  },
  ({ replies }) => spreadFault('replies', replies).map((message) => ({ message })),
);
