/** An XLIFF 2.1 document as this project uses it: one segment a unit. */
import type { Note, State } from '../../course/translations.ts';
import type { Inline } from './inline.ts';

export const NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0';

/** Categories of the notes written here, which are made anew each time; all others are somebody’s and are kept. */
export const OWN_NOTES = ['context', 'stale'] as const;

export interface XliffUnit {
  id: string;
  /** For people, and for finding a block whose place has changed: see `Block.kind`. */
  name: string;
  source: Inline[];
  target?: Inline[];
  state: State;
  subState?: string;
  notes: Note[];
}

export interface XliffFile { id: string; original: string; units: XliffUnit[] }

export interface Xliff { source: string; target: string; files: XliffFile[] }

/** What XML 1.0 cannot hold, or would change: XLIFF writes it `<cp hex="…"/>`. */
export const UNWRITABLE = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
