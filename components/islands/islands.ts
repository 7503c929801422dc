import { more } from 'virtual:course/more';
import { flushSync, hydrate, unmount, type Component } from 'svelte';
import type { QuizHost } from '../../quizzes/host.ts';
import { fill } from '../strings/fill.ts';
import { partsOf } from '../../quizzes/parts-of.ts';
import { parts } from '../../quizzes/parts.ts';
import { views } from '../../quizzes/types/views.ts';
import { kinds } from './kinds.ts';

export interface Island {
  connect(host: QuizHost): void;
  sleep(): void;
}

/**
 * Wakes the activities of a page: each `[data-island]` holds the server's HTML and, beside it, its data as JSON.
 * Those whose views are here wake at once; the others when the second script has come. `onWake` is called for each.
 * A choice made before an activity woke is kept: hydration resets controls, so what the learner did is put back and told again.
 */
export function wakeIslands(scope: ParentNode, onWake: (island: Island) => void): void {
  const words = JSON.parse(scope.querySelector('#words')?.textContent ?? '{}') as Record<string, string>;
  const t = (key: string, values?: Record<string, string | number>) => fill(words[key] ?? key, values);
  for (const root of scope.querySelectorAll<HTMLElement>('[data-island]')) {
    const { props } = JSON.parse(root.nextElementSibling!.textContent!) as { props: Record<string, unknown> & { item?: { type: string }; quiz?: { purpose: string; draw?: unknown; items: { type: string }[] } } };
    const kind = root.dataset.island as keyof typeof kinds;
    const isHere = () => kind in kinds && (props.quiz?.items ?? [props.item ?? []].flat()).every(({ type }) => type in views) && partsOf(props.quiz ?? {}).every((part) => part in parts);
    const wake = () => {
      // The page may have gone while the second script was on its way.
      if (!root.isConnected || !isHere()) return;
      const touched = touchedControls(root);
      // The kinds take different props; the page wrote those of this kind (lesson/Activity.astro).
      const instance = hydrate(kinds[kind] as unknown as Component<Record<string, unknown>, Pick<Island, 'connect'>>, { target: root, props: { ...props, t } });
      // The component's own start (element references, listeners) before anybody talks to it.
      flushSync();
      for (const restore of touched) restore();
      root.dataset.awake = '';
      onWake({ connect: instance.connect, sleep: () => void unmount(instance) });
    };
    // Without the second script the activity stays readable; it is asked for again on the next page.
    if (isHere()) wake();
    else void more?.().then(wake, () => {});
  }
}

/** For each control the learner changed before hydration: a function that does it again, with its events. */
function touchedControls(root: Element): (() => void)[] {
  const again = (control: HTMLElement) => {
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
  };
  return [...root.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('input,select,textarea')].flatMap((control) => {
    if (control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')) {
      const { checked } = control;
      return checked === control.defaultChecked ? [] : [() => { control.checked = checked; again(control); }];
    }
    const { value } = control;
    const initial = control instanceof HTMLSelectElement ? ([...control.options].find((option) => option.defaultSelected) ?? control.options[0])?.value : control.defaultValue;
    return value === initial ? [] : [() => { control.value = value; again(control); }];
  });
}
