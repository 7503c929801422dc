/** Questions on their way into a quiz: what the source says in the course’s languages, and what a person must still write. */

/** What a source says: in the language of the import, or by language. */
export type Said = string | Record<string, string> | undefined;

export type Item = { id: string; type: string } & Record<string, unknown>;

/** One question of the source. */
export interface Draft {
  line: number;
  /** Absent: the question could not be taken. */
  item?: Item;
  /** Stands above the item as a comment: what the source says that has no place in an item. */
  comment: string[];
  /** What was left out or changed, full sentences. */
  said: string[];
  /** What is still to be written: `feedback of "a"`. */
  open: string[];
}

/** Writes texts for one question, and keeps the list of what is missing. */
export function texts(languages: readonly string[], from: string, draft: Pick<Draft, 'open'>) {
  const missing = new Set<string>();
  return {
    /** A text in every language: what a language lacks begins with TODO, which lint refuses until somebody writes it. */
    say(said: Said, what: string): unknown {
      const by = typeof said === 'object' ? said : { [from]: said ?? '' };
      const known = by[from] || Object.values(by).find(Boolean) || '';
      const text = (lang: string) => by[lang] || (known ? `TODO ${known}` : 'TODO');
      if (!known) draft.open.push(what);
      else for (const lang of languages) if (!by[lang]) missing.add(lang);
      return languages.length === 1 ? text(languages[0]!) : Object.fromEntries(languages.map((lang) => [lang, text(lang)]));
    },
    /** Says at the end which languages are missing. */
    close(): void {
      for (const lang of missing) draft.open.push(`"${lang}"`);
    },
  };
}

/** A name of letters, digits and hyphens from the first words of a text; `taken` gets it, so that the next differs. */
export function nameFrom(text: string, fallback: string, taken: Set<string>): string {
  const words = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/œ/gi, 'oe').replace(/æ/gi, 'ae').toLowerCase().split(/[^a-z0-9]+/).filter(Boolean).slice(0, 5).join('-').slice(0, 40).replace(/-+$/, '');
  const base = /^[a-z]/.test(words) && words !== 'constructor' ? words : words ? `${fallback}-${words}` : fallback;
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
