import type { Attempt } from '../attempts.ts';
import type { Call } from '../strict/facade.ts';
import { h } from './dom.ts';
import type { Session } from './session.ts';
import { clock } from './times.ts';

/** What the inspector shows and what its buttons do. */
export interface Inspected {
  session: Session | undefined;
  facts: [string, string][];
  attempt: Attempt | null;
  actions: { close(): Promise<void>; relaunch(): Promise<void>; reset(): Promise<void> };
}

/** Fills the panel beside the course and keeps it up to date, at most once a frame. */
export function inspect(panel: HTMLElement, { session, facts, attempt, actions }: Inspected): void {
  const button = (text: string, act: () => Promise<void>): HTMLElement => h('button', { type: 'button', class: 'button quiet', onclick: () => void act() }, text);
  panel.append(h('div', { class: 'actions' },
    button('Close course', actions.close), button('Relaunch', actions.relaunch), ...(session ? [button('Reset attempt', actions.reset)] : [])));

  if (!session) {
    panel.append(section('Summary', list(facts)), h('p', {}, 'This course is launched without a run-time: it has no data here and makes no calls.'));
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

function section(title: string, ...content: Node[]): HTMLElement {
  const id = `section-${title.toLowerCase().replace(/\W+/g, '-')}`;
  return h('section', { 'aria-labelledby': id }, h('h2', { id }, title), ...content);
}

/** Every element with a value, as the LMS holds it now. */
function dataTable(session: Session): { element: HTMLElement; draw(): void } {
  const filter = h('input', { id: 'filter', type: 'search', autocomplete: 'off', placeholder: 'score, interactions.0…' });
  const body = h('tbody');
  const count = h('p', { class: 'facts' });
  const draw = (): void => {
    const wanted = filter.value.trim().toLowerCase();
    const all = Object.entries(session.lms.data());
    const shown = all.filter(([element, value]) => `${element} ${value}`.toLowerCase().includes(wanted));
    count.textContent = wanted ? `${shown.length} of ${all.length} elements` : `${all.length} elements`;
    body.replaceChildren(...shown.map(([element, value]) => h('tr', {}, h('th', { scope: 'row' }, element), h('td', {}, short(value, 300)))));
  };
  filter.addEventListener('input', draw);
  const table = h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Element'), h('th', { scope: 'col' }, 'Value'))), body);
  return {
    element: section('Data model', h('label', { for: 'filter', class: 'filter' }, 'Filter ', filter), count,
      h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Elements and values' }, table)),
    draw,
  };
}

/** Calls in order, newest last; the view follows unless the reader has scrolled back. */
function callLog(session: Session): { element: HTMLElement; add(call: Call): void } {
  const lines = h('ol', { class: 'log' });
  const empty = h('p', { class: 'facts' }, 'No call yet.');
  const box = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Calls in order' }, lines);
  const only = h('input', { id: 'errors-only', type: 'checkbox', onchange: () => lines.classList.toggle('errors-only') });
  const count = h('span', { class: 'error-count' });
  let errors = 0;
  const add = (call: Call): void => {
    empty.remove();
    const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
    lines.append(line(call));
    if (call.isError) errors += 1;
    count.textContent = errors === 0 ? '' : errors === 1 ? '1 error' : `${errors} errors`;
    if (isAtEnd) box.scrollTop = box.scrollHeight;
  };
  session.lms.calls.forEach(add);
  return { element: section('Calls', h('p', { class: 'log-tools' }, h('label', { for: 'errors-only', class: 'check' }, only, ' Errors only'), count), empty, box), add };
}

function line({ at, fn, args, result, errorCode, errorString, isError, why, durationMs }: Call): HTMLLIElement {
  const time = `${(at / 1000).toFixed(2)} s`;
  const slow = durationMs >= 100 ? ` (took ${Math.round(durationMs)} ms)` : '';
  return h('li', { class: isError ? 'is-error' : undefined },
    h('span', { class: 'at' }, time), ' ',
    h('code', {}, `${fn}(${args.map((each) => JSON.stringify(short(each, 200))).join(', ')})`),
    ' → ', h('code', {}, JSON.stringify(short(result, 200))), slow,
    ...(errorCode === '0' || isError ? [] : [h('span', { class: 'at' }, ` (code ${errorCode}, no error)`)]),
    ...(isError ? [h('p', { class: 'why' }, `Error ${errorCode}${errorString ? `, ${errorString}` : ''}.${why ? ` ${why}` : ''}`)] : []));
}

/** Sessions before this one. */
function pastSessions(attempt: Attempt | null): HTMLElement[] {
  if (!attempt?.history.length) return [];
  const when = (iso: string): string => new Date(iso).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  return [section(`Earlier sessions of attempt ${attempt.number}`,
    h('ol', { class: 'history' }, ...attempt.history.map(({ from, seconds, status }) => h('li', {}, `${when(from)}, ${clock(seconds)}: ${status}`))))];
}

const short = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}… (${text.length} characters)` : text);
