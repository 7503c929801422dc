import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, page, said, soundCourse } from '../course/build-course.ts';

const placed = '<Quiz id="check" />\n\n<Scenario id="call" />';
const findings = (text: string): string => {
  const dir = courseFolder(soundCourse({ 'listen/fr.mdx': page(placed), 'listen/en.mdx': page(`${text}\n\n${placed}`) }));
  return said(dir, checkCourse(dir).problems).split('\n').filter((line) => line.includes('(lesson-components)')).join('\n');
};

describe('lesson-components', () => {
  it.each([
    ['<Stepz>\n\nx\n\n</Stepz>', '<Stepz> is nothing a lesson can hold. Did you mean "Steps"?'],
    ['<RuleCode word="x" />', '<RuleCode> needs words="…". Add it.'],
    ['<Callout kind="bogus">x</Callout>', '<Callout kind="bogus">: use one of: note, tip, caution.'],
    ['<Callout titel="x">x</Callout>', '<Callout> knows no "titel". Did you mean "title"?'],
    ['<Hook who="nobody">x</Hook>', '<Hook who="nobody">: course.yaml has no such person.'],
    ['<Pair>\n\n<Weak>x</Weak>', '<Pair> has no partner.'],
  ])('finds %j, with its line', (text, message) => {
    expect(findings(text)).toContain(message);
    expect(findings(text)).toMatch(/^listen\/en\.mdx:\d+ /);
  });

  it('is silent about what docs/authoring.md shows', () => {
    expect(findings('<Callout kind="tip" title="A tip">\n\nText.\n\n</Callout>\n\n<Pair><Weak>a</Weak><Strong note="n">b</Strong></Pair>\n\n<Dialogue><Line who="you">x</Line></Dialogue>\n\n<Source year="2014" kind="observed" href="https://example.org">A</Source>')).toBe('');
  });
});
