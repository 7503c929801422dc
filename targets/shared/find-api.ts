/** The LMS's object; its methods go by other names in each version. */
export type Api = Record<string, (...args: string[]) => unknown>;

/**
 * Finds an LMS's API object by its standard's name: this window, its parents, its opener and the opener's parents, the
 * top window's opener (SuccessFactors opens through a popup). Nearest first, no window twice. Each hop is tried alone,
 * because a cross-origin frame on the way throws (SAP KBA 2808684) and the API may stand behind it. `method` is the prefix
 * of its methods' names: a page element whose id is the object's name is not it. `note` is told of windows it may not look into.
 */
export function findApi(start: Window, name: string, method: string, note?: (text: string) => void): Api | undefined {
  const seen = new Set<Window>();
  const chain = (from: Window | null | undefined): Api | undefined => {
    for (let here = from; here && !seen.has(here); here = look(() => here!.parent)) {
      seen.add(here);
      const api = look(() => (here as unknown as Record<string, Api | undefined>)[name], note);
      if (api?.[`${method}Initialize`]) return api;
    }
    return undefined;
  };
  return chain(start) ?? chain(look(() => start.opener as Window)) ?? chain(look(() => start.top!.opener as Window));
}

/** A value of another window, or `undefined` where the browser forbids to look. */
function look<T>(read: () => T, note?: (text: string) => void): T | undefined {
  try {
    return read();
  } catch {
    // Protects the search: a window of another origin throws at any touch, and the next one may have the API.
    note?.('a window of another origin on the way');
    return undefined;
  }
}
