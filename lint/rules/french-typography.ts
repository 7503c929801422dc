import { HIDDEN } from '../../course/mdx.ts';
import type { Rule } from '../rule.ts';
import { textsOf } from '../texts.ts';
import { apostrophe, checkSigns, quotation, type Sign } from '../typography.ts';

const NARROW = '\u202F';
const WIDE = '\u00A0';
const isFixed = (character: string) => character === NARROW || character === WIDE;
const isSpace = (character: string) => character === ' ' || isFixed(character);
/** Nothing to say where the text begins, or where what stands before is not prose. */
const isOpen = (character: string) => character === '' || character === HIDDEN;

const narrow = 'Write a narrow no-break space (U+202F)';
const wide = 'Write a no-break space (U+00A0)';

/** Signs of two parts take a space that does not break, so that no line begins with one. */
const signs: Sign[] = [
  {
    pattern: /[;!?]/g,
    fault([sign], before) {
      if (before === NARROW || isOpen(before) || '!?([*_'.includes(before)) return undefined;
      if (before === '\n') return `a line begins with "${sign}". Put it on the line above, after a narrow no-break space (U+202F).`;
      return isSpace(before) ? `the space before "${sign}" is ${before === WIDE ? 'U+00A0' : 'a plain one'}. ${narrow}.` : `no space stands before "${sign}". ${narrow} there.`;
    },
    fix: ([sign], before) => (before === '\n' ? undefined : { text: NARROW + sign, left: isSpace(before) }),
  },
  {
    pattern: /:/g,
    fault(_match, before, after) {
      if (isFixed(before) || isOpen(before) || '\n*_]'.includes(before) || (/\d/.test(before) && /\d/.test(after))) return undefined;
      return before === ' ' ? `the space before ":" is a plain one. ${wide}.` : `no space stands before ":". ${wide} there.`;
    },
    fix: (_match, before) => ({ text: `${WIDE}:`, left: before === ' ' }),
  },
  { pattern: /«/g, fault: (_match, _before, after) => (isFixed(after) ? undefined : `"«" is not followed by a no-break space. ${wide} there.`), fix: (_match, _before, after) => (after === '\n' ? undefined : { text: `«${WIDE}`, right: after === ' ' }) },
  { pattern: /»/g, fault: (_match, before) => (isFixed(before) ? undefined : `"»" does not follow a no-break space. ${wide} there.`), fix: (_match, before) => (before === '\n' ? undefined : { text: `${WIDE}»`, left: before === ' ' }) },
  { pattern: /'/g, fault: () => 'the apostrophe is a straight one. Write "’" (U+2019).', fix: apostrophe },
  { pattern: /"/g, fault: () => 'the quotation mark is a straight one. Write « », or “ ” inside « ».', fix: quotation(`«${WIDE}`, `${WIDE}»`) },
  { pattern: /\.{3,}/g, fault: () => 'dots stand one by one. Write "…" (U+2026).', fix: () => ({ text: '…' }) },
  { pattern: /(?<=\d) ?[%€]/g, fault: ([sign]) => `${sign.length === 1 ? `no space stands before "${sign}"` : `the space before "${sign.trim()}" is a plain one`}. ${narrow}${sign.length === 1 ? ' there' : ''}.`, fix: ([sign]) => ({ text: NARROW + sign.trim() }) },
  { pattern: /€[ \u00A0\u202F]?(?=\d)/g, fault: () => 'the sign of the currency stands before the amount. Write it after, with U+202F between.' },
  { pattern: /(?<=\d) (?=\d{3}(?!\d))/g, fault: () => `the space inside the number is a plain one. ${narrow}.`, fix: () => ({ text: NARROW }) },
  { pattern: /(?<=\S)[ \u00A0\u202F]+[,.](?=\s|$)/g, fault: ([sign]) => `a space stands before "${sign.trim()}". Take it out.`, fix: ([sign]) => ({ text: sign.trim() }) },
];

export const frenchTypography: Rule = {
  name: 'french-typography',
  asks: 'French signs: U+202F before ; ! ? and inside numbers, U+00A0 before :, no-break spaces inside « », ’ and …',
  why: 'Spaces that break leave a sign alone at the head of a line, and careless signs make a text about care hard to believe.',
  severity: 'error',
  check: (course) => checkSigns(textsOf(course, 'fr'), signs),
};
