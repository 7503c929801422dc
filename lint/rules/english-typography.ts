import type { Rule } from '../rule.ts';
import { textsOf } from '../texts.ts';
import { apostrophe, checkSigns, quotation, type Sign } from '../typography.ts';

const signs: Sign[] = [
  { pattern: /'/g, fault: () => 'the apostrophe is a straight one. Write "’" (U+2019), or “ ” around a quotation.', fix: apostrophe },
  { pattern: /"/g, fault: () => 'the quotation mark is a straight one. Write “ ”, or ‘ ’ inside “ ”.', fix: quotation('“', '”') },
  { pattern: /[«»]/g, fault: ([sign]) => `"${sign}" is a French quotation mark. Write “ ”.` },
  { pattern: /\.{3,}/g, fault: () => 'dots stand one by one. Write "…" (U+2026).', fix: () => ({ text: '…' }) },
  { pattern: /(?<=\S)[ \u00A0\u202F]+([;:!?](?![-)(DP])|[,.](?=\s|$))/g, fault: ([, sign]) => `a space stands before "${sign}". Take it out.`, fix: ([, sign]) => ({ text: sign! }) },
  { pattern: /(?<=\d)[ \u00A0\u202F]%/g, fault: () => 'a space stands before "%". Take it out.', fix: () => ({ text: '%' }) },
];

export const englishTypography: Rule = {
  name: 'english-typography',
  asks: 'English signs: no space before a sign, curly quotation marks and apostrophes, …',
  why: 'Signs that follow French habits, or the keyboard’s, show that a text was never read as English.',
  severity: 'error',
  check: (course) => checkSigns(textsOf(course, 'en'), signs),
};
