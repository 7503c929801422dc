/** Time with the page in sight, as reports of how long an answer took want it. */
export interface ActiveTime {
  /** Milliseconds the page was visible since the start. */
  now(): number;
  stop(): void;
}

/** Starts counting. `elapsed` gives milliseconds that never jump back; `whenHidden` is called each time the page goes out of sight. */
export function startActiveTime(page: Document, elapsed: () => number, whenHidden: () => void): ActiveTime {
  let counted = 0;
  let since: number | undefined;
  const watch = () => {
    if (page.visibilityState !== 'hidden') {
      since ??= elapsed();
    } else if (since !== undefined) {
      counted += elapsed() - since;
      since = undefined;
      whenHidden();
    }
  };
  watch();
  page.addEventListener('visibilitychange', watch);
  return {
    now: () => counted + (since === undefined ? 0 : elapsed() - since),
    stop: () => page.removeEventListener('visibilitychange', watch),
  };
}
