/** What the review pages do in a browser: comments on blocks, kept here, listed, exported and merged. */
import { fill, type Words } from '../words.ts';
import { merged, parsed, sorted, type Comment } from './comments.ts';
import { fromCsv, toCsv, toMarkdown } from './lists.ts';

const facts = JSON.parse(document.getElementById('facts')!.textContent!) as { course: string; title: string; version: string; words: Words };
const t = facts.words;
const KEY = `review:${facts.course}`;
const NAME = 'review-name';

/** Where the browser keeps nothing, comments live as long as the page, and it says so. */
let kept = true;
let inMemory: string | null = null;

function read(): Comment[] {
  try {
    if (kept) return parsed(localStorage.getItem(KEY));
  } catch {
    kept = false;
  }
  return parsed(inMemory);
}

function write(comments: readonly Comment[]): void {
  inMemory = JSON.stringify(sorted(comments));
  try {
    localStorage.setItem(KEY, inMemory);
  } catch {
    kept = false;
  }
  show();
}

/** An element with its words; what an expert wrote only ever gets here as text. */
function element<T extends keyof HTMLElementTagNameMap>(name: T, { text, ...rest }: { text?: string } & Partial<HTMLElementTagNameMap[T]> = {}, ...children: Node[]): HTMLElementTagNameMap[T] {
  const made = Object.assign(document.createElement(name), rest);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

const button = (text: string, onclick: () => void) => element('button', { type: 'button', text, onclick });
const tell = (text: string) => void (document.getElementById('told')!.textContent = text);

const opener = document.getElementById('open') as HTMLButtonElement;
const list = element('div', { className: 'listed' });
const panel = element('dialog', { id: 'panel' });
const nameField = element('input', { type: 'text', id: 'name', autocomplete: 'name', maxLength: 80 });
const fileField = element('input', { type: 'file', id: 'import', accept: '.csv,text/csv' });

function buildPanel(): void {
  const heading = element('h2', { text: fill(t.heading, { title: facts.title }), id: 'panel-title' });
  panel.setAttribute('aria-labelledby', 'panel-title');
  nameField.value = nameOf();
  nameField.onchange = () => {
    try {
      localStorage.setItem(NAME, nameField.value.trim());
    } catch {
      kept = false;
    }
  };
  fileField.onchange = () => void take(fileField.files?.[0]);
  panel.append(
    element('div', { className: 'row' }, heading, button(t.close, () => panel.close())),
    element('p', {}, element('label', { htmlFor: 'name', text: t.name }), nameField),
    element('p', { className: 'row' }, button(t.exportMd, () => save('md', toMarkdown(read(), `${fill(t.heading, { title: facts.title })} ${facts.version}`))), button(t.exportCsv, () => save('csv', toCsv(read(), facts.course)))),
    element('p', {}, element('label', { htmlFor: 'import', text: t.import }), fileField),
    element('p', { id: 'panel-told' }),
    list,
  );
  panel.querySelector('#panel-told')!.setAttribute('role', 'status');
  document.body.append(panel);
  opener.hidden = false;
  opener.onclick = () => {
    show();
    panel.showModal();
  };
}

function nameOf(): string {
  try {
    return localStorage.getItem(NAME) ?? '';
  } catch {
    return nameField.value.trim();
  }
}

function save(kind: 'md' | 'csv', text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: `${kind === 'csv' ? 'text/csv' : 'text/markdown'};charset=utf-8` }));
  const link = element('a', { href, download: `${facts.course}-${facts.version}-comments.${kind}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

async function take(file: File | undefined): Promise<void> {
  if (!file) return;
  const comments = fromCsv(await file.text(), facts.course);
  fileField.value = '';
  const { all, news } = merged(read(), comments ?? []);
  if (comments) write(all);
  panel.querySelector('#panel-told')!.textContent = comments ? fill(t.imported, { count: news }) : t.notImported;
}

/** The count, the list, and the comments under their blocks. */
function show(): void {
  const comments = read();
  opener.textContent = fill(t.comments, { count: comments.length });
  list.replaceChildren(...(kept ? [] : [element('p', { className: 'warning', text: t.unkept })]), ...(comments.length ? [element('ul', {}, ...comments.map(listed))] : [element('p', { text: t.none })]));
  for (const old of document.querySelectorAll('.notes')) old.remove();
  const byBlock = Map.groupBy(comments, ({ block }) => block);
  for (const block of blocks) {
    const own = byBlock.get(block.dataset.block!);
    if (own) block.firstElementChild!.append(element('ul', { className: 'notes' }, ...own.map((comment) => element('li', {}, element('span', { text: comment.text, className: 'said' }), element('span', { text: ` ${comment.by}`, className: 'by' })))));
  }
}

function listed(comment: Comment): HTMLElement {
  const isHere = comment.page === document.body.dataset.home;
  const isLost = isHere && !document.querySelector(`[data-block="${CSS.escape(comment.block)}"]`) && location.pathname.endsWith(comment.page);
  const link = element('a', { href: isLost ? comment.page : `${comment.page}#b-${comment.block}`, text: `${comment.file}:${comment.line}`, title: t.goTo });
  link.onclick = () => panel.close();
  const item = element('li', {}, element('p', { className: 'place' }, link), element('p', { className: 'quoted', text: comment.words }), element('p', { className: 'said', text: comment.text }), element('p', { className: 'by', text: [comment.by, comment.at.slice(0, 10)].filter(Boolean).join(', ') }));
  if (isLost) item.append(element('p', { className: 'warning', text: t.changed }));
  const edit = button(t.edit, () => {
    const form = formFor(comment.text, (text) => {
      write(read().map((each) => (each.id === comment.id ? { ...each, text, at: new Date().toISOString() } : each)));
      list.querySelector<HTMLElement>(`[data-edit="${CSS.escape(comment.id)}"]`)?.focus();
    }, () => edit.focus());
    item.append(form);
    form.querySelector('textarea')!.focus();
  });
  edit.dataset.edit = comment.id;
  const remove = button(t.remove, () => {
    if (!confirm(t.sure)) return;
    write(read().filter(({ id }) => id !== comment.id));
    panel.querySelector('button')!.focus();
    panel.querySelector('#panel-told')!.textContent = t.removed;
  });
  item.append(element('p', { className: 'row' }, edit, remove));
  return item;
}

/** A comment being written. Escape gives up, as the button does. */
function formFor(text: string, keep: (text: string) => void, giveUp: () => void): HTMLFormElement {
  const field = element('textarea', { value: text, rows: 4, required: true });
  const label = element('label', { text: t.yours }, field);
  const form = element('form', { className: 'write' }, label, element('p', { className: 'row' }, element('button', { type: 'submit', text: t.save }), button(t.cancel, stop)));
  function stop() {
    form.remove();
    giveUp();
  }
  form.onsubmit = (event) => {
    event.preventDefault();
    const said = field.value.trim();
    if (!said) return;
    form.remove();
    keep(said);
  };
  form.onkeydown = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  };
  return form;
}

