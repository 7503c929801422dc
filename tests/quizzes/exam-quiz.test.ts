// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PrivateStore } from '../../quizzes/host.ts';
import type { RuntimeItem, RuntimeQuiz } from '../../quizzes/runtime.ts';
import { fakeHost } from './fake-host.ts';
import { press, quizOf, show } from './stage.ts';

const item = (id: string, code: string, more: Partial<RuntimeItem> & { outcome?: string } = {}): RuntimeItem => ({
  type: 'single-choice', id, code, codes: { good: 'a', bad: 'b' }, stem: `What about ${id}?`, ...more,
  ...({ options: [{ id: 'good', text: `good ${id}`, correct: true, feedback: `praise ${id}` }, { id: 'bad', text: `bad ${id}`, feedback: `advice ${id}` }] }),
} as RuntimeItem);
const outcome = (id: string) => ({ id, text: `Outcome ${id}`, lessons: [{ title: `Lesson ${id}`, href: `en-${id.toLowerCase()}.html` }] });

/** A bank of four items for each of two outcomes; two are drawn of each. */
const exam = (more: Partial<RuntimeQuiz> = {}): RuntimeQuiz => quizOf([], {
  id: 'exam', purpose: 'final', passMark: 0.75, draw: { O1: 2, O2: 2 }, outcomes: [outcome('O1'), outcome('O2')],
  items: ['O1', 'O2'].flatMap((name, place) => [0, 1, 2, 3].map((index) => item(`${name.toLowerCase()}-${index}`, 'abcdefgh'[place * 4 + index]!, { outcome: name }))),
  ...more,
});
const stems = () => [...document.querySelectorAll('legend')].map((each) => each.textContent!).filter((text) => text.startsWith('What about'));
const idOf = (stem: string) => /about (.*)\?/.exec(stem)![1]!;
const choose = (name: string) => fireEvent.click(screen.getByLabelText(new RegExp(name)));

