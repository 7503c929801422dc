// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { mount, tick, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { QuizHost } from '../../../quizzes/host.ts';
import type { RuntimeScenario } from '../../../quizzes/runtime.ts';
import Scenario from '../../../quizzes/scenario/Scenario.svelte';
import { fakeHost } from '../fake-host.ts';
import { t } from '../words.ts';
import { replies, sample, sampleWith } from './samples.ts';

/** The dialogue on a page, connected to its host unless that is null. */
async function show(host: QuizHost | null = fakeHost(), scenario: RuntimeScenario = sample) {
  const { component, unmount } = render(Scenario, { props: { scenario, uid: 'kettle', t } });
  if (host) component.connect(host);
  await tick();
  return { connect: async (later: QuizHost) => { component.connect(later); await tick(); await tick(); await tick(); }, unmount };
}

const press = async (name: string | RegExp) => {
  await fireEvent.click(screen.getByRole('button', { name }));
  await tick();
};
const begin = () => press('Start the conversation');
const goOn = () => press(/Continue|See how it ends/);
const text = (reply: string) => sample.nodes.flatMap(({ replies }) => replies).find(({ id }) => id === reply)!.text;
async function say(...replies: string[]) {
  for (const reply of replies) {
    await press(text(reply));
    await goOn();
  }
}
const offered = () => [...document.querySelectorAll('.reply')].map((button) => button.textContent!);
const talk = () => document.querySelector('.talk')!.textContent!;
const focused = () => document.activeElement!;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ['Date', 'performance'] });
  Element.prototype.scrollIntoView = () => {};
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('talking', () => {
  it('tells the host of a reply before any of its consequence is on the page', async () => {
    const seen: boolean[] = [];
    await show(fakeHost(undefined, ({ answers }) => answers.length && seen.push(document.body.textContent!.includes('You name the harm'), document.body.textContent!.includes('He lowers his shoulders'))));
    await begin();
    await press(text('ask'));
    expect(seen).toEqual([false, false]);
    expect(document.body.textContent).toContain('You name the harm');
    expect(document.body.textContent).toContain('He lowers his shoulders');
  });

  it('takes a double click for one reply, even where the next turn has one of the same name', async () => {
    const host = fakeHost();
    const twin = sampleWith({ breathe: replies('breathe', 'breathe-out', { id: 'ask' }) });
    await show(host, { ...twin, codes: { ...twin.codes, 'breathe/ask': 'a' } });
    await begin();
    const button = screen.getByRole('button', { name: text('ask') });
    button.click();
    button.click();
    expect(host.reports.map(({ snapshot }) => snapshot)).toEqual(['0:a:']);
  });

  it('reports the turn with its seconds, and the path so far', async () => {
    const host = fakeHost();
    await show(host);
    vi.advanceTimersByTime(30_000);
    await begin();
    vi.advanceTimersByTime(7000);
    await press(text('blame'));
    expect(host.reports).toEqual([{
      activity: 'counter/kettle',
      snapshot: '0:b:',
      isDone: false,
      answers: [expect.objectContaining({ id: 'kettle-wet-shelf', outcome: 'incorrect', at: 1_037_000, seconds: 7 })],
    }]);
  });

  it('shows reaction, meters with their change, thought, tags and coach; then the next line', async () => {
    await show();
    await begin();
    expect(talk()).toContain('anger, 3 out of 5');
    await press(text('ask'));
    expect(document.querySelector('dl')!.textContent).toMatch(/Trust \+2.*6 out of 10: openness.*Tension −2.*3 out of 10: irritated/s);
    for (const words of ['They will say I broke it.', 'Open question', 'You name the harm and leave him the floor.']) expect(document.body.textContent).toContain(words);
    expect(talk()).not.toContain('Your hands shake');
    await goOn();
    expect(talk()).toContain('Your hands shake');
    expect(screen.getByText('What do you do?')).toBeTruthy();
    expect(offered().sort()).toEqual([text('breathe-out'), text('walk-off')].sort());
  });

  it('moves the focus to what is new and says it in a live region', async () => {
    await show();
    await begin();
    expect(focused().textContent).toContain('He puts a kettle down');
    expect(screen.getByRole('status').textContent).toBe('Idris Bel · anger, 3 out of 5');
    await press(text('blame'));
    expect(focused().textContent).toContain('Did you fill it over the mark?');
    expect(screen.getByRole('status').textContent).toBe('Trust −2, Tension +2');
    await goOn();
    expect(focused().textContent).toContain('So it is my own fault');
    expect(screen.getByRole('status').textContent).toBe('Idris Bel · fury, 5 out of 5');
    await press(text('stop'));
    await goOn();
    expect(focused()).toBe(screen.getByRole('heading', { name: 'Ending: Legitimate stop' }));
  });

  it('names what is done or thought instead of said', async () => {
    await show();
    await begin();
    await say('ask');
    await press(text('walk-off'));
    expect(within(document.querySelector<HTMLElement>('.talk > li:last-child')!).getByText('You act')).toBeTruthy();
  });

  it('keeps the coach’s notes of turns behind within reach', async () => {
    await show();
    await begin();
    await say('ask');
    const note = document.querySelector('.talk details')!;
    expect(note.textContent).toContain('You name the harm');
    expect(note.hasAttribute('open')).toBe(false);
  });

  it('offers the replies in an order of the learner, the same after a resume', async () => {
    const seeded = (seed: number): QuizHost => ({ ...fakeHost(), seed: () => seed });
    const orders = new Set<string>();
    for (let seed = 0; seed < 20; seed++) {
      const { unmount } = await show(seeded(seed));
      await begin();
      const first = offered().join();
      orders.add(first);
      unmount();
      await show(seeded(seed));
      await begin();
      expect(offered().join()).toBe(first);
      cleanup();
    }
    expect(orders.size).toBe(6);
  });
});

