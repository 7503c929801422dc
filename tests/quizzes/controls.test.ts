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
    expect(screen.queryByText(/Place \d of 3/)).toBeNull();
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

  it('takes a typing slip where the author does, and shows the word that was meant', async () => {
    show(quizOf(['follow-up-note']));
    for (const [gap, text] of [['Gap 1', 'statsu'], ['Gap 2', 'HALF PAST TWELVE'], ['Gap 3', '"C’est noté !"']] as const) await fireEvent.change(screen.getByRole('textbox', { name: gap }), { target: { value: text } });
    await press('Check');
    expect(screen.getByText('Your colleague can keep the promise.')).toBeTruthy();
    expect(screen.getAllByText(/Right answer:/).map(({ textContent }) => textContent)).toEqual(['Right answer: status']);
  });

  it('takes a statement for true or false, in words of the page or of the item', async () => {
    const host = fakeHost();
    show(quizOf(['agree-to-listen', 'fact-or-opinion'], { attempts: 1 }), host);
    await choose(/^True/);
    await fireEvent.click(screen.getAllByRole('button', { name: 'Check' })[0]!);
    await choose(/An opinion/);
    await press('Check');
    expect(outcomes(host)).toEqual([['incorrect', true], ['correct', false]]);
    expect(document.getElementById('check-agree-to-listen-true-says')?.textContent).toMatch(/Many agents fear/);
    expect(screen.getByLabelText(/False.*Right answer/)).toBeTruthy();
    expect(document.getElementById('check-agree-to-listen-false-says')?.textContent).toMatch(/You describe what you hear/);
  });

  it('asks again for what is not one number, and then judges it', async () => {
    const host = fakeHost();
    show(quizOf(['share-of-calls'], { attempts: 2 }), host);
    const field = screen.getByRole('textbox', { name: /47 of last month/ });
    const type = (value: string) => fireEvent.change(field, { target: { value } });
    for (const text of ['', 'twelve', '12.5 %']) {
      await type(text);
      await press('Check');
      expect(screen.getByText(/Write one number first, in figures and without its unit/)).toBeTruthy();
    }
    expect(outcomes(host)).toEqual([]);
    await type('12,4');
    await press('Check');
    expect(screen.getByText('You rounded on the way. Keep all decimals until the end.')).toBeTruthy();
    await press('Try again');
    await type('8');
    await press('Check');
    expect(outcomes(host)).toEqual([['partial', 12.4], ['incorrect', 8]]);
    expect(screen.getByText('Right answer: 12.5')).toBeTruthy();
  });

  it.each([
    ['calls-a-week', '1', 'Right answer: 125 to 200'],
    ['seconds-of-silence', '1', 'Right answer: 3 or more'],
    ['refund-due', '1', 'Right answer: 1,234.5'],
    ['temperature-drop', '18', 'Right answer: −18'],
  ])('shows the numbers that are right: %s', async (id, value, words) => {
    document.documentElement.lang = 'en';
    show(quizOf([id], { attempts: 1 }));
    await fireEvent.change(screen.getByRole('textbox'), { target: { value } });
    await press('Check');
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('describes the field of a number by its unit and by how to write it, and offers a minus sign where one is needed', () => {
    show(quizOf(['calls-a-week', 'temperature-drop']));
    const [calls, degrees] = screen.getAllByRole<HTMLInputElement>('textbox');
    const description = (field: HTMLElement) => field.getAttribute('aria-describedby')!.split(' ').map((id) => document.getElementById(id)!.textContent);
    expect(description(calls!)).toEqual(['calls', 'A whole number, in figures.']);
    expect(description(degrees!)).toEqual(['', 'In figures, for example: 1234.5.']);
    expect([calls!.inputMode, degrees!.inputMode]).toEqual(['decimal', 'text']);
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

  it('marks words of a running text, and says of each what marking it brings', async () => {
    const host = fakeHost();
    show(quizOf(['blaming-words'], { attempts: 1 }), host);
    expect(document.querySelector('fieldset p + p')!.textContent).toContain('twice in May. You once again missed');
    await choose(/once again/);
    await choose(/send you/);
    await press('Check');
    expect(outcomes(host)).toEqual([['incorrect', ['again', 'send']]]);
    const lines = [...document.querySelectorAll('fieldset li')].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(lines).toEqual([expect.stringMatching(/^twice in May A date/), expect.stringMatching(/^once again Right “Once/), expect.stringMatching(/^obviously never read our letters Right answer Nobody/), expect.stringMatching(/^send you the form Not right This is/)]);
  });

  it('lets go of a marked word when the learner says that there is none', async () => {
    const host = fakeHost();
    show(quizOf(['feeling-word']), host);
    await choose(/^called/);
    await choose(/None of them/);
    await choose(/fed up/);
    await press('Check');
    expect(outcomes(host)).toEqual([['correct', ['fed-up']]]);
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

  it('takes a point of a scale, and asks for one by its own words', async () => {
    const host = fakeHost();
    show(quizOf(['sure-of-limits']), host);
    await press('Keep my answer');
    expect(screen.getByText('Choose an answer first.')).toBeTruthy();
    await choose(/A little sure/);
    await press('Keep my answer');
    expect(outcomes(host)).toEqual([['ungraded', ['a-little']]]);
    expect(document.getElementById('check-sure-of-limits-a-little-says')?.textContent).toMatch(/One sentence/);
  });

  it('reports each statement of a questionnaire by itself, and none of those left out', async () => {
    const host = fakeHost();
    show(quizOf(['about-this-course']), host);
    const statement = (name: RegExp) => within(screen.getByRole('group', { name }));
    expect(statement(/useful/).getByLabelText<HTMLInputElement>('No answer').checked).toBe(true);
    await fireEvent.click(statement(/useful/).getByLabelText('Yes'));
    await fireEvent.click(statement(/useful/).getByLabelText('No answer'));
    await press('Keep my answers');
    expect(screen.getByText(/that is not optional first/)).toBeTruthy();
    await fireEvent.click(statement(/too long/).getByLabelText('No'));
    await press('Keep my answers');
    expect(host.reports.flatMap(({ answers }) => answers.map(({ id, text, interaction }) => [id, text, interaction.kind, interaction.response]))).toEqual([['about-this-course-too-long', 'It is too long.', 'likert', ['no']]]);
  });

  it('shows what a questionnaire comes to as words, number and bar', async () => {
    show(quizOf(['usual-reaction']));
    for (const group of screen.getAllByRole('group', { name: /^(I|My) / })) await fireEvent.click(within(group).getByLabelText(/answer back/.test(group.textContent!) ? 'Always' : 'Seldom'));
    await press('Keep my answers');
    expect(screen.getAllByRole('listitem').map((line) => line.textContent!.trim().replace(/\s+/g, ' '))).toEqual([expect.stringMatching(/^Fight 3.5 of 5 \(Often\) Your usual reflex is to fight/), 'Flight 2 of 5 (Seldom)', 'Freeze 2 of 5 (Seldom)']);
    expect(document.querySelector('progress')?.getAttribute('value')).toBe('3.5');
  });

  it('turns a card, asks how well it was remembered, and says when to come back', async () => {
    const host = fakeHost();
    show(quizOf(['apology-formula']), host);
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'We did it.' } });
    expect(screen.queryByText(/With the fault/)).toBeNull();
    await press('Turn the card');
    await tick();
    expect(document.activeElement?.textContent).toBe('The other side');
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').readOnly).toBe(true);
    await press('Keep my rating');
    expect(screen.getByText(/Say first how well/)).toBeTruthy();
    await choose(/With difficulty/);
    await press('Keep my rating');
    expect(outcomes(host)).toEqual([['ungraded', 'hard']]);
    expect(document.getElementById('check-apology-formula-hard-says')?.textContent).toBe('Come back to this card tomorrow.');
  });

  it('takes a region by pointing at it in the picture, and gives it back, without moving the focus', async () => {
    const host = fakeHost();
    show(quizOf(['keep-clear']), host);
    const point = (number: number) => fireEvent.click([...document.querySelectorAll('svg rect')][number - 1]!);
    const isChosen = (name: RegExp) => screen.getByLabelText<HTMLInputElement>(name).checked;
    await point(1);
    await point(3);
    expect([isChosen(/1\. The doorway/), isChosen(/3\. The row/), document.activeElement]).toEqual([true, true, document.body]);
    await point(3);
    await choose(/2\. The passage/);
    await press('Check');
    await point(4);
    expect(outcomes(host)).toEqual([['correct', ['doorway', 'passage']]]);
    expect(isChosen(/4\. The line/)).toBe(false);
  });

  it('takes one region only where one is asked for', async () => {
    const host = fakeHost();
    show(quizOf(['place-to-stand']), host);
    await choose(/3\. Right beside/);
    await fireEvent.click([...document.querySelectorAll('svg rect')][1]!);
    await press('Check');
    expect(outcomes(host)).toEqual([['correct', ['angle']]]);
  });
});
