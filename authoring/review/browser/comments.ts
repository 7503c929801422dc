/** The list of an expert’s comments: what is kept, how two lists become one, and in which order they are read. Pure. */

export interface Comment {
  /** Unique wherever it was written: how a merge tells an edited comment from a new one. */
  id: string;
  /** The block it hangs on. */
  block: string;
  /** Page that holds the block. */
  page: string;
  lang: string;
  file: string;
  line: number;
  about: string;
  /** The block’s first words when it was written. */
  words: string;
  text: string;
  by: string;
  /** ISO 8601. */
  at: string;
}

/** Both lists as one; of a comment that is in both, the later stays. `news`: how many came or changed. */
export function merged(own: readonly Comment[], others: readonly Comment[]): { all: Comment[]; news: number } {
  const all = new Map(own.map((comment) => [comment.id, comment]));
  let news = 0;
  for (const comment of others) {
    const known = all.get(comment.id);
    if (known && (known.at >= comment.at || known.text === comment.text)) continue;
    all.set(comment.id, comment);
    news++;
  }
  return { all: sorted([...all.values()]), news };
}

/** By file, line and time. */
export const sorted = (comments: readonly Comment[]): Comment[] => [...comments].sort((one, other) => compare(one.file, other.file) || one.line - other.line || compare(one.at, other.at));

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** What was kept, as far as it is a list of comments: the store is open to anything. */
export function parsed(kept: string | null): Comment[] {
  try {
    const list: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(list) ? list.filter(isComment) : [];
  } catch {
    // Protects the review from a store that holds something else: the expert begins anew.
    return [];
  }
}

const texts = ['id', 'block', 'page', 'lang', 'file', 'about', 'words', 'text', 'by', 'at'] as const;
const isComment = (value: unknown): value is Comment => typeof value === 'object' && value !== null && texts.every((key) => typeof (value as Comment)[key] === 'string') && Number.isInteger((value as Comment).line);
