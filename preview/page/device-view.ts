import { h, section, short } from './dom.ts';

/** What courses keep on this device, as far as this page may see it: a course of another site or in a sandboxed frame keeps its own. */
export function deviceView(isVisible: boolean): { element: HTMLElement; clear(): void } {
  const body = h('tbody');
  const note = h('p', { class: 'facts' });
  const keys = (): string[] => Object.keys(localStorage).filter((key) => key.includes('/')).sort();
  let last = '';
  const draw = (): void => {
    const held = isVisible ? keys().map((key) => [key, localStorage.getItem(key) ?? ''] as const) : [];
    const text = JSON.stringify(held);
    if (text === last) return;
    last = text;
    note.textContent = isVisible ? `${held.length} ${held.length === 1 ? 'entry' : 'entries'}, ${held.reduce((sum, [, value]) => sum + value.length, 0).toLocaleString('en')} characters` : 'It cannot be seen from here: the course has a storage of its own, or none.';
    body.replaceChildren(...held.map(([key, value]) => h('tr', {}, h('th', { scope: 'row' }, key), h('td', {}, short(value, 300)))));
  };
  setInterval(draw, 1000);
  draw();
  const table = h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Key'), h('th', { scope: 'col' }, 'Value'))), body);
  return {
    element: section('Kept on this device', note, h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Keys and values' }, table)),
    clear: () => keys().forEach((key) => localStorage.removeItem(key)),
  };
}
