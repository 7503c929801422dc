// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/svelte';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import Marked from '../../quizzes/Marked.svelte';
import { plain } from '../../quizzes/marked.ts';

afterEach(cleanup);
const html = (text: string) => render(Marked, { text }).container.innerHTML.replace(/<!--.*?-->/g, '').replace(/^<div>|<\/div>$/g, '');

describe('marks in a text', () => {
  it.each([
    ['Say it **slowly**.', 'Say it <strong>slowly</strong>.', 'Say it slowly.'],
    ['Say *how* you feel.', 'Say <em>how</em> you feel.', 'Say how you feel.'],
    ['See [the law](https://example.org/a?b=1&c=2).', 'See <a target="_blank" rel="noreferrer" href="https://example.org/a?b=1&amp;c=2">the law</a>.', 'See the law.'],
    ['One.\nTwo.\n', 'One.<br>Two.', 'One.\nTwo.\n'],
    ['**a** *b* [c](http://d)', '<strong>a</strong> <em>b</em> <a target="_blank" rel="noreferrer" href="http://d">c</a>', 'a b c'],
    ['3 * 4 * 5, 2*3*4, ** and [brackets] (here)', '3 * 4 * 5, 2*3*4, ** and [brackets] (here)', '3 * 4 * 5, 2*3*4, ** and [brackets] (here)'],
    ['Write [x](javascript:alert(1)).', 'Write [x](javascript:alert(1)).', 'Write [x](javascript:alert(1)).'],
    ['<b>1</b> & "2"', '&lt;b&gt;1&lt;/b&gt; &amp; "2"', '<b>1</b> & "2"'],
  ])('%j', (text, shown, words) => {
    expect(html(text)).toBe(shown);
    expect(plain(text)).toBe(words);
  });

  it('show all words and nothing else, whatever they are: no HTML, no address but of the web', () => {
    const sign = fc.constantFrom('*', '**', '[', '](', ')', 'https://a', 'javascript:a', ' ', '"', '<b>', '&', 'a', '\n');
    fc.assert(fc.property(fc.array(sign, { maxLength: 20 }), (signs) => {
      const text = signs.join('');
      const { container } = render(Marked, { text });
      expect([...container.querySelectorAll('*')].map(({ localName }) => localName).filter((name) => !['div', 'strong', 'em', 'a', 'br'].includes(name))).toEqual([]);
      for (const link of container.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^https?:/);
      expect(container.textContent.replaceAll('\n', '')).toBe(plain(text.trim()).replaceAll('\n', ''));
      cleanup();
    }), { numRuns: 300 });
  });
});
