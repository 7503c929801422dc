import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One launch, as the history shows it. Times are ISO, durations seconds. */
export interface Session { id: string; item: string; from: string; to: string; seconds: number; status: string }

/** What an attempt has reached on one item. */
export interface Progress {
  /** The data model, flat: element → value, in the order it was set. */
  data: Record<string, string>;
  /** In the standard's own word: `completed`, `passed`… */
  status: string;
  /** 2004 only; "" otherwise. */
  success: string;
  /** As the learner would see it: `87.5`; "" where there is none. */
  score: string;
  /** 0 to 1 where the content says it. */
  progress: string;
  totalSeconds: number;
}

/** One learner's try at one package. A new try puts the old one, whole, among `earlier`. */
export interface Attempt {
  package: string;
  learner: string;
  number: number;
  startedAt: string;
  savedAt: string;
  /** By item identifier. */
  items: Record<string, Progress>;
  history: Session[];
  earlier: Omit<Attempt, 'earlier' | 'package' | 'learner'>[];
}

/** What one save of a page says. `changed` is merged into the stored data, `data` replaces it. */
export interface Save extends Omit<Progress, 'data'> {
  item: string;
  session: string;
  startedAt: string;
  seconds: number;
  data?: Record<string, string>;
  changed?: Record<string, string>;
}

/** Attempts on disk, one JSON file for each package and learner. */
export interface Attempts {
  /** A fresh one where none is stored. Throws one sentence where the file cannot be read: nothing is overwritten then. */
  read(name: string, learner: string): Attempt;
  save(name: string, learner: string, save: Save): Attempt;
  reset(name: string, learner: string): Attempt;
  /** Everybody who has an attempt, sorted by name; files that cannot be read are passed over. */
  learners(): string[];
}

/** Opens the store; `now` gives the time of day. */
export function openAttempts(folder: string, now: () => Date = () => new Date()): Attempts {
  const file = (name: string, learner: string): string =>
    join(folder, `${createHash('sha256').update(JSON.stringify([name, learner])).digest('hex').slice(0, 24)}.json`);
  const fresh = (name: string, learner: string): Attempt =>
    ({ package: name, learner, number: 1, startedAt: '', savedAt: '', items: {}, history: [], earlier: [] });

  function read(name: string, learner: string): Attempt {
    const path = file(name, learner);
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch {
      return fresh(name, learner);
    }
    try {
      return JSON.parse(text) as Attempt;
    } catch {
      throw new Error(`${path} cannot be read as JSON. Repair it, or delete it to start afresh.`);
    }
  }

  /** In one step: a crash leaves the old file or the new one, never half of one. */
  function write(attempt: Attempt): Attempt {
    mkdirSync(folder, { recursive: true });
    const path = file(attempt.package, attempt.learner);
    const draft = `${path}.${randomUUID()}.new`;
    writeFileSync(draft, JSON.stringify(attempt, null, 1));
    renameSync(draft, path);
    return attempt;
  }

  return {
    read,
    learners() {
      const names = new Set<string>();
      for (const entry of listed(folder)) {
        try {
          names.add((JSON.parse(readFileSync(join(folder, entry), 'utf8')) as Attempt).learner);
        } catch {
          // Reading that attempt itself says what is wrong with it.
        }
      }
      return [...names].sort((a, b) => a.localeCompare(b, 'en'));
    },
    save(name, learner, { item, session, startedAt, seconds, data, changed, ...reached }) {
      const attempt = read(name, learner);
      const savedAt = now().toISOString();
      const progress: Progress = { ...reached, data: data ?? { ...attempt.items[item]?.data, ...changed } };
      const line: Session = { id: session, item, from: startedAt, to: savedAt, seconds, status: [reached.status, reached.success].filter(Boolean).join(', ') };
      const isKnown = attempt.history.some(({ id }) => id === session);
      return write({
        ...attempt,
        startedAt: attempt.startedAt || startedAt,
        savedAt,
        items: { ...attempt.items, [item]: progress },
        history: isKnown ? attempt.history.map((each) => (each.id === session ? line : each)) : [...attempt.history, line],
      });
    },
    reset(name, learner) {
      const { earlier, package: _name, learner: _learner, ...last } = read(name, learner);
      if (last.savedAt === '') return fresh(name, learner);
      return write({ ...fresh(name, learner), number: last.number + 1, earlier: [...earlier, last] });
    },
  };
}

/** Attempt files; none where nothing was ever stored. */
function listed(folder: string): string[] {
  try {
    return readdirSync(folder).filter((entry) => entry.endsWith('.json'));
  } catch {
    return [];
  }
}