describe('ending', () => {
  it('is done once it has ended once, and stays so', async () => {
    const host = fakeHost();
    await show(host);
    await begin();
    await say('ask', 'breathe-out');
    expect(host.reports.at(-1)!.isDone).toBe(false);
    await say('exchange');
    expect(host.reports.at(-1)).toMatchObject({ isDone: true, snapshot: '1:aaa:aaa' });
    await press('Replay from the start');
    expect(host.reports.at(-1)).toMatchObject({ isDone: true, snapshot: '1::aaa', answers: [] });
    await say('shout');
    expect(host.reports.at(-1)).toMatchObject({ isDone: true, snapshot: '2:c:aaa' });
    expect(document.body.textContent).toContain('Endings reached: 2. The best: Resolved.');
  });

  it('shows what a promise costs later', async () => {
    await show();
    await begin();
    await say('ask', 'breathe-out', 'promise');
    expect(screen.getByRole('heading', { name: 'Two days later' }).parentElement!.textContent).toMatch(/The new kettle leaks as well\..*What turn 3 costs you: Trust −3/);
    expect(screen.getByRole('heading', { name: 'Ending: Fragile agreement' })).toBeTruthy();
    expect(document.querySelector('dl')!.textContent).toContain('4 out of 10');
  });

  it('shows every turn beside the model’s, with tags and what it changed', async () => {
    await show();
    await begin();
    await say('blame', 'own', 'breathe-out', 'promise');
    const turns = [...document.querySelectorAll('.turns > li')].map((turn) => turn.textContent!.replace(/\s+/g, ' '));
    expect(turns).toHaveLength(4);
    expect(turns[0]).toMatch(/Turn 1.*worth replaying first.*Idris Bel:.*You: Did you fill it over the mark\?.*Judging or blaming.*Trust −2 · Tension \+2.*Model reply: Two weeks’ work under water/);
    expect(turns[1]).toMatch(/most helpful.*model reply/);
    expect(turns[2]).toContain('Your hands shake.');
    expect(screen.getByText(/The harm first/)).toBeTruthy();
    expect(screen.getByText('When did you want to defend the kettle?')).toBeTruthy();
  });

  it('names what was paid for on the way as well', async () => {
    await show(fakeHost(), sampleWith({ 'wet-shelf': replies('wet-shelf', 'ask', { flag: 'leaks-again' }), 'what-now': { pays: ['leaks-again'] } }));
    await begin();
    await say('ask', 'breathe-out', 'exchange');
    expect(screen.getByRole('heading', { name: 'Two days later' }).parentElement!.textContent).toContain('What turn 1 costs you: Trust −3');
    expect(document.querySelector('table')!.textContent).toMatch(/Turn 2 ?6 ?2 ?Later ?3 ?2 ?Turn 3/);
  });

  it('tells how the meters moved: in a sentence, a drawing and a table', async () => {
    await show();
    await begin();
    await say('blame', 'own', 'breathe-out', 'promise');
    const rows = [...document.querySelectorAll('table tr')].map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(rows).toEqual([['', 'Trust', 'Tension'], ['At the start', '4', '5'], ['Turn 1', '2', '7'], ['Turn 2', '4', '5'], ['Turn 3', '4', '4'], ['Turn 4', '5', '3'], ['Later', '2', '3']]);
    expect(screen.getByText('Trust: from 4 to 2 out of 10. Tension: from 5 to 3 out of 10.')).toBeTruthy();
    const drawing = document.querySelector('svg:has(.line)')!;
    expect(drawing.getAttribute('aria-hidden')).toBe('true');
    expect(drawing.querySelectorAll('.line')).toHaveLength(2);
    expect(document.querySelector('[style]')).toBeNull();
  });

  it('tells strengths from habits to drop, and where there is none', async () => {
    await show();
    await begin();
    await say('ask', 'breathe-out', 'exchange');
    const shown = screen.getByRole('heading', { name: 'What your replies show' }).parentElement!.textContent!.replace(/\s+/g, ' ');
    expect(shown).toMatch(/Your strengths: ?Strength: Open question × 1 ?Strength: Concrete solution × 1/);
    expect(shown).toContain('Habits to drop: none this time.');
  });

  it('replays the turn that cost most, and what follows from there', async () => {
    const host = fakeHost();
    await show(host);
    await begin();
    await say('ask', 'walk-off', 'promise');
    await press('Replay turn 3 first');
    expect(talk()).toContain('And now?');
    expect(focused().textContent).toContain('And now?');
    expect(host.reports.at(-1)!.snapshot).toBe('1:ab:abb');
    await say('exchange');
    expect(screen.getByRole('heading', { name: 'Ending: Resolved' })).toBeTruthy();
    expect(host.reports.at(-1)!.snapshot).toBe('2:aba:aba');
  });

  it('replays any turn', async () => {
    await show();
    await begin();
    await say('ask', 'walk-off', 'promise');
    await press('Replay turn 2');
    expect(offered()).toContain(text('breathe-out'));
    expect(talk()).not.toContain('And now?');
  });
});

