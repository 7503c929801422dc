/**
 * Finds an LMS's API object by its standard's name: this window, its parents, its opener and the opener's parents, the
 * top window's opener (SuccessFactors opens through a popup). Nearest first. Each hop is tried alone, because a
 * cross-origin frame on the way throws (SAP KBA 2808684) and the API may stand behind it. At most 500 hops.
 */
export function findApi<T>(start: Window, name: string): T | undefined {
  const seen = new Set<Window>();
  const chain = (from: Window | null | undefined): T | undefined => {
    for (let here = from; here && !seen.has(here) && seen.size < 500; here = look(() => (here!.parent === here ? undefined : here!.parent))) {
      seen.add(here);
      const api = look(() => (here as unknown as Record<string, T | undefined>)[name]);
      if (api) return api;
    }
    return undefined;
  };
  const openerOf = (from: Window | null | undefined) => look(() => from?.opener as Window | undefined);
  return chain(start) ?? chain(openerOf(start)) ?? chain(openerOf(look(() => start.parent))) ?? chain(openerOf(look(() => start.top)));
}

/** A value of another window, or `undefined` where the browser forbids to look. */
function look<T>(read: () => T): T | undefined {
  try {
    return read() ?? undefined;
  } catch {
    // Protects the search: a window of another origin throws at any touch, and the next one may have the API.
    return undefined;
  }
}
