import { h, section, short } from './dom.ts';
import type { Session } from './session.ts';

interface Line { row: HTMLTableRowElement; cell: HTMLTableCellElement; value: string }

/** Every element with a value, as the LMS holds it now. Rows stay in place, so a value that changes can be seen changing. */
export function dataTable(session: Session): { element: HTMLElement; draw(): void } {
  const filter = h('input', { id: 'filter', type: 'search', autocomplete: 'off', placeholder: 'score, interactions.0…' });
  const body = h('tbody');
  const count = h('p', { class: 'facts' });
  const lines = new Map<string, Line>();
  let isFirst = true;

  const lineOf = (element: string): Line => {
    const known = lines.get(element);
    if (known) return known;
    const cell = h('td');
    const line = { cell, value: '', row: h('tr', {}, h('th', { scope: 'row' }, ...breakable(element)), cell) };
    lines.set(element, line);
    body.append(line.row);
    return line;
  };

  const draw = (): void => {
    const wanted = filter.value.trim().toLowerCase();
    const data = Object.entries(session.lms.data());
    let shown = 0;
    for (const [element, value] of data) {
      const isNew = !lines.has(element);
      const line = lineOf(element);
      if (isNew || line.value !== value) {
        line.cell.textContent = short(value, 300);
        line.value = value;
        if (!isFirst) flash(line.row);
      }
      line.row.hidden = !`${element} ${value}`.toLowerCase().includes(wanted);
      if (!line.row.hidden) shown += 1;
    }
    count.textContent = wanted ? `${shown} of ${data.length} elements` : `${data.length} elements`;
    isFirst = false;
  };
  filter.addEventListener('input', draw);
  const table = h('table', {}, h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, 'Element'), h('th', { scope: 'col' }, 'Value'))), body);
  return {
    element: section('Data model', h('label', { for: 'filter', class: 'filter' }, 'Filter ', filter), count,
      h('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Elements and values' }, table)),
    draw,
  };
}

/** Starts the highlight, anew where it is still running; the style sheet leaves it out where less motion is asked for. */
function flash(row: HTMLElement): void {
  row.classList.remove('is-changed');
  void row.offsetWidth;
  row.classList.add('is-changed');
}

/** A long name breaks after its dots before it breaks anywhere else. */
const breakable = (element: string): (Node | string)[] => element.split(/(?<=\.)/).flatMap((part, i) => (i === 0 ? [part] : [h('wbr'), part]));
