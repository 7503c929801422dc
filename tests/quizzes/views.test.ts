// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { shownOrder } from '../../quizzes/shuffle.ts';
import { views } from '../../quizzes/types/views.ts';
import { logicOf, samplesOf, typeNames } from './samples.ts';
import { t } from './words.ts';

afterEach(cleanup);

const controls = (root: Element) => [...root.querySelectorAll<HTMLInputElement>('input, select, textarea')];
const shown = (root: Element) => controls(root).map(({ name, value, checked }) => [name, value, checked]);

describe.each(typeNames)('a view of a %s', (type) => {
  it.each(samplesOf(type).items)('shows nothing of what was done once the answer is taken back ($id)', async (item) => {
    const logic = logicOf(type);
    const blank = logic.blank(item);
    const View = views[type].View as unknown as Component<Record<string, unknown>>;
    const props = { item, response: blank, locked: false, reveal: false, order: shownOrder(logic, item), uid: 'u', t };
    const { container, rerender } = render(View, { props: { ...props, onchange: (response: unknown) => void rerender({ response }) } });
    const before = shown(container);
    for (const control of controls(container)) {
      if (control.type === 'radio' || control.type === 'checkbox') await fireEvent.click(control);
      else await fireEvent.change(control, { target: { value: control.querySelector<HTMLOptionElement>('option:nth-of-type(2)')?.value ?? 'x' } });
    }
    await rerender({ response: blank });
    expect(shown(container)).toEqual(before);
  });
});
