import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Scenario from '../../../quizzes/scenario/Scenario.svelte';
import { t } from '../words.ts';
import { sample } from './samples.ts';

describe('the page before any script', () => {
  const { body } = render(Scenario, { props: { scenario: sample, uid: 'kettle', t } });

  it('tells the situation, the goal and the first line', () => {
    for (const text of ['Idris Bel', 'gardener', 'at the desk', 'You run the counter', 'Saturday, eleven', 'Find out what went wrong', 'One line holds an insult']) expect(body).toContain(text);
    expect(/<noscript>(.*?)<\/noscript>/s.exec(body)?.[1]).toContain('It has leaked over my seedlings');
  });

  it('offers a start that waits for the script', () => expect(body).toMatch(/<button[^>]* disabled[^>]*>Start the conversation/));
  it('holds no inline style, which the page’s security policy would refuse', () => expect(body).not.toMatch(/\sstyle=/));
  it('hides the portrait from screen readers: words say it', () => expect(body).toMatch(/<svg[^>]*aria-hidden="true"/));
});
