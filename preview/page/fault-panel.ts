import { setFault, setOffline } from './api.ts';
import type { Course } from './course.ts';
import { h } from './dom.ts';
import { chosen, launchSwitches, lrsSwitches, runSwitches, type Kind, type Switch } from './faults.ts';

/** What the switches need of the page. */
export interface Faulty {
  kind: Kind;
  /** The faults that are on; changed here, read wherever they work. */
  on: Set<string>;
  course: Course;
  /** Launches anew, with the faults that are on. */
  relaunch(): Promise<void>;
  /** The faults changed: the address keeps them. */
  keep(): void;
}

/** Tells the server which of its faults are on. */
export async function applyFaults(on: ReadonlySet<string>): Promise<void> {
  await Promise.all([setFault(chosen(lrsSwitches, on).replace('lrs-', '')), setOffline(on.has('offline'))]);
}

/** Everything that can go wrong for this kind of package, to be switched on. */
export function faultPanel({ kind, on, course, relaunch, keep }: Faulty): HTMLElement {
  const mine = (group: Switch[]): Switch[] => group.filter(({ kinds }) => kinds.includes(kind));
  const title = h('summary');
  const said = h('p', { class: 'facts', role: 'status' });

  async function changed(isOfLaunch: boolean): Promise<void> {
    title.textContent = on.size === 0 ? 'Faults' : `Faults: ${on.size} on`;
    keep();
    if (isOfLaunch) await relaunch();
    else await applyFaults(on);
  }
  const one = (id: string, label: string, group: Switch[], isOfLaunch: boolean): HTMLElement => {
    const select = h('select', {
      id,
      onchange: () => {
        group.forEach((each) => on.delete(each.id));
        if (select.value) on.add(select.value);
        void changed(isOfLaunch);
      },
    }, ...[{ id: '', words: 'None' }, ...mine(group)].map((each) => h('option', { value: each.id, selected: chosen(group, on) === each.id }, each.words)));
    return h('label', { for: id }, label, select);
  };
  const box = ({ id, words }: Switch): HTMLElement => {
    const input = h('input', {
      id: `fault-${id}`, type: 'checkbox', checked: on.has(id),
      onchange: () => {
        on[input.checked ? 'add' : 'delete'](id);
        if (id === 'offline') course.setOnline(!input.checked);
        void changed(false);
      },
    });
    return h('label', { for: `fault-${id}`, class: 'check' }, input, ` ${words}`);
  };
  const kill = (): void => {
    said.textContent = course.kill() ? 'The course is gone, and nothing of it ran at its end.' : 'A course from another site, or a closed one, cannot be killed from here.';
  };
  const panel = h('details', { class: 'faults', open: on.size > 0 },
    title,
    h('div', {},
      one('launch-fault', 'At the launch (opens the course anew)', launchSwitches, true),
      h('fieldset', {}, h('legend', {}, 'While the course runs'), ...mine(runSwitches).map(box)),
      ...(mine(lrsSwitches).length ? [one('fault', 'Fault of the LRS', lrsSwitches, false)] : []),
      h('button', { type: 'button', class: 'button quiet', onclick: kill }, 'Kill the course'),
      said,
      h('p', { class: 'facts' }, 'Killed, a course ends as by a crash: its last handlers do not run. A jump of the clock cannot be made from here: change this machine’s clock while the course is open.')));
  title.textContent = on.size === 0 ? 'Faults' : `Faults: ${on.size} on`;
  return panel;
}
