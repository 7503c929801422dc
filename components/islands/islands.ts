import { hydrate, unmount } from 'svelte';
import type { QuizHost } from '../../quizzes/host.ts';
import { fill } from '../strings/fill.ts';
import { kinds } from './kinds.ts';

interface Island { instance: { connect(host: QuizHost): void }; root: Element }

/**
 * Wakes the activities of a page: each `[data-island]` holds the server's HTML and, beside it, its data as JSON.
 * A choice made before the script ran is kept: hydration resets controls, so what the learner did is put back and told again.
 */
export function wakeIslands(scope: ParentNode): Island[] {
  const words = JSON.parse(scope.querySelector('#words')?.textContent ?? '{}') as Record<string, string>;
  const t = (key: string, values?: Record<string, string | number>) => fill(words[key] ?? key, values);
  return [...scope.querySelectorAll<HTMLElement>('[data-island]')].map((root) => {
    const kind = root.dataset.island as keyof typeof kinds;
    const data = JSON.parse(root.nextElementSibling!.textContent!) as { props: Record<string, unknown> };
    const touched = touchedControls(root);
    // The two kinds take different props; the page wrote those of this kind (lesson/Activity.astro).
    const component = kinds[kind] as unknown as typeof kinds.quiz;
    const instance = hydrate(component, { target: root, props: { ...data.props, t } as never }) as Island['instance'];
    for (const restore of touched) restore();
    root.dataset.awake = '';
    return { instance, root };
  });
}

export const sleepIslands = (islands: Island[]): void => islands.forEach(({ instance }) => void unmount(instance));

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
