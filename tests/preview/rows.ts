import { expect, test } from 'vitest';
import type { Lms } from '../../preview/strict/facade.ts';
import type { Standard } from '../../preview/strict/open.ts';
import { openLms } from '../../preview/strict/open.ts';

/**
 * One row of a specification. `given`: values set before, all of which must be taken. Then one call, and the error code it must end with.
 * `[source, given, element, value, code]`; sources are B4, B5, E2.6 and F3 of the project's list of what standards and real LMSs do.
 */
export type SetRow = [source: string, given: Record<string, string>, element: string, value: string, code: string];

/** `[source, given, element, code]` */
export type GetRow = [source: string, given: Record<string, string>, element: string, code: string];

/** A running session with these values set by the content. */
export function running(standard: Standard, given: Record<string, string> = {}, data: Record<string, string> = {}): Lms {
  const lms = openLms(standard, { data });
  expect(call(lms, 'initialize', '')).toEqual(['true', '0']);
  for (const [element, value] of Object.entries(given)) expect([element, ...call(lms, 'set', element, value)]).toEqual([element, 'true', '0']);
  return lms;
}

const words: Record<string, Record<string, string>> = {
  API: { initialize: 'LMSInitialize', terminate: 'LMSFinish', get: 'LMSGetValue', set: 'LMSSetValue', commit: 'LMSCommit', lastError: 'LMSGetLastError', errorString: 'LMSGetErrorString', diagnostic: 'LMSGetDiagnostic' },
  API_1484_11: { initialize: 'Initialize', terminate: 'Terminate', get: 'GetValue', set: 'SetValue', commit: 'Commit', lastError: 'GetLastError', errorString: 'GetErrorString', diagnostic: 'GetDiagnostic' },
};

/** Calls as content does; gives the result and what the standard's GetLastError then says. */
export function call(lms: Lms, what: string, ...args: unknown[]): [string, string] {
  const fn = (name: string): ((...args: unknown[]) => string) => {
    const found = lms.api[words[lms.apiName]?.[name] ?? ''];
    if (!found) throw new Error(`The API has no function for "${name}".`);
    return found;
  };
  return [fn(what)(...args), fn('lastError')()];
}

/** The error string or diagnostic of a code. */
export function ask(lms: Lms, what: 'errorString' | 'diagnostic', code: string): string {
  return call(lms, what, code)[0];
}

const short = (value: string): string => JSON.stringify(value.length > 60 ? `${value.slice(0, 12)}… (${value.length} characters)` : value);

/** Turns rows into tests. A code other than "0" also proves that the old value stays. */
export function specifySets(standard: Standard, rows: SetRow[]): void {
  test.each(rows.map((row) => [`${row[0]}: ${row[2]} = ${short(row[3])}${Object.keys(row[1]).length ? ` after ${Object.entries(row[1]).map(([e, v]) => `${e.replace('cmi.', '')} ${short(v)}`).join(', ')}` : ''} → ${row[4]}`, row] as const))('%s', (_title, row) => {
    const [, given, element, value, code] = row;
    const lms = running(standard, given);
    const before = lms.value(element);
    expect(call(lms, 'set', element, value)).toEqual([code === '0' ? 'true' : 'false', code]);
    expect(lms.value(element)).toBe(code === '0' ? value : before);
  });
}

/** Turns rows of reads into tests. */
export function specifyGets(standard: Standard, rows: GetRow[]): void {
  test.each(rows.map((row) => [`${row[0]}: reading ${row[2] || '""'} → ${row[3]}`, row] as const))('%s', (_title, row) => {
    const [, given, element, code] = row;
    const [result, error] = call(running(standard, given), 'get', element);
    expect(error).toBe(code);
    if (code !== '0') expect(result).toBe('');
  });
}
