import type { Fault, Model, Refusal } from './rules.ts';
import { judgeGet, judgeSet } from './rules.ts';

/** One call of the content, as it is kept in the log. */
export interface Call {
  /** Counts from 1. */
  n: number;
  /** Milliseconds since the facade was made. */
  at: number;
  fn: string;
  args: string[];
  result: string;
  errorCode: string;
  /** The standard's own words for the code; "" for 0. */
  errorString: string;
  /** No error: to read a value that was never set (2004: 403), and to ask by a read, before Initialize, whether a session is running. */
  isError: boolean;
  /** Why our own layer refused it, in one sentence; "" where it did not. */
  why: string;
  durationMs: number;
}

/** `strict`: what the standard or any real LMS refuses is refused. `lenient`: scorm-again as it is. */
export type Strictness = 'strict' | 'lenient';

/** What a facade needs of a scorm-again object; both `Scorm12API` and `Scorm2004API` have it. */
export interface Engine {
  lastErrorCode: string;
  getCMIValue(element: string): unknown;
  setCMIValue(element: string, value: string): string;
  lmsInitialize(argument?: string): string;
  lmsFinish(argument?: string): string;
  lmsGetValue(element: string): string;
  lmsSetValue(element: string, value: string): string;
  lmsCommit(argument?: string): string;
  lmsGetErrorString(code: string): string;
  lmsGetDiagnostic(code: string): string;
}

/** What differs between the two standards: names, codes and the table. */
export interface Dialect {
  /** Under this name the API object stands on the LMS window. */
  apiName: string;
  names: Record<'initialize' | 'terminate' | 'get' | 'set' | 'commit' | 'lastError' | 'errorString' | 'diagnostic', string>;
  codes: Record<Fault, number>;
  model: Model;
  /** Elements the engine may change by itself (status by mastery score): read back into the data. */
  computed: string[];
  /** Codes of reads that are no error. */
  harmless: string[];
}

/** The API object the content sees: its standard's eight functions, nothing else. */
export type ApiObject = Record<string, (...args: unknown[]) => string>;

export interface Lms {
  /** Put it on the window under `apiName`. */
  api: ApiObject;
  apiName: string;
  calls: readonly Call[];
  state(): 'new' | 'running' | 'ended';
  /** Everything set or given, flat, with what the engine computed. */
  data(): Record<string, string>;
  /** Write-only elements included; no state, no log: for the LMS itself. */
  value(element: string): string | undefined;
}

/** A call that goes wrong on purpose: it fails, or is made with other arguments. */
export interface Meddled { fails?: true; args?: unknown[] }

export interface FacadeOptions {
  strictness?: Strictness;
  /** Asked before every call but those about errors. */
  meddle?: (verb: keyof Dialect['names'], args: unknown[]) => Meddled | undefined;
  /** Given at launch: read-only elements and what an earlier session left. In the order it was set. */
  data?: Record<string, string>;
  onCall?: (call: Call) => void;
  /** Milliseconds that never jump back. */
  now?: () => number;
}

/**
 * Wraps an engine that was not initialized yet. Every call is judged before it is passed on; a refused one never reaches the engine.
 * Where the engine refuses what the standard allows (`isFinal` rows: newlines in texts, an empty choice), the facade keeps the value itself.
 */
