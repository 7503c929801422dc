// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActivityReport } from '../../quizzes/host.ts';
import { fakeHost } from './fake-host.ts';
import { choose, item, press, quizOf, show } from './stage.ts';

const last = (reports: ActivityReport[]) => reports.at(-1)!;

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000, toFake: ['Date', 'performance'] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('answering', () => {
  it('tells the host of an answer before any verdict is on the page', async () => {
    const seen: (string | null)[] = [];
    const host = fakeHost(undefined, (report) => {
      if (report.answers.length) seen.push(document.querySelector('[data-outcome]')?.textContent ?? null);
    });
    show(quizOf(['best-rephrasing']), host);
    await choose(/morning of waiting/);
    await press('Check');
    expect(seen).toEqual([null]);
    expect(document.querySelector('[data-outcome=correct]')?.textContent).toContain('which prepares the solution');
  });

  it('shows the marks of a text, and reports its words without them', async () => {
    const host = fakeHost();
    const quiz = quizOf(['best-rephrasing']);
    const [question] = quiz.items;
    show({ ...quiz, intro: 'Read *slowly*.', items: [{ ...question!, stem: 'What do **you** say? <b>' }] }, host);
    expect(document.querySelector('legend')?.textContent).toBe('What do you say? <b>');
    expect(document.querySelector('legend strong')?.textContent).toBe('you');
    expect(document.querySelector('.intro em')?.textContent).toBe('slowly');
    await choose(/morning of waiting/);
    await press('Check');
    expect(last(host.reports).answers[0]?.text).toBe('What do you say? <b>');
  });

  it('reports what was asked and answered, with the active seconds only', async () => {
    const host = fakeHost();
    show(quizOf(['best-rephrasing']), host);
    vi.advanceTimersByTime(4000);
    const hide = (state: string) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    };
    hide('hidden');
    vi.advanceTimersByTime(60_000);
    hide('visible');
    vi.advanceTimersByTime(3000);
    await choose(/very angry/);
    await press('Check');
    expect(last(host.reports)).toEqual({
      activity: 'listen/check',
      snapshot: 'br:1i:b',
      isDone: true,
      scaled: 0,
      answers: [{
        id: 'best-rephrasing',
        text: item('best-rephrasing').stem,
        interaction: expect.objectContaining({ kind: 'choice', response: ['feeling-only'], correct: [['facts-and-check']] }),
        outcome: 'incorrect', scaled: 0, weight: 1, at: 1_067_000, seconds: 7,
      }],
    });
  });

  it('moves the focus to the verdict, which names the feedback given beside the option', async () => {
    show(quizOf(['best-rephrasing']));
    await choose(/very angry/);
    await press('Check');
    const heading = screen.getByRole('heading', { name: 'Not quite' });
    expect(document.activeElement).toBe(heading);
    expect(document.getElementById(heading.getAttribute('aria-describedby')!)?.textContent).toContain('The feeling is named');
    expect(heading.closest('[role=status]')?.textContent).toContain('Say back first');
  });

  it('says gently what is missing, and reports nothing', async () => {
    const host = fakeHost();
    show(quizOf(['best-rephrasing']), host);
    await press('Check');
    expect(screen.getByText('Choose an answer first.').closest('[role=status]')).not.toBeNull();
    expect(host.reports).toEqual([]);
    await choose(/very angry/);
    expect(screen.queryByText('Choose an answer first.')).toBeNull();
  });

  it('allows another try, then shows the right answer', async () => {
    const host = fakeHost();
    show(quizOf(['best-rephrasing']), host);
    await choose(/very angry/);
    await press('Check');
    expect(screen.getByText('Tries left: 1')).toBeTruthy();
    expect(screen.queryByText('Right answer')).toBeNull();
    await press('Try again');
    expect(document.activeElement).toBe(screen.getByLabelText(/very angry/));
    await choose(/technician was late/);
    await press('Check');
    expect(screen.getByText('Right answer')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
    expect(host.reports.flatMap(({ answers }) => answers.map(({ outcome }) => outcome))).toEqual(['incorrect', 'incorrect']);
    // One question has said it all.
    expect(screen.queryByText(/Questions answered/)).toBeNull();
  });

  it('keeps a draft without an answer: on a choice at once, on typing at the end', async () => {
    const host = fakeHost();
    show(quizOf(['write-rephrasing']), host);
    const box = screen.getByRole('textbox') as HTMLTextAreaElement;
    await fireEvent.input(box, { target: { value: 'Three' } });
    expect(host.reports).toEqual([]);
    await fireEvent.change(box, { target: { value: 'Three calls' } });
    expect(last(host.reports)).toMatchObject({ snapshot: 'wr:0::"VGhyZWUgY2FsbHM"', isDone: false, answers: [] });
  });

  it('keeps what is being typed when the page is hidden or left', async () => {
    const host = fakeHost();
    const { unmount } = show(quizOf(['write-rephrasing']), host);
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'Th' } });
    unmount();
    expect(last(host.reports).snapshot).toBe('wr:0::"VGg"');
  });
});

