import { h } from './dom.ts';

/** The course's window, in the page or of its own. */
export interface Course {
  open(): void;
  /** Takes it away as an LMS does, without asking; resolves when its last handler has run. */
  close(): Promise<void>;
}

/** Prepares the place; nothing is loaded before `open`, so the API can stand first. */
export function openCourse(stage: HTMLElement, address: string, title: string, isPopup: boolean): Course {
  return isPopup ? inWindow(stage, address) : inFrame(stage, address, title);
}

const closed = (): HTMLElement => h('p', { class: 'closed', role: 'status' }, 'The course is closed. “Relaunch” opens it again where it was left.');

function inFrame(stage: HTMLElement, address: string, title: string): Course {
  const frame = h('iframe', { id: 'content', title: `Course: ${title}`, allowfullscreen: true });
  return {
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
    child.addEventListener('pagehide', () => {
      clearTimeout(limit);
      // After the course's own handlers, whichever was added first.
      setTimeout(resolve);
    });
    child.close();
  });
}
