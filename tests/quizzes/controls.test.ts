// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { ActivityReport } from '../../quizzes/host.ts';
import { fakeHost } from './fake-host.ts';
import { choose, press, quizOf, show } from './stage.ts';

afterEach(cleanup);

describe('every type by its controls', () => {
  const outcomes = (host: { reports: ActivityReport[] }) => host.reports.flatMap(({ answers }) => answers.map(({ outcome, interaction }) => [outcome, interaction.response]));

  it('takes several options', async () => {
    const host = fakeHost();
    show(quizOf(['open-questions']), host);
    await choose(/What happened/);
    await choose(/Is it broken/);
    await choose(/Is it broken/);
    await choose(/How does this/);
    await press('Check');
    expect(outcomes(host)).toEqual([['correct', ['what-happened', 'how-much']]]);
  });

  it('moves tiles by buttons and arrow keys, keeps the focus on the button and says where the tile is', async () => {
    const host = fakeHost();
    show(quizOf(['refusal']), host);
    await press('Check');
    expect(screen.getByText('Put the tiles in order first.')).toBeTruthy();
    const order = () => screen.getAllByRole('listitem').map((tile) => tile.dataset.tile);
    const right = ['agree', 'limit', 'choice'];
    expect(order()).not.toEqual(right);
    for (const [place, id] of right.entries()) {
      for (let at = order().indexOf(id); at > place; at--) {
        const button = document.querySelector<HTMLElement>(`[data-tile="${id}"] [data-move=up]`)!;
        button.focus();
        await fireEvent.keyDown(button, { key: 'ArrowUp' });
        await tick();
        expect(document.activeElement).toBe(document.querySelector(`[data-tile="${id}"] [data-move=up]`));
        expect(screen.getByText(new RegExp(`Place ${at} of 3`))).toBeTruthy();
      }
    }
    await press('Check');
    expect(outcomes(host)).toEqual([['correct', right]]);
  });

  it('builds an order from tiles, some of which do not belong', async () => {
    const host = fakeHost();
    show(quizOf(['build-apology']), host);
    await press(/Add: .*We charged you twice/);
    await tick();
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/Move up: .*We charged/);
    await press(/Add: .*new colleague/);
    await press(/Take out: .*new colleague/);
    await press(/Add: .*I will write/);
    await press(/Add: .*refund leaves/);
    await press(/Move up: .*refund leaves/);
    await press('Check');
    expect(outcomes(host)).toEqual([['correct', ['name-fault', 'repair', 'follow-up']]]);
  });

  it('sorts statements', async () => {
    const host = fakeHost();
    show(quizOf(['open-or-closed']), host);
    await fireEvent.click(within(screen.getByRole('group', { name: /What would help/ })).getByLabelText('Open'));
    await press('Check');
    expect(screen.getByText('Sort every statement first.')).toBeTruthy();
    await fireEvent.click(within(screen.getByRole('group', { name: /switched on/ })).getByLabelText('Open'));
    await press('Check');
    expect(outcomes(host)).toEqual([['incorrect', [['what-next', 'open'], ['is-it-on', 'open']]]]);
    expect(screen.queryByText('Right answer: Closed')).toBeNull();
  });

  it('fills gaps by typing and choosing', async () => {
    const host = fakeHost();
    show(quizOf(['reprise'], { attempts: 1 }), host);
    await fireEvent.change(screen.getByRole('textbox', { name: 'Depuis quand' }), { target: { value: 'hier' } });
    await fireEvent.change(screen.getByRole('combobox', { name: 'Gap 2' }), { target: { value: 'worry' } });
    await press('Check');
    expect(outcomes(host)).toEqual([['partial', ['hier', 'abîmé']]]);
    expect(screen.getByText('Right answer: depuis lundi')).toBeTruthy();
  });

  it('lets the learner write, compare, rate, and says how to do better', async () => {
    const host = fakeHost();
    show(quizOf(['write-rephrasing']), host);
    await press('Compare with a model');
    expect(screen.getByText('Write your answer first.')).toBeTruthy();
    expect(screen.queryByText('A model answer')).toBeNull();
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Three calls.' } });
    await press('Compare with a model');
    await tick();
    expect(document.activeElement?.textContent).toBe('A model answer');
    await press('Check');
    expect(screen.getByText(/rate it on each point first/)).toBeTruthy();
    await fireEvent.click(screen.getAllByLabelText('Partly')[0]!);
    for (const yes of screen.getAllByLabelText('Yes').slice(1)) await fireEvent.click(yes);
    await press('Check');
    expect(outcomes(host)).toEqual([['ungraded', 'Three calls.'], ['ungraded', [['facts', 'partly'], ['no-judgement', 'yes'], ['closing', 'yes']]]]);
    expect(screen.getByText('Add the three calls and the buffet.')).toBeTruthy();
    expect(host.reports.at(-1)).not.toHaveProperty('scaled');
  });

  it('shows, once the answer is known, what each mark would have cost', async () => {
    const host = fakeHost();
    show(quizOf(['cut-in'], { attempts: 1 }), host);
    await choose(/I would not take the floor/);
    await choose(/No line since Tuesday/);
    await press('Check');
    expect(outcomes(host)).toEqual([['incorrect', ['no-line']]]);
    expect(screen.getByText(/missed the promise that was not kept/)).toBeTruthy();
  });
});