export function facade(engine: Engine, dialect: Dialect, options: FacadeOptions = {}): Lms {
  const { names, codes, model } = dialect;
  const isStrict = options.strictness !== 'lenient';
  const now = options.now ?? (() => performance.now());
  const start = now();
  const calls: Call[] = [];
  const values = new Map<string, string>();
  /** Values that only we hold. */
  const kept = new Map<string, string>();
  let state: 'new' | 'running' | 'ended' = 'new';
  let lastError = '0';
  let lastWhy = '';

  for (const [element, value] of Object.entries(options.data ?? {})) seed(element, value);

  function seed(element: string, value: string): void {
    values.set(element, value);
    try {
      if (engine.setCMIValue(element, value) !== 'true' && isStrict) kept.set(element, value);
    } catch {
      if (isStrict) kept.set(element, value);
    }
  }

  /** Refuses, or passes on and takes the engine's error over. */
  function decide(refusal: Refusal | undefined, failed: string, pass: () => string): string {
    lastWhy = '';
    if (refusal && isStrict) {
      lastError = String(codes[refusal.fault]);
      lastWhy = refusal.why;
      return failed;
    }
    // Some of the engine's reads leave an old code standing.
    engine.lastErrorCode = '0';
    const result = String(pass());
    lastError = String(engine.lastErrorCode);
    if (isStrict && lastError !== '0' && !dialect.harmless.includes(lastError)) lastWhy = 'Refused by scorm-again.';
    return result;
  }

  const argument = (args: unknown[]): Refusal | undefined =>
    args.length === 1 && args[0] === '' ? undefined : { fault: 'argument', why: 'The argument must be exactly "".' };
  const inState = (early: Fault, late: Fault): Refusal | undefined => {
    if (state === 'new') return { fault: early, why: `${names.initialize} has not been called.` };
    return state === 'ended' ? { fault: late, why: `${names.terminate} has been called already.` } : undefined;
  };

  function initialize(args: unknown[]): string {
    const refusal = argument(args)
      ?? (state === 'running' ? { fault: 'initialized', why: 'The session is running already.' } as const : undefined)
      ?? (state === 'ended' ? { fault: 'terminated', why: 'The session has ended; a new launch starts a new one.' } as const : undefined);
    const result = decide(refusal, 'false', () => engine.lmsInitialize(''));
    if (result === 'true' && lastError === '0') state = 'running';
    return result;
  }

  function terminate(args: unknown[]): string {
    const result = decide(argument(args) ?? inState('terminate-early', 'terminate-late'), 'false', () => engine.lmsFinish(''));
    if (result === 'true' && state === 'running') state = 'ended';
    return stored(result, 'not-stored-at-end');
  }

  function commit(args: unknown[]): string {
    return stored(decide(argument(args) ?? inState('commit-early', 'commit-late'), 'false', () => engine.lmsCommit('')), 'not-stored');
  }

  /** The store's refusal comes back through the engine as its own general code. */
  function stored(result: string, fault: Fault): string {
    if (result !== 'true' && lastError === '101' && state === 'running') {
      lastError = String(codes[fault]);
      lastWhy = 'The LMS could not store the data.';
    }
    return result;
  }

  function get(args: unknown[]): string {
    const element = String(args[0] ?? '');
    const refusal = inState('get-early', 'get-late')
      ?? (args.length === 1 ? judgeGet(model, element, values) : { fault: 'argument', why: 'One argument: the element.' } as const);
    return decide(refusal, '', () => {
      const own = kept.get(element) ?? (isStrict && model.find(element)?.isFinal ? values.get(element) : undefined);
      return own ?? engine.lmsGetValue(element) ?? '';
    });
  }

  function set(args: unknown[]): string {
    const [element, value] = [String(args[0] ?? ''), String(args[1] ?? '')];
    const refusal = inState('set-early', 'set-late')
      ?? (args.length === 2 ? judgeSet(model, element, value, values) : { fault: 'argument', why: 'Two arguments: the element and its value.' } as const);
    const result = decide(refusal, 'false', () => {
      kept.delete(element);
      const answer = String(engine.lmsSetValue(element, value));
      if (answer === 'true' && engine.lastErrorCode === '0') return answer;
      if (!isStrict || !model.find(element)?.isFinal) return answer;
      kept.set(element, value);
      engine.lastErrorCode = '0';
      return 'true';
    });
    if (result === 'true') values.set(element, value);
    return result;
  }

  const errorString = (code: string): string => (code === '0' ? '' : String(engine.lmsGetErrorString(code)));

  function failed(verb: keyof Dialect['names']): string {
    lastError = String(verb === 'commit' ? codes['not-stored'] : verb === 'terminate' ? codes['not-stored-at-end'] : 101);
    lastWhy = 'A fault that is switched on.';
    return verb === 'get' ? '' : 'false';
  }

  /** Logs a call that changes or reads something. */
  const logged = (verb: keyof Dialect['names'], run: (args: unknown[]) => string) => (...args: unknown[]): string => {
    const fn = names[verb];
    const at = now();
    const meddled = options.meddle?.(verb, args);
    const isProbe = verb === 'get' && state === 'new' && !meddled?.fails;
    const result = meddled?.fails ? failed(verb) : run(meddled?.args ?? args);
    const end = now();
    const isError = lastError !== '0' && !isProbe && !dialect.harmless.includes(lastError);
    const call: Call = {
      n: calls.length + 1, at: Math.round(at - start), fn, args: args.map(String), result, errorCode: lastError, errorString: errorString(lastError),
      isError, why: lastWhy, durationMs: Math.round((end - at) * 10) / 10,
    };
    calls.push(call);
    options.onCall?.(call);
    return result;
  };
  /** Logs a question about errors without changing the last one. */
  const asked = (fn: string, run: (code: string) => string) => (...args: unknown[]): string => {
    const result = run(String(args[0] ?? ''));
    const call: Call = { n: calls.length + 1, at: Math.round(now() - start), fn, args: args.map(String), result, errorCode: '0', errorString: '', isError: false, why: '', durationMs: 0 };
    calls.push(call);
    options.onCall?.(call);
    return result;
  };

  const value = (element: string): string | undefined => {
    if (!dialect.computed.includes(element)) return values.get(element);
    const read = String(engine.getCMIValue(element) ?? '');
    return read === '' ? values.get(element) : read;
  };

  return {
    api: {
      [names.initialize]: logged('initialize', initialize),
      [names.terminate]: logged('terminate', terminate),
      [names.get]: logged('get', get),
      [names.set]: logged('set', set),
      [names.commit]: logged('commit', commit),
      [names.lastError]: asked(names.lastError, () => lastError),
      [names.errorString]: asked(names.errorString, (code) => errorString(code)),
      [names.diagnostic]: asked(names.diagnostic, (code) => (code === '' || code === lastError ? lastWhy || errorString(lastError) : String(engine.lmsGetDiagnostic(code)))),
    },
    apiName: dialect.apiName,
    calls,
    state: () => state,
    data: () => {
      const data = Object.fromEntries(values);
      for (const element of dialect.computed) {
        const read = value(element);
        if (read !== undefined) data[element] = read;
      }
      return data;
    },
    value,
  };
}