/** Answers each question of the take; those of the outcomes in `wrong` badly. */
async function answerAll(wrong: string[] = []) {
  for (const stem of stems()) {
    const id = idOf(stem);
    const card = [...document.querySelectorAll('section')].find((each) => each.textContent!.includes(stem))!;
    if (!card.querySelector('button')) continue;
    await choose(`${wrong.includes(id.slice(0, 2)) ? 'bad' : 'good'} ${id}`);
    await fireEvent.click([...card.querySelectorAll('button')].at(-1)!);
  }
}

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000, toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'] }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a final drawn from a bank', () => {
  it('says what it asks, shows nothing of the bank, and begins when the learner starts', async () => {
    const host = fakeHost();
    show(exam(), host);
    expect(screen.getByText('4 questions, drawn for you from 8.')).toBeTruthy();
    expect(screen.getByText('Needed to pass: 75%')).toBeTruthy();
    expect(stems()).toEqual([]);
    expect(host.reports).toEqual([]);
    await press('Start');
    await tick();
    expect(stems().map((stem) => idOf(stem).slice(0, 2)).sort()).toEqual(['o1', 'o1', 'o2', 'o2']);
    expect(document.activeElement?.textContent).toBe('Question 1 / 4');
    expect(host.reports.at(-1)!.snapshot).toMatch(/^~:0::[a-h](\.[a-h]){3}$/);
    expect(host.reports.at(-1)!.isDone).toBe(false);
  });

  it('begins by itself once the session is open, when the learner was faster', async () => {
    const { connect } = show(exam(), null);
    await press('Start');
    expect(screen.getByText('One moment, your progress is loading.')).toBeTruthy();
    connect(fakeHost());
    await tick();
    expect(stems()).toHaveLength(4);
  });

  it('shows the same draw, order and answers after a resume', async () => {
    const host = fakeHost();
    const { unmount } = show(exam({ items: exam().items.map((each) => ({ ...each, shuffle: true })) }), host);
    await press('Start');
    await tick();
    const before = stems();
    await choose(`good ${idOf(before[0]!)}`);
    await fireEvent.click(screen.getAllByRole('button', { name: 'Record this answer' })[0]!);
    const options = [...document.querySelectorAll('label')].map((each) => each.textContent);
    const saved = host.reports.at(-1)!.snapshot;
    unmount();
    show(exam({ items: exam().items.map((each) => ({ ...each, shuffle: true })) }), fakeHost(saved));
    await tick();
    expect(stems()).toEqual(before);
    expect([...document.querySelectorAll('label')].map((each) => each.textContent)).toEqual(options);
    expect(screen.getByLabelText(new RegExp(`good ${idOf(before[0]!)}`))).toHaveProperty('checked', true);
    expect(screen.getAllByText('Answer recorded')).toHaveLength(1);
  });

  it('holds every verdict back until the last answer, then shows them all with the feedback', async () => {
    const host = fakeHost();
    show(exam(), host);
    await press('Start');
    await tick();
    const [first] = stems();
    await choose(`bad ${idOf(first!)}`);
    await fireEvent.click(screen.getAllByRole('button', { name: 'Record this answer' })[0]!);
    expect(host.reports.at(-1)!.answers[0]).toMatchObject({ id: idOf(first!), outcome: 'incorrect' });
    expect(document.body.textContent).not.toContain('advice');
    expect(document.activeElement?.textContent).toContain('Answer recorded');
    await answerAll();
    await tick();
    expect(document.body.textContent).toContain(`advice ${idOf(first!)}`);
    expect(screen.getByText('75%')).toBeTruthy();
    expect(screen.getByText('Passed')).toBeTruthy();
  });

  it('asks only the missed outcome again, with items not seen, and judges the whole', async () => {
    const host = fakeHost();
    show(exam(), host);
    await press('Start');
    await tick();
    const seen = stems().map(idOf);
    await answerAll(['o2']);
    await tick();
    expect(screen.getByText('50%')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Lesson O2' }).getAttribute('href')).toBe('en-o2.html');
    expect(screen.queryByRole('link', { name: 'Lesson O1' })).toBeNull();
    expect(host.reports.at(-1)).toMatchObject({ isDone: true, isFinal: false, scaled: 0.5 });
    await press('Take again what you missed (questions: 2)');
    await tick();
    const again = stems().map(idOf);
    expect(again.map((id) => id.slice(0, 2))).toEqual(['o2', 'o2']);
    expect(again.filter((id) => seen.includes(id))).toEqual([]);
    expect(host.reports.at(-1)!.snapshot).not.toMatch(/;[a-h]:/);
    const { snapshot } = host.reports.at(-1)!;
    await answerAll();
    await tick();
    expect(screen.getByText('100%')).toBeTruthy();
    expect(host.reports.at(-1)).toMatchObject({ scaled: 1, isFinal: true });

    cleanup();
    const later = fakeHost(snapshot);
    show(exam(), later);
    await tick();
    expect(stems().map(idOf)).toEqual(again);
    await answerAll(['o2']);
    await tick();
    expect(later.reports.at(-1)).toMatchObject({ scaled: 0.5, isFinal: false });
  });

  it('is not passed by its score while a safety question is wrong', async () => {
    const host = fakeHost();
    show(exam({ passMark: 0.5, items: exam().items.map((each) => (each.outcome === 'O2' ? { ...each, critical: true } : each)) }), host);
    expect(screen.getByText(/Safety questions must be right/)).toBeTruthy();
    await press('Start');
    await tick();
    await answerAll(['o2']);
    await tick();
    expect(host.reports.at(-1)).toMatchObject({ scaled: 0.5, isHeld: true, isFinal: false });
    expect(screen.getByText('Not passed yet')).toBeTruthy();
    await press(/Take again/);
    await tick();
    await answerAll();
    await tick();
    expect(screen.getByText('Passed')).toBeTruthy();
    expect(host.reports.at(-1)!.isHeld).toBeUndefined();
  });

  it('makes a missed final wait, also after a resume', async () => {
    const host = fakeHost();
    const { unmount } = show(exam({ pauseMinutes: 10 }), host);
    await press('Start');
    await tick();
    await answerAll(['o1', 'o2']);
    await tick();
    expect(screen.getByRole('button', { name: /Take again/ })).toHaveProperty('disabled', true);
    unmount();
    vi.setSystemTime(1_000_000 + 5 * 6e4);
    show(exam({ pauseMinutes: 10 }), fakeHost(host.reports.at(-1)!.snapshot));
    await tick();
    expect(screen.getByRole('button', { name: /Take again/ })).toHaveProperty('disabled', true);
    vi.advanceTimersByTime(7 * 6e4);
    await tick();
    expect(screen.getByRole('button', { name: /Take again/ })).toHaveProperty('disabled', false);
  });

  it('ends when the retakes are used up', async () => {
    const host = fakeHost();
    show(exam({ retakes: 0 }), host);
    await press('Start');
    await tick();
    await answerAll(['o1']);
    await tick();
    expect(screen.queryByRole('button', { name: /Take again/ })).toBeNull();
    expect(host.reports.at(-1)).toMatchObject({ isFinal: true, scaled: 0.5 });
  });

  it('goes on with the rest when an item of the draw is taken out of the bank', async () => {
    const host = fakeHost();
    const { unmount } = show(exam(), host);
    await press('Start');
    await tick();
    const [gone, ...rest] = stems().map(idOf);
    unmount();
    show(exam({ items: exam().items.filter((each) => each.id !== gone) }), fakeHost(host.reports.at(-1)!.snapshot));
    await tick();
    expect(stems().map(idOf)).toEqual(rest);
  });
});