describe('before the session is open', () => {
  it('takes input, and lets a check wait until its answer can be kept', async () => {
    const { connect } = show(quizOf(['best-rephrasing']), null);
    await choose(/morning of waiting/);
    const button = screen.getByRole('button', { name: 'Check' });
    await fireEvent.click(button);
    await fireEvent.click(button);
    expect(button.getAttribute('aria-busy')).toBe('true');
    expect(document.querySelector('[data-outcome]')).toBeNull();
    const host = fakeHost();
    connect(host);
    await tick();
    expect(host.reports.flatMap(({ answers }) => answers).length).toBe(1);
    expect(document.querySelector('[data-outcome=correct]')).not.toBeNull();
  });

  it('keeps input made before where the saved state has no submission', async () => {
    const { connect } = show(quizOf(['best-rephrasing', 'kind-of-sentence']), null);
    await choose(/very angry/);
    await choose(/A fact/);
    const host = fakeHost('br:0::c;ks:1c:b');
    connect(host);
    await tick();
    expect((screen.getByLabelText(/very angry/) as HTMLInputElement).checked).toBe(true);
    expect((screen.getByLabelText(/An inference/) as HTMLInputElement).checked).toBe(true);
    expect(last(host.reports)).toMatchObject({ snapshot: 'br:0::b;ks:1c:b', answers: [] });
  });

  it('judges nothing twice that was submitted already', async () => {
    const { connect } = show(quizOf(['best-rephrasing']), null);
    await choose(/very angry/);
    await press('Check');
    const host = fakeHost('br:1c:a');
    connect(host);
    await tick();
    expect(host.reports).toEqual([]);
    expect((screen.getByLabelText(/morning of waiting/) as HTMLInputElement).checked).toBe(true);
  });

  it('starts afresh from a corrupt state, and destroys nothing until the learner acts', async () => {
    const host = fakeHost('%%%;br');
    show(quizOf(['best-rephrasing']), host);
    expect(host.reports).toEqual([]);
    await choose(/very angry/);
    expect(last(host.reports).snapshot).toBe('br:0::b');
  });
});

describe('coming back', () => {
  it('shows answers, verdicts and tries as they were, and writes strangers back', async () => {
    const host = fakeHost('br:1i:b;xx:1c:a');
    show(quizOf(['best-rephrasing']), host);
    await tick();
    expect(screen.getByRole('heading', { name: 'Not quite' })).toBeTruthy();
    expect(document.activeElement).toBe(document.body);
    await press('Try again');
    await choose(/morning of waiting/);
    await press('Check');
    expect(last(host.reports).snapshot).toBe('br:2c:a;xx:1c:a');
  });
});

describe('a final', () => {
  const final = quizOf(['best-rephrasing', 'kind-of-sentence'], { purpose: 'final', passMark: 0.8, retakes: 1, results: { title: 'Your result', passed: 'Well done.', failed: 'Read the lesson once more.' } });

  it('can be taken again when missed, and reports the best take', async () => {
    const host = fakeHost();
    show(final, host);
    const take = async (first: RegExp, second: RegExp) => {
      await choose(first);
      await fireEvent.click(screen.getAllByRole('button', { name: 'Check' })[0]!);
      await choose(second);
      await press('Check');
    };
    await take(/morning of waiting/, /A fact/);
    expect(screen.getByText('50%')).toBeTruthy();
    expect(screen.getByText('Read the lesson once more.')).toBeTruthy();
    expect(last(host.reports)).toMatchObject({ isDone: true, scaled: 0.5, isFinal: false });
    await press('Take it again');
    expect(last(host.reports)).toMatchObject({ isDone: true, scaled: 0.5, isFinal: false, snapshot: '~:1:5000', answers: [] });
    expect(screen.getAllByRole('radio').filter((radio) => (radio as HTMLInputElement).checked)).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Question 1 / 2' }));
    await take(/very angry/, /A fact/);
    expect(last(host.reports)).toMatchObject({ isDone: true, scaled: 0.5, isFinal: true });
    expect(screen.getByText('Your best result is still 50%')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Take it again' })).toBeNull();
  });

  it('has no score before it is taken, one try a question, and ends when passed', async () => {
    const host = fakeHost();
    show(final, host);
    await choose(/morning of waiting/);
    await fireEvent.click(screen.getAllByRole('button', { name: 'Check' })[0]!);
    expect(last(host.reports)).not.toHaveProperty('scaled');
    await choose(/An inference/);
    await press('Check');
    expect(last(host.reports)).toMatchObject({ scaled: 1, isFinal: true, isDone: true });
    expect(screen.getByText('Well done.')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('remembers its takes after coming back', async () => {
    const host = fakeHost('~:1:9000;br:1i:b;ks:1i:a');
    show(final, host);
    await tick();
    expect(screen.getByText('Your best result is still 90%')).toBeTruthy();
    expect(screen.getByText('Well done.')).toBeTruthy();
  });
});
