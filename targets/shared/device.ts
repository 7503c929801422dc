import type { Device } from '../../tracking/port.ts';

/**
 * The browser's own storage as a `Device`: keys that begin with `session:` live as long as the tab, all others stay.
 * Every key carries the course's id, because an LMS serves many packages from one origin. Where storage is blocked
 * (third-party frames, private windows: even touching `localStorage` throws) it lasts as long as the page.
 */
export function browserDevice(window: Window, course: string): Device {
  const memory = new Map<string, string>();
  const guarded = <T>(key: string, use: (store: Storage, name: string) => T): T | undefined => {
    try {
      return use(key.startsWith('session:') ? window.sessionStorage : window.localStorage, `${course}/${key}`);
    } catch {
      // Protects the lesson from blocked or full storage: memory holds the value as long as the page lives.
      return undefined;
    }
  };
  return {
    read: (key) => memory.get(key) ?? guarded(key, (store, name) => store.getItem(name)) ?? undefined,
    write(key, value) {
      const isKept = guarded(key, (store, name) => { store.setItem(name, value); return true; }) ?? false;
      // What storage holds is read from there, so that another tab's newer value is seen.
      if (isKept) memory.delete(key);
      else memory.set(key, value);
      return isKept;
    },
    remove(key) {
      memory.delete(key);
      guarded(key, (store, name) => store.removeItem(name));
    },
  };
}
