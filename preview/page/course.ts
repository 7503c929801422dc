import { h } from './dom.ts';

/** The course's window, in the page or of its own. */
export interface Course {
  open(): void;
  /** Takes it away as an LMS does, without asking; resolves when its last handler has run. */
  close(): Promise<void>;
  /** Takes it away as a crash does: none of its handlers runs. False where the browser does not let us, or there is none. */
  kill(): boolean;
  /** Makes it believe that there is a network, or none; a course from another site cannot be told. */
  setOnline(isOnline: boolean): void;
}

interface Options {
  title: string;
  isPopup: boolean;
  /** In a frame that may store nothing and reach no other window. */
  isSandboxed: boolean;
}

/** Prepares the place; nothing is loaded before `open`, so the API can stand first. */
export function openCourse(stage: HTMLElement, address: string, { title, isPopup, isSandboxed }: Options): Course {
  return isPopup && !isSandboxed ? inWindow(stage, address) : inFrame(stage, address, title, isSandboxed);
}

/** Takes every handler from a window, so that none runs at its end. */
function silence(window: Window | null): boolean {
  try {
    // Opening a document anew removes all listeners of it and its window, and fires none (HTML, document open steps).
    window!.document.open();
    return true;
  } catch {
    // A window of another site, or none.
    return false;
  }
}

function tell(window: Window | null, isOnline: boolean): void {
  try {
    Object.defineProperty(window!.navigator, 'onLine', { get: () => isOnline, configurable: true });
    window!.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
  } catch {
    // A window of another site notices by its requests alone, or there is none.
  }
}

const closed = (): HTMLElement => h('p', { class: 'closed', role: 'status' }, 'The course is closed. “Relaunch” opens it again where it was left.');

function inFrame(stage: HTMLElement, address: string, title: string, isSandboxed: boolean): Course {
  const frame = h('iframe', { id: 'content', title: `Course: ${title}`, allowfullscreen: true, sandbox: isSandboxed && 'allow-scripts allow-forms allow-popups allow-downloads' });
  return {
    kill() {
      const isSilent = frame.isConnected && silence(frame.contentWindow);
      if (isSilent) stage.replaceChildren(closed());
      return isSilent;
    },
    setOnline: (isOnline) => tell(frame.contentWindow, isOnline),
    open() {
      stage.replaceChildren(frame);
      frame.src = address;
    },
    close: () => {
      // Its pagehide runs before this returns, while the API still stands.
      if (frame.isConnected) stage.replaceChildren(closed());
      return Promise.resolve();
    },
  };
}

function inWindow(stage: HTMLElement, address: string): Course {
  let child: Window | null = null;
  const note = h('p', { role: 'status' });
  const open = (): void => {
    if (child && !child.closed) {
      child.focus();
      return;
    }
    child = window.open(address, 'content', 'popup,width=1000,height=700');
    note.textContent = child ? 'The course is open in a window of its own. Keep this page open: the course reports to it.' : 'The browser held the window back. Press the button to open it.';
  };
  const button = h('button', { type: 'button', class: 'button', onclick: open }, 'Open the course window');
  return {
    kill() {
      const isSilent = child !== null && !child.closed && silence(child);
      if (isSilent) {
        child!.close();
        stage.replaceChildren(closed());
      }
      return isSilent;
    },
    setOnline: (isOnline) => tell(child, isOnline),
    open() {
      stage.replaceChildren(h('div', { class: 'closed' }, note, button));
      open();
    },
    close: async () => {
      const open = child && !child.closed ? child : undefined;
      child = null;
      if (open) await gone(open);
      stage.replaceChildren(closed());
    },
  };
}

/** A window closes in its own time; a course that hangs is not waited for longer than a second. */
function gone(child: Window): Promise<void> {
  return new Promise((resolve) => {
    const limit = setTimeout(resolve, 1000);
    try {
      child.addEventListener('pagehide', () => {
        clearTimeout(limit);
        // After the course's own handlers, whichever was added first.
        setTimeout(resolve);
      });
    } catch {
      // A window of another site: the second is waited for.
    }
    child.close();
  });
}