describe('a practice drawn from a bank', () => {
  const practice = (more: Partial<RuntimeQuiz> = {}) => exam({ purpose: 'practice', attempts: 1, draw: 2, remedial: 'Look at this once more.', ...more });
  it('asks one more after a miss, with its words before it, and none after a hit', async () => {
    const host = fakeHost();
    show(practice(), host);
    await tick();
    expect(stems()).toHaveLength(2);
    const [first, second] = stems().map(idOf);
    await choose(`good ${first}`);
    await fireEvent.click(screen.getAllByRole('button', { name: 'Check' })[0]!);
    expect(stems()).toHaveLength(2);
    await choose(`bad ${second}`);
    await fireEvent.click(screen.getAllByRole('button', { name: 'Check' })[0]!);
    await tick();
    expect(stems()).toHaveLength(3);
    expect(screen.getByText('Look at this once more.')).toBeTruthy();
    const now = stems();
    cleanup();
    show(practice(), fakeHost(host.reports.at(-1)!.snapshot));
    await tick();
    expect(stems()).toEqual(now);
  });
});

describe('a diagnostic', () => {
  const diagnostic = (): RuntimeQuiz => quizOf([], { id: 'diagnostic', purpose: 'diagnostic', items: [item('o1-0', 'a', { outcome: 'O1' }), item('o2-0', 'b', { outcome: 'O2' })], outcomes: [outcome('O1'), outcome('O2')] });
  it('asks how sure the learner is, tells no verdict, and suggests the short path where right and sure', async () => {
    const host = fakeHost();
    show(diagnostic(), host);
    await choose('good o1-0');
    await fireEvent.click(screen.getAllByRole('button', { name: 'Record this answer' })[0]!);
    expect(screen.getByText('Say how sure you are first.')).toBeTruthy();
    await fireEvent.click(screen.getAllByLabelText('Sure')[0]!);
    await fireEvent.click(screen.getAllByRole('button', { name: 'Record this answer' })[0]!);
    expect(host.reports.at(-1)!.answers).toMatchObject([{ id: 'o1-0', outcome: 'correct' }, { id: 'o1-0-certainty', outcome: 'ungraded', weight: 0, interaction: { kind: 'likert', response: ['sure'] } }]);
    expect(host.reports.at(-1)!.snapshot).toBe('a:1c~3:a');
    expect(document.body.textContent).not.toContain('praise');
    await choose('good o2-0');
    await fireEvent.click(screen.getAllByLabelText('Not sure')[1]!);
    await fireEvent.click(screen.getAllByRole('button', { name: 'Record this answer' })[0]!);
    await tick();
    expect(host.reports.at(-1)!.scaled).toBeUndefined();
    expect(document.body.textContent).not.toContain('praise');
    const paths = [...document.querySelectorAll('.path li')].map((each) => each.textContent!.replace(/\s+/g, ' ').trim());
    expect(paths).toEqual(['Short path Outcome O1 Lesson O1', 'Full lesson Outcome O2 Lesson O2']);
    expect(screen.getByText(/Right: 2 of 2\. Sure of 1, right on 1 of them/)).toBeTruthy();
  });
});

