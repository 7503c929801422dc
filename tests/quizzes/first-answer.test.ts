// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import FirstAnswer from '../../quizzes/FirstAnswer.svelte';
import { fakeHost } from './fake-host.ts';
import { item } from './stage.ts';
import { t } from './words.ts';

afterEach(cleanup);

const show = async (saved?: string) => {
  const { component } = render(FirstAnswer, { props: { item: item('best-rephrasing'), diagnostic: 'start/diagnostic', practice: '#activity-check', uid: 'first', t } });
  component.connect(fakeHost(saved));
  await tick();
  return document.body.textContent!.replace(/\s+/g, ' ').trim();
};

describe('the first answer', () => {
  it('is not mentioned to who did not take the diagnostic', async () => expect(await show()).toBe(''));

  it('that was right and sure opens the short path', async () => {
    expect(await show('br:1c~3:a')).toContain('the practice is enough for you here');
    expect(screen.getByRole('link', { name: 'Go straight to the practice' }).getAttribute('href')).toBe('#activity-check');
  });

  it('that was right but not sure sends into the lesson', async () => {
    expect(await show('br:1c~2:a')).toContain('right without being sure');
    expect(screen.queryByRole('link')).toBeNull();
  });

  it('that was wrong is shown with its verdict and the right one', async () => {
    const text = await show('br:1i~1:b');
    expect(text).toContain('Not quite (certainty: Not sure)');
    expect(text).toContain('The lesson shows what makes the difference.');
    expect(screen.getByLabelText(/very angry/)).toHaveProperty('checked', true);
    expect(text).toContain('Right answer');
  });
});
