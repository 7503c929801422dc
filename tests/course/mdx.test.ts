import { describe, expect, it } from 'vitest';
import { HIDDEN, readMdx } from '../../course/mdx.ts';

/** What is left to read, with runs of hidden characters as one dot. */
const prose = (source: string) => readMdx(source).prose.replace(new RegExp(`${HIDDEN}+`, 'g'), '·');

describe('readMdx', () => {
  it.each([
    ['text inside components is prose', '<Hook who="nadia">Vous ?</Hook>', '·Vous ?·'],
    ['code is not', 'a `b ?` c ``d ` e`` f', 'a · c · f'],
    ['a fenced block is not', 'a\n```js\n<Quiz id="x"/>\n```\nb', 'a\n·\n·\n·\nb'],
    ['a fenced block that never ends hides the rest', 'a\n~~~\nb', 'a\n·\n·'],
    ['expressions and comments are not', 'a {1 + "}"} b {/* } */} c', 'a · b · c'],
    ['imports are not', "import A from './a'\nimported goods", '·\nimported goods'],
    ['the target of a link is not, its text is', 'see [the page](https://a.b/c?d "title") now', 'see [the page]· now'],
    ['the words for a picture are', '![two people](a.png)', '·[two people]·'],
    ['bare addresses and entities are not', 'https://a.b/c?d=1 and&nbsp;so', '· and·so'],
    ['the rule of a table is not', '| a | b |\n|:--|--:|\n| 1 | 2 |', '| a | b |\n·\n| 1 | 2 |'],
    ['an escaped bracket opens nothing', 'a \\{ b } \\<c', 'a \\{ b } \\<c'],
    ['a lone angle bracket is prose', 'a < b', 'a < b'],
  ])('%s', (_fact, source, expected) => expect(prose(source)).toBe(expected));

  it('keeps every offset and line', () => {
    const source = 'a\n<Figure src="x.svg"\n  alt="b > c">d</Figure>\ne';
    const { prose: read } = readMdx(source);
    expect(read.length).toBe(source.length);
    expect(read.indexOf('e')).toBe(source.length - 1);
  });

  it('reads tags with their attributes', () => {
    const [rule, figure] = readMdx(`<RuleCode words={["One", 'Two']} open/>\n<Figure src="x.svg" alt='b > c'>`).tags;
    expect(rule).toMatchObject({ name: 'RuleCode', kind: 'alone', offset: 0 });
    expect(rule?.attributes.get('words')?.texts.map(({ text }) => text)).toEqual(['One', 'Two']);
    expect(figure).toMatchObject({ name: 'Figure', kind: 'open' });
    expect(figure?.attributes.get('alt')).toMatchObject({ value: 'b > c' });
  });

  it('finds pictures of the text', () => {
    expect(readMdx('a ![b](c.png) [d](e.png)').pictures).toEqual([{ src: 'c.png', offset: 2 }]);
  });
});
