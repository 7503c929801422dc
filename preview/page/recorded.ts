import type { LearnerRecord } from '../records.ts';
import { readRecord } from './api.ts';
import { h, section, short } from './dom.ts';
import { clock } from './times.ts';

/** What the inspector shows of an xAPI package, and what its buttons do. */
export interface Recorded {
  name: string;
  learner: string;
  /** When the LMS counts the unit as satisfied, in cmi5's word; "" where there is no such rule. */
  moveOn: string;
  facts: [string, string][];
  actions: { close(): Promise<void>; relaunch(): Promise<void>; reset(): Promise<void> };
  /** The switches of the faults. */
  faults: HTMLElement;
}

/** Fills the panel beside the course, and reads the record anew every second. */
export function inspectRecord(panel: HTMLElement, { name, learner, moveOn, facts, actions, faults }: Recorded): void {
  const button = (text: string, act: () => Promise<void>): HTMLElement => h('button', { type: 'button', class: 'button quiet', onclick: () => void act() }, text);
  const [summary, violations, requests, statements, documents] = ['Summary', 'Rules broken', 'Requests', 'Statements', 'Saved documents'].map((title) => part(title)) as [Part, Part, Part, Part, Part];
  panel.append(
    h('div', { class: 'actions' }, button('Close course', actions.close), button('Relaunch', actions.relaunch), button('Reset attempt', actions.reset)),
    faults,
    ...[summary, violations, requests, statements, documents].map(({ element }) => element),
  );

  const told = h('div');
  let last = '';
  const draw = async (): Promise<void> => {
    const record = await readRecord(name, learner).catch(() => undefined);
    const text = JSON.stringify(record);
    if (!record || text === last) return;
    last = text;
    summary.show(pairs([...summaryOf(record), ['Satisfied', satisfied(moveOn, record)], ...facts]));
    violations.show(record.violations.length ? h('ol', { class: 'log' }, ...record.violations.map(({ id, why, text }) => h('li', { class: 'is-error' }, h('code', {}, id), `: ${why}`, ...(text ? [h('p', {}, `“${text}”`)] : [])))) : h('p', { class: 'facts' }, 'None.'));
    requests.show(lines(record.requests.map(({ method, resource, status, verbs }) => [`${method} ${resource} ${verbs.join(', ')} → ${status || 'no answer'}`, status === 0 || (status >= 400 && !(method === 'GET' && status === 404))])));
    // Those that are shown stay as they are, so that one can be read while others arrive.
    told.append(...record.statements.slice(told.children.length).map((each) => h('details', {}, h('summary', {}, nameOf(each)), h('pre', {}, JSON.stringify(each, null, 1)))));
    statements.show(told);
    documents.show(pairs(Object.entries(record.documents).map(([id, body]) => [id, short(body, 2000)])));
  };
  void draw();
  setInterval(() => void draw(), 1000);
}

interface Part { element: HTMLElement; show(content: Node): void }

/** A section with a box that scrolls; it stays at its end while the reader is there. */
function part(title: string): Part {
  const box = h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': `${title}, in a box that scrolls` });
  return {
    element: section(title, box),
    show(content) {
      const isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
      box.replaceChildren(content);
      if (isAtEnd) box.scrollTop = box.scrollHeight;
    },
  };
}

const lines = (all: [text: string, isError: boolean][]): HTMLElement => h('ol', { class: 'log' }, ...all.map(([text, isError]) => h('li', { class: isError ? 'is-error' : undefined }, h('code', {}, text))));

const pairs = (all: [string, string][]): HTMLElement => h('dl', { class: 'summary' }, ...all.filter(([, value]) => value !== '').map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));

const summaryOf = ({ registration, isOpen, statements, reached: { status, success, score, progress, totalSeconds } }: LearnerRecord): [string, string][] => [
  ['Session', isOpen ? 'open' : 'over'], ['Status', status], ['Success', success], ['Score', score], ['Progress', progress === '' ? '' : `${Math.round(Number(progress) * 100)} %`],
  ['Statements', String(statements.length)], ['Time', `${clock(totalSeconds)} in sessions that have ended`], ['Registration', registration],
];

/** `yes (CompletedAndPassed)`. */
function satisfied(moveOn: string, { reached: { status, success } }: LearnerRecord): string {
  const [isComplete, hasPassed] = [status === 'completed', success === 'passed'];
  const met: Record<string, boolean> = { Completed: isComplete, Passed: hasPassed, CompletedAndPassed: isComplete && hasPassed, CompletedOrPassed: isComplete || hasPassed, NotApplicable: true };
  return moveOn && `${met[moveOn] ? 'yes' : 'not yet'} (${moveOn})`;
}

/** `answered first-move`, with the response where there is one. */
function nameOf({ verb, object, result }: LearnerRecord['statements'][number]): string {
  const last = (thing: unknown): string => decodeURIComponent(String((thing as { id?: string } | undefined)?.id ?? '')).split('/').at(-1)!;
  const response = (result as { response?: string } | undefined)?.response;
  return `${last(verb)} ${last(object)}${response === undefined ? '' : `: ${short(response, 60)}`}`;
}
