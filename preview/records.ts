import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Attempt, Progress } from './attempts.ts';
import type { Json, JsonObject, LrsReply, LrsRequest } from './lrs/exchange.ts';
import { isObject, reply } from './lrs/exchange.ts';
import type { Fault } from './lrs/lrs.ts';
import { openLaunches, type LaunchOptions, type Launches } from './lrs/launches.ts';
import type { Violation } from './lrs/cmi5-rules.ts';

/** ADL's list of what cmi5 requires, by id (adlnet/CATAPULT). */
const requirements = createRequire(import.meta.url)('@cmi5/requirements') as { [id: string]: { txt: string } | undefined };

/** What the inspector shows of one learner's registration. */
export interface LearnerRecord {
  registration: string;
  isOpen: boolean;
  /** Oldest first. */
  statements: JsonObject[];
  /** The content's own documents, by their ids. */
  documents: { [id: string]: string };
  /** The last requests, oldest first; 0: no answer was given. */
  requests: { method: string; resource: string; status: number; verbs: string[] }[];
  /** `text`: the rule in the specification's words, where it has an id there. */
  violations: (Violation & { text: string })[];
  reached: Progress;
}

/** The LRS of the local LMS: one for all learners, kept on disk. */
export interface Records {
  /** The query a package is launched with. */
  launch(name: string, options: Omit<LaunchOptions, 'registration'>, base: string): string;
  answer(request: LrsRequest): LrsReply | undefined;
  token(key: string): LrsReply;
  read(name: string, learner: string): LearnerRecord;
  /** As the other packages' attempts look; nothing was kept before the first launch. */
  attempt(name: string, learner: string): Attempt;
  /** A new registration. */
  reset(name: string, learner: string): void;
  /** What the LRS does wrong from now on. */
  setFault(name: string): void;
}

/** Faults by the names the inspector offers; `429` asks to wait ten seconds, `hang` never answers. */
const faults: { [name: string]: Fault } = {
  ...Object.fromEntries([400, 401, 403, 404, 409, 412, 413, 500, 503].map((status) => [status, reply(status, 'Switched on in the inspector.')])),
  429: reply(429, 'Switched on in the inspector.', { 'retry-after': '10' }),
  hang: reply(0),
  lost: 'lost',
  dead: 'dead',
};

interface Kept { registrations: { [key: string]: { id: string; number: number; startedAt: string } }; statements: JsonObject[]; documents: [string, string][] }

/** Opens the store; a file that cannot be read is an error, because it would be overwritten. */
export function openRecords(folder: string, now: () => Date = () => new Date()): Records {
  const file = join(folder, 'lrs.json');
  const launches: Launches = openLaunches({ newId: randomUUID, now });
  const { lrs } = launches;
  const kept = load(file);
  lrs.statements.push(...kept.statements);
  for (const [key, text] of kept.documents) lrs.documents.set(key, text);

  function keep(): void {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify({ registrations: kept.registrations, statements: lrs.statements, documents: [...lrs.documents] } satisfies Kept));
    renameSync(`${file}.new`, file);
  }
  const keyOf = (name: string, learner: string): string => JSON.stringify([name, learner]);
  const held = (name: string, learner: string) => kept.registrations[keyOf(name, learner)];
  const of = (registration: string): JsonObject[] => lrs.statements.filter(({ context }) => isObject(context) && context.registration === registration);

  return {
    launch(name, options, base) {
      const key = keyOf(name, options.learner);
      const registration = (kept.registrations[key] ??= { id: randomUUID(), number: 1, startedAt: now().toISOString() });
      const query = launches.launch({ ...options, registration: registration.id }, base).toString();
      keep();
      return query;
    },
    answer(request) {
      const given = lrs.answer(request);
      if (request.method !== 'GET') keep();
      return given;
    },
    token: (key) => launches.token(key),
    read(name, learner) {
      const registration = held(name, learner)?.id ?? '';
      const statements = of(registration);
      const own = [...lrs.documents].map(([key, text]) => [key.split('\n'), text] as const).filter(([parts]) => parts.includes(registration) && parts.at(-1) !== 'LMS.LaunchData');
      return {
        registration,
        isOpen: launches.isOpen(registration),
        statements,
        documents: Object.fromEntries(own.map(([parts, text]) => [parts.at(-1)!, text])),
        requests: lrs.log.slice(-200).map(({ method, resource, status, body }) => ({ method, resource, status, verbs: resource === 'statements' ? verbsOf(body) : [] })),
        violations: launches.violations.filter((each) => each.registration === registration).map(({ id, why }) => ({ id, why, text: requirements[id]?.txt ?? '' })),
        reached: reachedBy(statements),
      };
    },
    attempt(name, learner) {
      const registration = held(name, learner);
      const statements = of(registration?.id ?? '');
      const savedAt = String(statements.at(-1)?.timestamp ?? '');
      return { package: name, learner, number: registration?.number ?? 1, startedAt: registration?.startedAt ?? '', savedAt, items: savedAt ? { course: reachedBy(statements) } : ({} as Attempt['items']), history: [], earlier: [] };
    },
    reset(name, learner) {
      const before = held(name, learner);
      if (before) kept.registrations[keyOf(name, learner)] = { id: randomUUID(), number: before.number + 1, startedAt: now().toISOString() };
      keep();
    },
    setFault(name) {
      const fault = faults[name];
      lrs.fault = fault && (() => fault);
    },
  };
}

function load(file: string): Kept {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    // Nothing was ever kept.
    return { registrations: {}, statements: [], documents: [] };
  }
  try {
    return JSON.parse(text) as Kept;
  } catch {
    throw new Error(`${file} cannot be read as JSON. Repair it, or delete it to start afresh.`);
  }
}

const lastPart = (id: Json | undefined): string => String(id ?? '').split('/').at(-1)!;
const verbOf = ({ verb }: JsonObject): string => (isObject(verb) ? lastPart(verb.id) : '');

function verbsOf(body: string): string[] {
  try {
    return ([JSON.parse(body)] as Json[]).flat().filter(isObject).map(verbOf);
  } catch {
    // A body that is no JSON has no verbs; the LRS has refused it.
    return [];
  }
}

/** Status, score and times as the statements tell them; the last one counts. */
function reachedBy(statements: JsonObject[]): Progress {
  const reached: Progress = { data: {}, status: 'incomplete', success: '', score: '', progress: '', totalSeconds: 0 };
  for (const statement of statements) {
    const verb = verbOf(statement);
    const result = isObject(statement.result) ? statement.result : {};
    if (verb === 'completed') Object.assign(reached, { status: 'completed', progress: '1' });
    if (verb === 'passed' || verb === 'failed') reached.success = verb;
    if (/^(completed|passed|failed)$/.test(verb) && isObject(result.score)) reached.score = String(result.score.raw ?? '');
    if (verb === 'progressed' && isObject(result.extensions)) reached.progress = String(Number(Object.values(result.extensions)[0]) / 100);
    if (/^(terminated|suspended)$/.test(verb)) reached.totalSeconds += Number(/^PT([\d.]+)S$/.exec(String(result.duration))?.[1] ?? 0);
  }
  return reached;
}
