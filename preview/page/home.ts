import type { Progress } from '../attempts.ts';
import type { Listed } from './api.ts';
import { listLearners, listPackages, resetAttempt, upload } from './api.ts';
import type { Choices } from './choices.ts';
import { keepChoices, playAddress, readChoices } from './choices.ts';
import { byId, h } from './dom.ts';
import { clock } from './times.ts';

/** The list of packages, who learns, and a place to drop others. */
export async function showHome(): Promise<void> {
  const choices = readChoices();
  const list = byId('packages', HTMLUListElement);
  const status = byId('status', HTMLParagraphElement);

  async function refresh(): Promise<void> {
    const packages = await listPackages(choices.learner);
    list.replaceChildren(...packages.map((each) => card(each, choices)));
    status.textContent = packages.length ? '' : 'There is no package yet. Build one with "npm run build", or drop a zip below.';
  }
  bindForm(choices, refresh);
  bindDrop(async (file) => {
    status.textContent = `Reading ${file.name}…`;
    try {
      const { title } = await upload(file);
      await refresh();
      status.textContent = `“${title}” can be launched now.`;
    } catch (error) {
      status.textContent = `${file.name}: ${(error as Error).message}`;
    }
  });
  // Coming back from a course shows what it reached.
  addEventListener('pageshow', (event) => { if (event.persisted) void refresh(); });
  await refresh();
  byId('learners', HTMLDataListElement).replaceChildren(...(await listLearners()).map((value) => h('option', { value })));
}

/** Learner, mode, language and strictness hold for every launch and are remembered. */
function bindForm(choices: Choices, changed: () => Promise<void>): void {
  const learner = byId('learner', HTMLInputElement);
  const mode = byId('mode', HTMLSelectElement);
  const lang = byId('lang', HTMLInputElement);
  const strict = byId('strict', HTMLInputElement);
  Object.assign(learner, { value: choices.learner });
  Object.assign(mode, { value: choices.mode });
  Object.assign(lang, { value: choices.lang });
  Object.assign(strict, { checked: choices.isStrict });
  const form = byId('learner-form', HTMLFormElement);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', () => {
    const isMode = (value: string): value is Choices['mode'] => ['normal', 'browse', 'review'].includes(value);
    choices.learner = learner.value.trim() || choices.learner;
    choices.mode = isMode(mode.value) ? mode.value : 'normal';
    choices.lang = lang.value.trim();
    choices.isStrict = strict.checked;
    keepChoices(choices);
    void changed();
  });
}

function bindDrop(take: (file: File) => Promise<void>): void {
  const drop = byId('drop', HTMLElement);
  const input = byId('file', HTMLInputElement);
  const takeAll = async (files: FileList | null | undefined): Promise<void> => {
    for (const file of files ?? []) await take(file);
    input.value = '';
  };
  input.addEventListener('change', () => void takeAll(input.files));
  drop.addEventListener('dragover', (event) => {
    event.preventDefault();
    drop.classList.add('is-over');
  });
  drop.addEventListener('dragleave', () => drop.classList.remove('is-over'));
  drop.addEventListener('drop', (event) => {
    event.preventDefault();
    drop.classList.remove('is-over');
    void takeAll(event.dataTransfer?.files);
  });
}

function card(entry: Listed, choices: Choices): HTMLLIElement {
  const kind = entry.fault ? 'Cannot be played' : kinds[entry.standard] ?? `SCORM ${entry.edition.startsWith('2004') ? entry.edition : `2004 (${entry.edition})`}`;
  const facts = [
    entry.languages.join(', '), size(entry.bytes), `${entry.files} ${entry.files === 1 ? 'file' : 'files'}`,
    entry.items.length > 1 ? `${entry.items.length} items` : '', entry.isUpload ? 'dropped here' : '',
  ].filter(Boolean);
  const titleId = `title-${entry.revision}-${entry.name}`;
  const name = (action: string): Record<string, string> => ({ 'aria-label': `${action}: ${entry.title}, ${kind}` });
  const launch = entry.attempt?.savedAt ? 'Resume' : 'Launch';
  const startAnew = (): void => {
    void resetAttempt(entry.name, choices.learner).then(() => location.assign(playAddress(entry.name, choices, false)));
  };
  return h('li', { class: 'card', 'aria-labelledby': titleId },
    h('p', { class: `kind kind-${entry.fault ? 'fault' : entry.standard === 'web' ? 'web' : 'scorm'}` }, kind),
    h('h3', { id: titleId }, entry.title),
    h('p', { class: 'facts' }, facts.join(' · ')),
    h('p', { class: 'file-name' }, `${entry.name}.zip`),
    ...(entry.fault
      ? [h('p', { class: 'fault' }, entry.fault)]
      : [
        attemptOf(entry),
        h('div', { class: 'actions' },
          h('a', { class: 'button', href: playAddress(entry.name, choices, false), ...name(launch) }, launch),
          h('a', { class: 'button quiet', href: playAddress(entry.name, choices, true), ...name('New window') }, 'New window'),
          ...(entry.attempt?.savedAt ? [h('button', { class: 'button quiet', type: 'button', onclick: startAnew, ...name('New attempt') }, 'New attempt')] : [])),
      ]));
}

const kinds: Partial<Record<Listed['standard'], string>> = { web: 'Web', cmi5: 'cmi5', xapi: 'xAPI', '1.2': 'SCORM 1.2' };

function attemptOf(entry: Listed): HTMLElement {
  if (entry.standard === 'web') return h('p', { class: 'attempt' }, 'Keeps its progress in this browser only.');
  const { attempt } = entry;
  if (!attempt?.savedAt) return h('p', { class: 'attempt' }, attempt && attempt.number > 1 ? `Attempt ${attempt.number}: not started` : 'Not started');
  const reached = Object.values(attempt.items);
  const only = entry.items.length === 1 ? reached[0] : undefined;
  const words = only ? inWords(only) : [`${reached.filter(isDone).length} of ${entry.items.length} items done`];
  const seconds = reached.reduce((sum, each) => sum + each.totalSeconds, 0);
  const when = new Date(attempt.savedAt).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
  const progress = only && only.progress !== '' ? Number(only.progress) : undefined;
  return h('div', { class: 'attempt' },
    h('p', {}, h('strong', {}, words.join(' · ')), ` · ${clock(seconds)} spent`),
    ...(progress === undefined ? [] : [h('progress', { max: '1', value: String(progress), 'aria-label': `Progress of ${entry.title}` }, `${Math.round(progress * 100)} %`)]),
    h('p', { class: 'facts' }, `Attempt ${attempt.number}, saved ${when}`));
}

const isDone = ({ status, success }: Progress): boolean => ['completed', 'passed'].includes(status) || success === 'passed';

/** `completed · passed · 80 points`; an unknown success says nothing. */
function inWords({ status, success, score }: Progress): string[] {
  return [status, success === 'unknown' ? '' : success, score === '' ? '' : `${score} points`].filter(Boolean);
}

const size = (bytes: number): string => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);
