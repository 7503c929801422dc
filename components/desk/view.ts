/** The desk in the browser, beside pages of the dev server only: the panel, the overlay with faults, and the place kept over reloads. */
import type { Checked } from './check.ts';
import type { DeskPage } from './facts.ts';
import css from './desk.css?inline';

const element = <T extends keyof HTMLElementTagNameMap>(name: T, text = '', ...children: (Node | false)[]): HTMLElementTagNameMap[T] => {
  const made = document.createElement(name);
  made.append(text, ...children.filter((child) => child !== false));
  return made;
};
const list = (lines: readonly string[]) => element('ul', '', ...lines.map(lineItem));

/** `file:line  message  (rule)`, the words of the terminal. */
function lineItem(line: string): HTMLLIElement {
  const [place = '', ...rest] = line.split('  ');
  return element('li', '', element('code', place), document.createTextNode(` ${rest.join('  ')}`));
}

keepPlace();
const host = element('div');
host.id = 'authors-desk';
const root = host.attachShadow({ mode: 'open' });
const style = element('style', css);
const panel = element('details');
const summary = element('summary', 'Desk');
const body = element('div');
body.className = 'body';
panel.append(summary, body);
const overlay = element('dialog');
overlay.setAttribute('aria-labelledby', 'title');
const region = element('aside', '', panel);
region.setAttribute('aria-label', 'Desk');
root.append(style, region, overlay);
document.body.append(host);

const kept = { isOpen: 'desk-open', dismissed: 'desk-dismissed', place: 'desk-place' };
panel.open = sessionStorage.getItem(kept.isOpen) === 'yes';
panel.ontoggle = () => sessionStorage.setItem(kept.isOpen, panel.open ? 'yes' : 'no');
panel.onkeydown = ({ key }) => {
  if (key !== 'Escape' || !panel.open) return;
  panel.open = false;
  summary.focus();
};

// Beside the page or below it, never over its words.
new ResizeObserver(() => {
  const isBeside = panel.open && innerWidth > 640;
  Object.assign(document.body.style, { paddingInlineEnd: isBeside ? `${panel.offsetWidth}px` : '', paddingBlockEnd: isBeside ? '' : `${panel.offsetHeight}px` });
}).observe(panel);

const faults = document.getElementById('desk-faults');
if (faults) {
  panel.remove();
  const [count, ...lines] = (JSON.parse(faults.textContent!) as string).trimEnd().split('\n').reverse();
  showFaults(lines.filter(Boolean).reverse(), count!, false);
  // The rules find more in what can be read.
  void ask().then((checked) => checked.errors.length && showFaults(checked.errors, checked.count, false));
} else {
  void refresh();
  // A soft move to another page changes this part of the document.
  new MutationObserver(() => void refresh()).observe(document.body, { childList: true });
}
import.meta.hot?.on('desk:checked', () => (faults ? location.reload() : void refresh()));

async function ask(): Promise<Checked> {
  return (await fetch('/desk.json')).json() as Promise<Checked>;
}

let shown = '';
async function refresh(): Promise<void> {
  const page = document.getElementById('page')?.dataset.page ?? '';
  const checked = await ask();
  const key = JSON.stringify([page, checked.number]);
  if (key === shown || page !== (document.getElementById('page')?.dataset.page ?? '')) return;
  shown = key;
  const facts = checked.pages[page];
  summary.textContent = `Desk: ${checked.count}`;
  body.replaceChildren(...(facts ? pageParts(facts) : [element('p', 'This page has no text of its own.')]));
  const text = checked.errors.join('\n');
  if (!text) {
    overlay.close();
    sessionStorage.removeItem(kept.dismissed);
  } else if (sessionStorage.getItem(kept.dismissed) !== text) showFaults(checked.errors, checked.count, true);
}

/** Over the page until it is closed; the same faults do not come back, others do. Without a page there is nothing to close. */
function showFaults(lines: readonly string[], count: string, canClose: boolean): void {
  const title = element('h1', canClose ? 'No package can be built' : 'The course cannot be shown');
  title.id = 'title';
  const close = element('button', 'Close');
  close.onclick = () => overlay.close();
  overlay.onclose = () => sessionStorage.setItem(kept.dismissed, lines.join('\n'));
  overlay.oncancel = (event) => void (canClose || event.preventDefault());
  overlay.replaceChildren(title, list(lines), element('p', count), element('p', canClose ? 'The same words stand in the terminal, and in the panel below.' : 'The same words stand in the terminal. Save the file again: the page comes back where you were.'), canClose && close || '');
  if (!overlay.open) overlay.showModal();
}

function pageParts({ file, words, minutes, planned, outcomes, rows, translations, errors, warnings }: DeskPage): Node[] {
  const open = rows.filter(({ isTaught, isPractised }) => !isTaught || !isPractised);
  const mark = (is: boolean, word: string) => `${is ? '✓' : '✗'} ${word}`;
  return [
    element('p', '', element('code', file)),
    part('Reading time', `${minutes} min at 200 words a minute (text ${words.text} words, questions ${words.questions})${planned ? `; the page says ${planned} min` : ''}.`),
    outcomes.length > 0 && part(`Outcomes: ${outcomes.length}`, '', ...outcomes.map(({ id, text, practisedBy }) => element('div', '', element('p', `${id} ${text}`), practisedBy.length ? list(practisedBy) : element('p', '✗ No activity of this lesson practises it.')))),
    rows.length > 0 && part(`Coverage: ${rows.length - open.length} of ${rows.length} rows taught and practised`, '', element('ul', '', ...rows.map(({ id, point, priority, isTaught, isPractised }) => element('li', '', element('code', `${id} ${priority}`), document.createTextNode(` ${mark(isTaught, 'taught')} ${mark(isPractised, 'practised')} — ${point}`))))),
    translations.languages.length > 1 && part(`Languages: ${translations.languages.join(', ')}`, translations.lines.length ? '' : 'Every block has its counterpart.', list(translations.lines), !translations.isKnown && element('p', 'Nothing is recorded of their age: see npm run xliff.')),
    part(`Findings: ${errors.length + warnings.length}`, errors.length + warnings.length ? '' : 'None.', list([...errors, ...warnings])),
  ].filter((each) => each !== false);
}

const part = (title: string, text: string, ...children: (Node | false)[]): HTMLElement => element('section', '', element('h2', title), text !== '' && element('p', text), ...children);

/** The lesson’s script scrolls by itself, so a browser does not restore the place after a reload: this does, once the page has its height. */
function keepPlace(): void {
  // In the place of a page that cannot be shown nobody scrolls.
  if (document.getElementById('desk-faults')) return;
  const kept = JSON.parse(sessionStorage.getItem('desk-place') ?? '{}') as { path?: string; top?: number };
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  let top = navigation?.type === 'reload' && kept.path === location.pathname ? (kept.top ?? 0) : 0;
  // A second reload may come before the place is reached.
  addEventListener('pagehide', () => sessionStorage.setItem('desk-place', JSON.stringify({ path: location.pathname, top: top || scrollY })));
  const restore = () => {
    if (!top) return;
    scrollTo(0, top);
    if (Math.abs(scrollY - top) > 2) requestAnimationFrame(restore);
  };
  const stop = () => void (top = 0);
  restore();
  addEventListener('load', restore);
  // Until the page has settled, or the reader moves.
  setTimeout(stop, 2000);
  for (const moves of ['wheel', 'touchstart', 'keydown', 'pointerdown']) addEventListener(moves, stop, { once: true, passive: true });
}