describe('write first, then choose', () => {
  it('shows the choices after the learner’s own words, keeps the words and reports none', async () => {
    const host = fakeHost();
    const quiz = quizOf([], { items: [item('one', 'a', { writeFirst: true })] });
    const { unmount } = show(quiz, host);
    const view = () => document.querySelector<HTMLElement>('.view')!;
    expect(view().hidden).toBe(true);
    await press('Show the choices');
    expect(screen.getByText('Write your answer first.')).toBeTruthy();
    await fireEvent.input(screen.getByLabelText(/in your own words/), { target: { value: 'Je reste là.' } });
    await press('Show the choices');
    await tick();
    expect(view().hidden).toBe(false);
    expect(document.activeElement).toBe(screen.getByLabelText(/good one/));
    await choose('good one');
    await press('Check');
    expect(JSON.stringify(host.reports.at(-1)!.answers)).not.toContain('reste');
    unmount();
    show(quiz, fakeHost(host.reports.at(-1)!.snapshot));
    await tick();
    expect(screen.getByLabelText<HTMLTextAreaElement>(/in your own words/).value).toBe('Je reste là.');
  });
});

describe('a text the learner writes', () => {
  const quiz = () => quizOf([], { items: [item('own', 'a', { writeFirst: true, writes: true }), item('open', 'b')] });

  it('comes with a word of warning where the store may have no room for it', async () => {
    show(quiz(), { ...fakeHost(), isCapped: true });
    await tick();
    expect(screen.getAllByText(/may have no room for this text/)).toHaveLength(1);
  });

  it('comes with none where there is room', async () => {
    show(quiz());
    await tick();
    expect(screen.queryByText(/no room for this text/)).toBeNull();
  });
});

describe('a private question', () => {
  const quiz = () => quizOf([], { items: [item('own', 'a', { private: true }), item('open', 'b')] });
  const store = () => {
    const kept = new Map<string, string>();
    return { kept, store: { read: (id) => kept.get(id), write: (id, text) => !!kept.set(id, text), remove: (id) => void kept.delete(id) } satisfies PrivateStore };
  };

  it('is kept on the device, never reported and never scored', async () => {
    const { kept, store: privately } = store();
    const host = fakeHost(undefined, () => {}, privately);
    const { unmount } = show(quiz(), host);
    expect(screen.getByText(/stays on this device/)).toBeTruthy();
    await choose('bad own');
    await fireEvent.click(screen.getAllByRole('button', { name: 'Check' })[0]!);
    await choose('good open');
    await fireEvent.click(screen.getAllByRole('button', { name: 'Check' }).at(-1)!);
    expect(host.reports.flatMap(({ answers }) => answers.map(({ id }) => id))).toEqual(['open']);
    expect(host.reports.every(({ snapshot }) => !/(^|;)a:/.test(snapshot))).toBe(true);
    expect(kept.get('listen/check')).toMatch(/^a:1i:b/);
    expect(host.reports.at(-1)!.scaled).toBe(1);
    unmount();
    show(quiz(), fakeHost(host.reports.at(-1)!.snapshot, () => {}, privately));
    await tick();
    expect(screen.getByLabelText(/bad own/)).toHaveProperty('checked', true);
  });

  it('can be deleted from the device', async () => {
    const { kept, store: privately } = store();
    show(quizOf([], { items: [item('own', 'a', { private: true })], attempts: 1 }), fakeHost(undefined, () => {}, privately));
    await choose('bad own');
    await press('Check');
    await press('Delete my answer');
    await tick();
    expect([...kept]).toEqual([]);
    expect(screen.getByLabelText(/bad own/)).toHaveProperty('checked', false);
  });

  it('says so where nothing can be kept', async () => {
    show(quiz());
    await tick();
    expect(screen.getByText(/not kept when you leave this page/)).toBeTruthy();
  });
});