describe('coming back', () => {
  it('opens at the very turn, with what was said', async () => {
    await show(fakeHost('0:ba:'));
    expect(talk()).toContain('Did you fill it over the mark?');
    expect(talk()).toContain('Your hands shake');
    expect(offered().sort()).toEqual([text('breathe-out'), text('walk-off')].sort());
    expect(document.querySelector('dl')!.textContent).toContain('4 out of 10');
  });

  it('opens on the debrief after an ending', async () => {
    const host = fakeHost('1:aaa:aaa');
    await show(host);
    expect(screen.getByRole('heading', { name: 'Ending: Resolved' })).toBeTruthy();
    expect(host.reports).toEqual([]);
  });

  it('takes a host that is there before the page has taken the dialogue in', async () => {
    const dialogue = mount(Scenario, { target: document.body, props: { scenario: sample, uid: 'kettle', t } });
    dialogue.connect(fakeHost('0:ba:'));
    await tick();
    expect(talk()).toContain('Your hands shake');
    await unmount(dialogue);
  });

  it('leaves the focus alone', async () => {
    await show(fakeHost('0:ba:'));
    expect(focused()).toBe(document.body);
  });

  it('begins afresh from a text it cannot read', async () => {
    await show(fakeHost('damaged'));
    await begin();
    expect(offered()).toHaveLength(3);
  });

  it('counts the time of a restored turn from when it was restored', async () => {
    const host = fakeHost('0:ba:');
    const { connect } = await show(null);
    vi.advanceTimersByTime(20_000);
    await connect(host);
    vi.advanceTimersByTime(4000);
    await press(text('breathe-out'));
    expect(host.reports[0]!.answers[0]!.seconds).toBe(4);
  });
});

describe('before the session is open', () => {
  it('lets a reply wait, says so, and gives it when the host comes', async () => {
    const host = fakeHost();
    const { connect } = await show(null);
    await begin();
    await press(text('ask'));
    expect(screen.getByRole('status').textContent).toBe('One moment, your progress is loading.');
    expect(document.body.textContent).not.toContain('You name the harm');
    await press(text('shout'));
    await connect(host);
    expect(host.reports.map(({ snapshot }) => snapshot)).toEqual(['0:a:']);
    expect(document.body.textContent).toContain('You name the harm');
    expect(focused().textContent).toContain(text('ask'));
  });

  it('keeps the order of the replies on the page', async () => {
    const { connect } = await show(null);
    await begin();
    const before = offered();
    await connect({ ...fakeHost(), seed: () => 12345 });
    expect(offered()).toEqual(before);
  });

  it('lets a saved conversation win over what was begun meanwhile, and keeps the focus in it', async () => {
    const host = fakeHost('0:b:');
    const { connect } = await show(null);
    await begin();
    await press(text('ask'));
    await connect(host);
    expect(host.reports).toEqual([]);
    expect(talk()).toContain('So it is my own fault');
    expect(document.querySelector('.scenario')!.contains(focused())).toBe(true);
  });
});
