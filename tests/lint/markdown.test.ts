import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../lint/index.ts';
import { courseFolder, page, said, soundCourse } from '../course/build-course.ts';

const placed = '<Quiz id="check" />\n\n<Scenario id="call" />';
/** Findings of the rule for a text that stands in the English page. */
const findings = (text: string): string[] => {
  const dir = courseFolder(soundCourse({ 'listen/fr.mdx': page(placed), 'listen/en.mdx': page(`${text}\n\n${placed}`) }));
  return said(dir, checkCourse(dir).problems).split('\n').filter((line) => line.includes('(markdown)'));
};
const firstLine = page('').split('\n').findIndex((line, index) => index > 0 && line === '---') + 2;

describe('markdown', () => {
  it.each([
    ['a heading that skips a level', 'Text.\n\n#### Deep', 2, /skips a level/],
    ['a first heading that is too deep', '### Deep', 0, /skips a level/],
    ['a hash without its space', '##Heading', 0, /needs a space/],
    ['a bare address', 'See https://example.org for more.', 0, /stands bare/],
    ['emphasis with a space inside', 'Two ** bold ** words.', 0, /space inside its marks/],
    ['a link to nowhere', 'A [link]() here.', 0, /leads nowhere/],
    ['a link that says "here"', 'Read it [here](https://example.org).', 0, /says "here"/],
    ['a picture without a text', '![](loop.svg)', 0, /no text for those/],
  ])('finds %s, with its line', (_what, text, offset, expected) => {
    const found = findings(text);
    expect(found.join('\n')).toMatch(expected);
    expect(found[0]).toMatch(new RegExp(`^listen/en\\.mdx:${firstLine + offset} `));
  });

  it.each(['## A heading\n\n### Deeper', '**Bold** and *italic*.', '[The report on calls](https://example.org)', '<Callout kind="tip" title="A tip">\n\nText.\n\n</Callout>', '1. One\n2. Two'])('is silent about %j', (text) => {
    expect(findings(text)).toEqual([]);
  });
});
