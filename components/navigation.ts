/**
 * Moves between the pages of a package without leaving the document, so that one launch stays one session.
 * Where a page cannot be fetched (from a file, or a fetch that fails) it is loaded in full; the session is then taken over.
 */
export interface Navigation {
  /** Goes to another page of the package, by its file name. */
  go(file: string, how?: 'push' | 'replace'): Promise<void>;
  /** Shows the same page anew, where it can be fetched; otherwise it stays as it is. */
  refresh(): Promise<void>;
}

export interface NavigationOptions {
  window: Window & typeof globalThis;
  /** The old page's part of the document is about to go. */
  leave(): void;
  /** A new page stands in the document. */
  arrive(): void;
  /** The page is about to be left for another page of the package by a full load. */
  leaveInFull(): void;
  /** False holds a link back (a lesson that is not open yet). */
  mayFollow(link: HTMLAnchorElement): boolean;
}

export function startNavigation({ window, leave, arrive, leaveInFull, mayFollow }: NavigationOptions): Navigation {
  const { document, history, location } = window;
  let pending: AbortController | undefined;
  history.scrollRestoration = 'manual';
  // The way back to the launch page is by its own address; its scroll position goes with each entry.
  const keepScroll = () => history.replaceState({ scroll: window.scrollY }, '');

  async function show(address: string): Promise<boolean> {
    pending?.abort();
    if (location.protocol === 'file:') return false;
    const mine = (pending = new AbortController());
    try {
      const response = await window.fetch(address, { signal: mine.signal, cache: 'no-cache' });
      const html = await response.text();
      if (mine.signal.aborted) return true;
      const next = new window.DOMParser().parseFromString(html, 'text/html');
      const page = next.getElementById('page');
      // Not one of our pages: an LMS answers a login form with status 200 when its session has ended.
      if (!response.ok || !page) return false;
      leave();
      document.getElementById('page')!.replaceWith(document.adoptNode(page));
      document.documentElement.lang = next.documentElement.lang;
      document.title = next.title;
      return true;
    } catch {
      // Protects the walk through the course: whatever the fetch met, a full load is tried (or a newer move goes on).
      return mine.signal.aborted;
    }
  }

  function settle(scroll: number) {
    document.getElementById('announcer')!.textContent = document.title.split(' · ')[0]!;
    const heading = document.querySelector<HTMLElement>('main h1');
    heading?.focus({ preventScroll: true });
    window.scrollTo(0, scroll);
    arrive();
  }

  async function go(file: string, how: 'push' | 'replace' = 'push') {
    keepScroll();
    const address = new URL(file, location.href);
    address.search ||= location.search; // the LMS's launch parameters go along
    const before = document.getElementById('page');
    if (!(await show(address.href))) {
      leaveInFull();
      location[how === 'push' ? 'assign' : 'replace'](address.href);
      return;
    }
    if (document.getElementById('page') === before) return; // a newer move took over
    history[`${how}State`]({ scroll: 0 }, '', address.href);
    settle(0);
    // By the address, so that `:target` is that place (a card that is printed alone).
    if (address.hash) location.replace(address.hash);
  }

  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a');
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target) return;
    const href = link.getAttribute('href') ?? '';
    if (!mayFollow(link)) return event.preventDefault();
    if (!/^[\w.-]+\.html(#[\w-]+)?$/.test(href)) return;
    // A place on this page is the browser's own affair.
    if (href.includes('#') && new URL(href, location.href).pathname === location.pathname) return;
    event.preventDefault();
    void go(href);
  });

  window.addEventListener('popstate', (event) => {
    if (location.hash && !(event.state as { scroll?: number } | null)) return; // a jump inside the page
    void show(location.href).then((done) => {
      if (done) settle((event.state as { scroll?: number } | null)?.scroll ?? 0);
      else {
        leaveInFull();
        location.reload();
      }
    });
  });

  return { go, refresh: async () => { if (await show(location.href)) settle(window.scrollY); } };
}
