import type { Call } from '../strict/facade.ts';
import { h, section, short } from './dom.ts';
import type { Session } from './session.ts';

/** Calls in order, newest last; the view follows unless the reader has scrolled back. */
export function callLog(session: Session): { element: HTMLElement; add(call: Call): void } {
  const lines = h('ol', { class: 'log' });
  const empty = h('p', { class: 'facts' }, 'No call yet.');
  const box = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Calls in order' }, lines);
  const only = h('input', { id: 'errors-only', type: 'checkbox', onchange: () => lines.classList.toggle('errors-only') });
  const count = h('span', { class: 'error-count' });
  const said = h('span', { class: 'facts', role: 'status' });
  const copy = h('button', {
    type: 'button', class: 'button quiet small',
    onclick: () => {
      navigator.clipboard.writeText(asText(session.lms.calls)).then(
        () => { said.textContent = 'Copied.'; },
        () => { said.textContent = 'The browser did not let it be copied.'; },
      );
    },
  }, 'Copy calls');
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
  const tools = h('div', { class: 'log-tools' }, h('label', { for: 'errors-only', class: 'check' }, only, ' Errors only'), count, copy, said);
  return { element: section('Calls', tools, empty, box), add };
}

/** The whole log, one call a line, values uncut: to be pasted into a report. */
export function asText(calls: readonly Call[]): string {
  const lines = calls.map((call) => [`${seconds(call)}\t${written(call, Infinity)}`, answered(call), explained(call)].filter(Boolean).join('\t'));
  return `${lines.join('\n')}\n`;
}

const seconds = ({ at }: Call): string => `${(at / 1000).toFixed(2)} s`;
const written = ({ fn, args }: Call, most: number): string => `${fn}(${args.map((each) => JSON.stringify(short(each, most))).join(', ')})`;
const answered = ({ result }: Call): string => `→ ${JSON.stringify(result)}`;
const explained = ({ errorCode, errorString, isError, why }: Call): string => {
  if (errorCode === '0') return '';
  return isError ? `Error ${errorCode}${errorString ? `, ${errorString}` : ''}.${why ? ` ${why}` : ''}` : `(code ${errorCode}, no error)`;
};

function line(call: Call): HTMLLIElement {
  const slow = call.durationMs >= 100 ? ` (took ${Math.round(call.durationMs)} ms)` : '';
  return h('li', { class: call.isError ? 'is-error' : undefined },
    h('span', { class: 'at' }, seconds(call)), ' ', h('code', {}, written(call, 200)), ' → ', h('code', {}, JSON.stringify(short(call.result, 200))), slow,
    ...(call.isError ? [h('p', { class: 'why' }, explained(call))] : call.errorCode === '0' ? [] : [h('span', { class: 'at' }, ` ${explained(call)}`)]));
}
