/** Whether a page opens on the learner's first answer: `<FirstAnswer />`. */
export const hasFirstAnswer = (body: string): boolean => /<FirstAnswer\b/.test(body);
