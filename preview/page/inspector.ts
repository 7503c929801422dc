import type { Attempt } from '../attempts.ts';
import { callLog } from './call-log.ts';
import { dataTable } from './data-table.ts';
import { deviceView } from './device-view.ts';
import { h, section, short } from './dom.ts';
import type { Session } from './session.ts';
import { clock } from './times.ts';

/** What the inspector shows and what its buttons do. */
export interface Inspected {
  session: Session | undefined;
  facts: [string, string][];
  attempt: Attempt | null;
  actions: { close(): Promise<void>; relaunch(): Promise<void>; reset(): Promise<void> };
  /** The switches of the faults. */
  faults: HTMLElement;
  /** What courses without a run-time keep can be seen from here. */
  isDeviceVisible: boolean;
}

/** Fills the panel beside the course and keeps it up to date, at most once a frame. */
export function inspect(panel: HTMLElement, { session, facts, attempt, actions, faults, isDeviceVisible }: Inspected): void {
  const button = (text: string, act: () => Promise<void>): HTMLElement => h('button', { type: 'button', class: 'button quiet', onclick: () => void act() }, text);
  const device = session ? undefined : deviceView(isDeviceVisible);
  const forget = async (): Promise<void> => {
    await actions.close();
    device?.clear();
    await actions.relaunch();
  };
  panel.append(h('div', { class: 'actions' },
    button('Close course', actions.close), button('Relaunch', actions.relaunch), ...(session ? [button('Reset attempt', actions.reset)] : isDeviceVisible ? [button('Forget what is kept', forget)] : [])), faults);

  if (!session) {
    panel.append(section('Summary', list(facts)), h('p', {}, 'This course is launched without a run-time: it makes no calls.'), device!.element);
    return;
  }
  const summary = h('dl', { class: 'summary' });
  const data = dataTable(session);
  const log = callLog(session);
  panel.append(section('Summary', summary), log.element, data.element, ...pastSessions(attempt));

  let isPlanned = false;
  const startedAt = performance.now();
  const draw = (): void => {
    isPlanned = false;
    summary.replaceChildren(...list([...summaryOf(session, (performance.now() - startedAt) / 1000), ...facts]).children);
    data.draw();
  };
  const plan = (): void => {
    if (isPlanned) return;
    isPlanned = true;
    requestAnimationFrame(draw);
  };
  session.onCall((call) => {
    log.add(call);
    plan();
  });
  setInterval(plan, 1000);
  draw();
}

const states = { new: 'not initialized yet', running: 'running', ended: 'ended by the course' } as const;

function summaryOf({ lms, runTime, earlierSeconds, isStored }: Session, elapsed: number): [string, string][] {
  const data = lms.data();
  const { status, success, score, progress } = runTime.reached(data);
  const reported = runTime.sessionSeconds(data);
  const state = data[runTime.suspendData] ?? '';
  const stored = isStored();
  return [
    ['Session', `${states[lms.state()]}${stored === undefined ? '' : stored ? ', stored' : ', NOT stored'}`],
    ['Status', status],
    ['Success', success],
    ['Score', score],
    ['Progress', progress === '' ? '' : `${Math.round(Number(progress) * 100)} %`],
    ['Location', short(data[runTime.location] ?? '', 60)],
    ['suspend_data', `${state.length.toLocaleString('en')} of ${runTime.suspendLimit.toLocaleString('en')} characters`],
    ['Session time', `${clock(elapsed)} by the clock, ${clock(reported)} reported`],
    ['Total time', clock(earlierSeconds + reported)],
  ];
}

/** Empty values say nothing and are left out. */
function list(pairs: [string, string][]): HTMLDListElement {
  return h('dl', { class: 'summary' }, ...pairs.filter(([, value]) => value !== '').map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}

/** Sessions before this one. */
function pastSessions(attempt: Attempt | null): HTMLElement[] {
  if (!attempt?.history.length) return [];
  const when = (iso: string): string => new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return [section(`Earlier sessions of attempt ${attempt.number}`,
    h('ol', { class: 'history' }, ...attempt.history.map(({ from, seconds, status }) => h('li', {}, `${when(from)}, ${clock(seconds)}: ${status}`))))];
}
