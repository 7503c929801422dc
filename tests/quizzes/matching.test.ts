// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import fc from 'fast-check';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { shownOrder } from '../../quizzes/shuffle.ts';
import { match, matching, type Matching } from '../../quizzes/types/matching/matching.ts';
import { fakeHost } from './fake-host.ts';
import { samplesOf } from './samples.ts';
import { press, quizOf, show } from './stage.ts';

afterEach(cleanup);

const items = samplesOf('matching').items as unknown as Matching[];
const [needs, levels] = items as [Matching, Matching];

describe('a matching answer', () => {
  it('moves a target that is used elsewhere', () => {
    const before = match(needs, [], 'three-times', 'be-heard');
    expect(match(needs, before, 'my-guests', 'be-heard')).toEqual([['my-guests', 'be-heard']]);
    expect(before).toEqual([['three-times', 'be-heard']]);
  });

  it('lets a target serve several sources where the item says so', () => {
    expect(match(levels, [['sigh', 'high']], 'shout', 'high')).toEqual([['sigh', 'high'], ['shout', 'high']]);
  });

  it('replaces the target of a source, and takes it away', () => {
    expect(match(levels, [['sigh', 'high']], 'sigh', 'low')).toEqual([['sigh', 'low']]);
    expect(match(needs, [['three-times', 'be-heard']], 'three-times', '')).toEqual([]);
  });

  it('keeps one target a source, and one source a target, whatever was saved', () => {
    expect(matching.decode(needs, 'adae')).toEqual([['three-times', 'be-informed']]);
    expect(matching.decode(needs, 'adbd')).toEqual([['nobody-told', 'be-heard']]);
    expect(matching.decode(levels, 'aebe')).toEqual([['sigh', 'high'], ['shout', 'high']]);
  });

  it('never shows the targets in the order of their sources, whatever the item is called', () => {
    fc.assert(fc.property(fc.constantFrom(...items), fc.stringMatching(/^[a-z]{1,12}$/), fc.boolean(), (sample, id, shuffle) => {
      const item = { ...sample, id, shuffle };
      const order = shownOrder(matching, item);
      const sources = order.flatMap((each) => item.sources.find((source) => source.id === each) ?? []);
      const keys = [...new Set(sources.map(({ target }) => target))];
      expect(order.filter((each) => keys.includes(each))).not.toEqual(keys);
      expect([...order].sort()).toEqual(Object.keys(item.codes).sort());
      if (!shuffle) expect(sources).toEqual(item.sources);
    }), { seed: 20269, numRuns: 500 });
  });
});

describe('a matching question', () => {
  const chosen = () => screen.getAllByRole<HTMLSelectElement>('combobox').map(({ value }) => value);
  const choose = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
  const chip = (text: string) => [...document.querySelectorAll<HTMLElement>('.chip')].find((each) => each.textContent === text)!;
  const tap = async (target: HTMLElement) => {
    Object.assign(target, { setPointerCapture: () => undefined });
    await fireEvent.pointerDown(target);
    await fireEvent.pointerUp(target);
  };
  const row = (id: string) => document.querySelector<HTMLElement>(`[data-source="${id}"]`)!;

  it('is answered by its lists alone, and says which line an answer left', async () => {
    const host = fakeHost();
    show(quizOf(['word-and-need']), host);
    await press('Check');
    expect(screen.getByText('Give every line its answer first.')).toBeTruthy();
    await choose(/three times/, 'be-informed');
    await choose(/Nobody told/, 'be-informed');
    expect(chosen()).toEqual(['', 'be-informed', '']);
    expect(screen.getByText(/To do again: .*three times/)).toBeTruthy();
    await choose(/three times/, 'be-heard');
    expect(screen.queryByText(/To do again/)).toBeNull();
    await choose(/My guests/, 'be-helped');
    await press('Check');
    expect(host.reports.at(-1)!.answers[0]).toMatchObject({ outcome: 'correct', interaction: { kind: 'matching' } });
    expect(screen.getByText(/a notice and not an opening/)).toBeTruthy();
  });

  it('leaves in its place what the arrow keys only pass in a list', async () => {
    const host = fakeHost();
    show(quizOf(['word-and-need']), host);
    await choose(/three times/, 'be-heard');
    for (const passed of ['be-heard', 'be-informed']) await choose(/Nobody told/, passed);
    expect(chosen()).toEqual(['be-heard', 'be-informed', '']);
    expect(screen.queryByText(/To do again/)).toBeNull();
    await choose(/Nobody told/, 'be-heard');
    expect(chosen()).toEqual(['', 'be-heard', '']);
    await tap(chip('To be heard'));
    await fireEvent.click(row('three-times'));
    expect(chosen()).toEqual(['be-heard', '', '']);
  });

  it('places an answer by a click on it and one on its line', async () => {
    show(quizOf(['word-and-need']));
    await tap(chip('To be heard'));
    await fireEvent.click(row('three-times'));
    await fireEvent.click(row('my-guests'));
    expect(chosen()).toEqual(['be-heard', '', '']);
  });

  it('puts an answer back in its place when it is clicked twice', async () => {
    show(quizOf(['word-and-need']));
    await tap(chip('To be heard'));
    await tap(chip('To be heard'));
    await fireEvent.click(row('three-times'));
    expect(chosen()).toEqual(['', '', '']);
  });

  it('places an answer that is dragged onto its line, and none that is dropped beside or let go by the browser', async () => {
    show(quizOf(['word-and-need']));
    const target = chip('To be heard');
    vi.spyOn(window, 'scrollBy').mockImplementation(() => undefined);
    Object.assign(target, { setPointerCapture: () => undefined });
    const drag = async (under: Element[], end: 'pointerUp' | 'pointerCancel') => {
      Object.assign(document, { elementsFromPoint: () => under });
      for (const [type, page] of [['pointerdown', 10], ['pointermove', 50]] as const) {
        await fireEvent(target, Object.defineProperties(new PointerEvent(type, { bubbles: true, clientY: 200 }), { pageX: { value: page }, pageY: { value: page } }));
      }
      await fireEvent[end](target);
      await tick();
    };
    await drag([target, document.body], 'pointerUp');
    await drag([target, row('my-guests')], 'pointerCancel');
    expect(chosen()).toEqual(['', '', '']);
    await drag([target, row('my-guests')], 'pointerUp');
    expect(chosen()).toEqual(['', '', 'be-heard']);
    expect(target.style.translate).toBe('');
    expect(document.querySelector('.held')).toBeNull();
  });

  it('shows the right answer and its reason only once the tries are used up', async () => {
    show(quizOf(['word-and-need']));
    await choose(/three times/, 'be-heard');
    await choose(/Nobody told/, 'be-paid');
    await choose(/My guests/, 'be-informed');
    await press('Check');
    expect(screen.getAllByText('Not right')).toHaveLength(2);
    expect(screen.queryByText(/Right answer/)).toBeNull();
    expect(screen.queryByText(/a notice and not/)).toBeNull();
    expect(document.querySelector('.chip')).toBeNull();
    await press('Try again');
    await press('Check');
    expect(screen.getByText('Right answer: To be informed')).toBeTruthy();
    expect(screen.getByText(/a notice and not/)).toBeTruthy();
  });
});
