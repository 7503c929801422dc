/** Anchor of a lesson's job aid, the first, the second…, on the page of `<JobAids />`. */
export const cardId = (lesson: string, number: number): string => `aid-${lesson}${number > 1 ? `-${number}` : ''}`;
