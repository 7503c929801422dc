/** How a package is launched; the same words as the query of `/play`. */
export interface Choices {
  learner: string;
  mode: 'normal' | 'browse' | 'review';
  lang: string;
  isStrict: boolean;
}

const key = 'local-lms';

/** The last choices on this device, or the plain ones; storage may be blocked. */
export function readChoices(): Choices {
  const plain: Choices = { learner: 'Camille Martin', mode: 'normal', lang: '', isStrict: true };
  try {
    return { ...plain, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Choices>) };
  } catch {
    return plain;
  }
}

/** Remembers them where the browser lets us. */
export function keepChoices(choices: Choices): void {
  try {
    localStorage.setItem(key, JSON.stringify(choices));
  } catch {
    // Nothing is lost but a convenience.
  }
}

/** The address that launches a package so; `faults` are switched on from the start. */
export function playAddress(name: string, choices: Choices, isPopup: boolean, item?: string, faults: Iterable<string> = []): string {
  const query = new URLSearchParams({ package: name, learner: choices.learner, window: isPopup ? 'popup' : 'frame', mode: choices.mode, strict: choices.isStrict ? '1' : '0' });
  if (choices.lang) query.set('lang', choices.lang);
  if (item !== undefined) query.set('item', item);
  const list = [...faults].join(',');
  if (list) query.set('faults', list);
  return `/play?${query.toString()}`;
}

/** Reads such an address back; anything odd becomes the plain choice. */
export function readPlayAddress(search: string): Choices & { name: string; isPopup: boolean; item: string | undefined; faults: string } {
  const query = new URLSearchParams(search);
  const mode = query.get('mode');
  return {
    name: query.get('package') ?? '',
    learner: query.get('learner')?.trim() || readChoices().learner,
    isPopup: query.get('window') === 'popup',
    mode: mode === 'browse' || mode === 'review' ? mode : 'normal',
    lang: query.get('lang') ?? '',
    isStrict: query.get('strict') !== '0',
    item: query.get('item') ?? undefined,
    faults: query.get('faults') ?? '',
  };
}