const blocks = [...document.querySelectorAll<HTMLElement>('[data-block]')];

function comment(block: HTMLElement): void {
  const own = block.firstElementChild!;
  const there = own.querySelector<HTMLTextAreaElement>('form textarea');
  if (there) return there.focus();
  const press = own.querySelector<HTMLButtonElement>('button.comment')!;
  const form = formFor('', (text) => {
    const { block: key, file, line, about, words } = block.dataset as Record<string, string>;
    const id = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    write([...read(), { id, block: key!, page: document.body.dataset.home!, lang: document.body.dataset.lang!, file: file!, line: Number(line), about: about!, words: words!, text, by: nameField.value.trim(), at: new Date().toISOString() }]);
    tell(kept ? t.kept : t.unkept);
    press.focus();
  }, () => press.focus());
  own.append(form);
  form.querySelector('textarea')!.focus();
}

document.addEventListener('click', ({ target }) => {
  const pressed = target as Element;
  const block = pressed.closest<HTMLElement>('[data-block]');
  if (!block) return;
  if (pressed.closest('button.comment')) return comment(block);
  // Whoever selects words or follows a link does not comment.
  if (pressed.closest('a, button, form, summary, .notes') || getSelection()?.toString()) return;
  comment(block);
});

for (const press of document.querySelectorAll<HTMLButtonElement>('button.comment')) press.hidden = false;
buildPanel();
show();
// Another page of the review in this browser.
addEventListener('storage', ({ key }) => key === KEY && show());
