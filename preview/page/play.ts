import type { Attempt } from '../attempts.ts';
import type { Item } from '../manifest.ts';
import type { Call } from '../strict/facade.ts';
import type { Listed } from './api.ts';
import { launchQuery, listPackages, resetAttempt } from './api.ts';
import { playAddress, readPlayAddress } from './choices.ts';
import { openCourse } from './course.ts';
import { byId, h } from './dom.ts';
import { applyFaults, faultPanel } from './fault-panel.ts';
import { kindOf, readFaults } from './faults.ts';
import { inspect } from './inspector.ts';
import { inspectRecord } from './recorded.ts';
import { startSession } from './session.ts';

declare global {
  interface Window {
    /** For tests and for a person at the console: what the course called, and what the LMS holds. */
    lms?: { readonly calls: readonly Call[]; data(): Record<string, string> };
  }
}

/** The player: the API first, then the course in a frame or a window, the inspector beside it. */
export async function play(): Promise<void> {
  const asked = readPlayAddress(location.search);
  const entry = (await listPackages(asked.learner)).find(({ name }) => name === asked.name);
  if (!entry) throw new Error(`There is no package "${asked.name}". Go back to all packages and choose one.`);
  if (entry.fault) throw new Error(entry.fault);
  const item = entry.items.find(({ id }) => id === asked.item) ?? entry.items[0];
  if (!item) throw new Error('This package has nothing to launch.');
  const isElsewhere = /^[a-z][a-z0-9+.-]*:/i.test(item.href);
  if (isElsewhere) throw new Error(`"${item.title}" lies on another site (${item.href}), and the local LMS opens none.`);

  document.title = `${entry.title} – Local LMS`;
  byId('title', HTMLHeadingElement).textContent = entry.title;
  const stage = byId('stage', HTMLElement);
  const kind = kindOf(entry);
  const on = readFaults(asked.faults, kind);
  await applyFaults(on);
  const session = startSession(entry, item, entry.attempt?.items[item.id], asked, on);
  window.lms = { calls: session?.lms.calls ?? [], data: () => session?.lms.data() ?? {} };

  const isRecorded = entry.hasRules !== undefined;
  const query = isRecorded ? await launchQuery(entry.name, asked.learner, asked.mode, asked.lang, item.id) : !session && asked.lang ? `lang=${encodeURIComponent(asked.lang)}` : '';
  if (on.has('spent')) await fetch(new URLSearchParams(query).get('fetch')!, { method: 'POST' });
  const course = openCourse(stage, `${on.has('elsewhere') ? elsewhere() : ''}/content/${encodeURIComponent(entry.name)}/${entry.revision}/${item.href}${query && (item.href.includes('?') ? '&' : '?')}${query}`, { title: item.title, isPopup: asked.isPopup, isSandboxed: on.has('sandbox') });
  /** Leaving by a link of ours closes the course first, as an LMS's own "exit" does. */
  const leave = async (address: string): Promise<void> => {
    await course.close();
    location.assign(address);
  };
  const here = (): string => playAddress(entry.name, asked, asked.isPopup, item.id, on);
  const actions = {
    close: () => course.close(),
    relaunch: () => leave(here()),
    reset: async () => {
      await course.close();
      await resetAttempt(entry.name, asked.learner);
      location.assign(here());
    },
  };
  const panel = byId('inspector', HTMLElement);
  const facts = factsOf(entry, item, asked);
  const faults = faultPanel({ kind, on, course, relaunch: actions.relaunch, keep: () => history.replaceState(null, '', here()) });
  if (isRecorded) inspectRecord(panel, { name: entry.name, learner: asked.learner, moveOn: item.completionThreshold, facts, actions, faults });
  else inspect(panel, { session, facts, attempt: entry.attempt, actions, faults, isDeviceVisible: !on.has('elsewhere') && !on.has('sandbox') });
  bindLinks(leave);
  bindSize(stage);
  if (entry.items.length > 1) stage.before(contents(entry, item, (id) => playAddress(entry.name, asked, asked.isPopup, id), leave));
  course.open();
}

/** This server by its other name: to browsers it is another site. */
const elsewhere = (): string => `http://${location.hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${location.port}`;

function factsOf(entry: Listed, item: Item, { learner, mode, isStrict }: ReturnType<typeof readPlayAddress>): [string, string][] {
  return [
    ['Learner', learner],
    ['Mode', mode],
    ['Played as', entry.standard === 'web' ? 'web page, no run-time' : entry.hasRules !== undefined ? `${entry.hasRules ? 'cmi5, its rules enforced' : 'xAPI'}, over the local LRS` : !item.isSco ? 'asset, no run-time' : `SCORM ${entry.standard}, ${isStrict ? 'strict' : 'lenient (plain scorm-again)'}`],
    ['Manifest says', entry.standard === 'web' ? '' : entry.edition || 'no version'],
  ];
}

/** Several items: the learner chooses, as in an LMS without sequencing. */
function contents(entry: Listed, current: Item, address: (id: string) => string, leave: (address: string) => Promise<void>): HTMLElement {
  const done = (attempt: Attempt | null, id: string): string => attempt?.items[id]?.status ?? 'not started';
  return h('nav', { class: 'contents', 'aria-label': 'Items of this package' },
    h('p', {}, 'This package has several items. Its sequencing rules are not interpreted: choose any.'),
    h('ol', {}, ...entry.items.map((each) => h('li', {},
      h('a', {
        href: address(each.id), 'aria-current': each === current ? 'page' : undefined,
        onclick: (event) => {
          event.preventDefault();
          void leave(address(each.id));
        },
      }, each.title),
      ` ${done(entry.attempt, each.id)}`))));
}

function bindLinks(leave: (address: string) => Promise<void>): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a.home-link')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void leave(link.href);
    });
  }
}

/** Sizes a course meets in real LMSs. */
function bindSize(stage: HTMLElement): void {
  const select = byId('size', HTMLSelectElement);
  const apply = (): void => { stage.dataset.size = select.value; };
  select.addEventListener('change', apply);
  apply();
}
