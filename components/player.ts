/**
 * What runs in a package: the one place where questions meet tracking.
 * target adapter → session → the activities of the page; navigation.ts moves between pages.
 */
import { adapter } from 'virtual:course/adapter';
import { facts } from 'virtual:course/facts';
import type { QuizHost } from '../quizzes/host.ts';
import type { Clock } from '../tracking/port.ts';
import { mergeStates } from '../tracking/mirror.ts';
import { openSession } from '../tracking/session.ts';
import type { Session } from '../tracking/session-types.ts';
import { browserDevice } from '../targets/shared/device.ts';
import { wakeIslands, type Island } from './islands/islands.ts';
import { launchPage } from './launch-page.ts';
import { startNavigation } from './navigation.ts';
import { wakePieces } from './pieces/wake.ts';
import { say, showLeft, showProgress, showStatus } from './chrome.ts';

const clock: Clock = { now: () => Date.now(), elapsed: () => performance.now() };
const device = browserDevice(window, facts.outline.course);
const page = () => document.getElementById('page')!.dataset.page!;

let islands: Island[] = [];
let session: Session | undefined;
/** The script itself is loading another page of the package: used once. */
let isMovingOn = false;
/** A store is being looked for. */
let isLooking = false;
/** What support may ask for: the last lines, newest last. */
const log: string[] = [];

function note(text: string) {
  log.push(`${new Date().toISOString()} ${text}`);
  log.splice(0, log.length - 200);
}

const navigation = startNavigation({
  window,
  leave: () => islands.forEach((island) => island.sleep()),
  arrive: () => {
    wakePage();
    if (session) show(session);
  },
  leaveInFull: () => {
    isMovingOn = true;
  },
  mayFollow: (link) => link.getAttribute('aria-disabled') !== 'true',
});

wakePage();
void open().then(start);

function open(wasAlone = false): Promise<Session> {
  return openSession({
    outline: facts.outline,
    port: adapter({ window, clock, device, courseId: facts.outline.course, note, iri: facts.iri, reporting: facts.reporting, isScored: facts.isScored, merge: mergeStates }),
    device,
    clock,
    // After the next frame is painted: what an answer shows comes before what an answer costs.
    defer: (work) => requestAnimationFrame(() => setTimeout(work)),
    later: (work, ms) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    random: Math.random,
    note,
    channel(name, hear) {
      try {
        const channel = new BroadcastChannel(name);
        channel.onmessage = ({ data }: MessageEvent<number>) => hear(data);
        return (word) => channel.postMessage(word);
      } catch {
        // Protects the lesson where a browser has no channels, or blocks them: there this window knows of no other.
        return () => {};
      }
    },
    wasAlone,
  });
}

function wakePage() {
  islands = [];
  wakeIslands(document, (island) => {
    islands.push(island);
    if (session) island.connect(hostOf(session));
  });
}

const hostOf = (opened: Session): QuizHost => ({ restore: opened.restore, report: opened.change, seed: opened.seed, now: clock.now, isCapped: opened.stateChars < facts.stateChars, ...(opened.privately && { privately: opened.privately }) });

function start(opened: Session) {
  session = opened;
  // An LMS takes no more in a session that has ended (SCORM 2004, after a reload): an answer given now would be lost.
  if (opened.status() === 'ended') {
    showStatus(opened);
    return showLeft('closed');
  }
  const target = launchPage({ page: page(), isLaunch: isLaunchPage(), search: location.search, session, facts, browser: navigator.languages });
  opened.subscribe(() => showProgress(session!, facts));
  if (target) void navigation.go(`${target}.html`, 'replace');
  else connect(opened);
  addEventListener('pagehide', (event) => {
    session!.close(event.persisted || isMovingOn ? 'keep' : 'suspend');
    isMovingOn = false;
  });
  addEventListener('pageshow', (event) => event.persisted && session!.reopen());
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? session!.hide() : again()));
  addEventListener('online', again);
  addEventListener('focus', again);
  document.addEventListener('click', ({ target }) => {
    // After the link's own work: a card that is named in the address is printed alone.
    if ((target as Element).closest('[data-print]')) setTimeout(print);
    const [, answer] = /^save-(yes|no)$/.exec((target as Element).id) ?? [];
    if (answer && session!.isAlone) void again();
    else if (answer && session!.decide(answer === 'yes')) void navigation.refresh();
  });
}

function connect(opened: Session) {
  for (const island of islands) island.connect(hostOf(opened));
  show(opened);
}

/** What failed may work now: the learner has come back, or the connection. Where there was no store, it is looked for once more. */
async function again() {
  if (!session!.isAlone) return session!.retry();
  if (isLooking) return;
  isLooking = true;
  const next = await open(true);
  isLooking = false;
  if (next.isAlone) return;
  const before = session!;
  session = next;
  next.subscribe(() => showProgress(session!, facts));
  before.close('keep');
  connect(next);
  // What the store has may be more than the page shows.
  void navigation.refresh();
}

/** Tells the page what the session knows, and the session where the learner is: a page beside the lessons is no place to resume at. */
function show(opened: Session) {
  if (facts.requiresTracking && opened.isAlone) return showLeft('required');
  if (!document.querySelector('[data-aside]')) opened.visit(page());
  showProgress(opened, facts);
  wakePieces({ session: opened, facts, say });
  document.getElementById('save-log')!.ontoggle = ({ currentTarget }) => {
    (currentTarget as Element).querySelector('textarea')!.value = [`${facts.outline.course} ${facts.outline.version}`, ...log].join('\n');
  };
  const leave = document.getElementById('leave')!;
  leave.hidden = opened.mode !== 'normal';
  leave.onclick = () => {
    showStatus(opened, 'saving');
    // Whatever the store answers, the learner is let go; the words say whether it is saved.
    // Kept on this device is not yet with the store.
    void opened.saveNow().then(opened.status, () => 'not-saved').then((status) => {
      const isLed = opened.close('suspend', true);
      // Where what was saved could not be read and nothing was answered, nothing is saved and nothing is lost.
      showLeft(status === 'saved' ? status : status === 'unread' ? 'closed' : 'unsaved');
      // Only a window that a page of ours was opened in may be closed by it.
      if (!isLed && window.opener && window.parent === window) window.close();
    });
  };
}

/** `index.html`, whatever its address says before it: the page an LMS launches, which holds a page that has an address of its own. */
function isLaunchPage(): boolean {
  return location.pathname.split('/').at(-1)!.replace('.html', '') !== page();
}
