import { describe, expect, it } from 'vitest';
import { meddler } from '../../preview/strict/meddle.ts';
import { openLms, type Standard } from '../../preview/strict/open.ts';

const words = { '1.2': { prefix: 'LMS', end: 'Finish', code: { commit: '101', end: '101' } }, '2004': { prefix: '', end: 'Terminate', code: { commit: '391', end: '111' } } };

/** A course's run-time with faults that a test switches. */
function open(standard: Standard) {
  const on = new Set<string>();
  const waits: number[] = [];
  const stored: Record<string, string>[] = [];
  const { prefix, end } = words[standard];
  const lms = openLms(standard, { meddle: meddler({ on, suspendData: 'cmi.suspend_data', block: (ms) => waits.push(ms) }), store: (data) => { stored.push(data); return true; } });
  const call = (name: string, ...args: string[]) => [lms.api[prefix + name]!(...args), lms.api[`${prefix}GetLastError`]!()];
  return { on, waits, stored, lms, call, end };
}

describe.each(['1.2', '2004'] as const)('a SCORM %s run-time with faults', (standard) => {
  const { code } = words[standard];

  it('fails in the call that is switched on, keeps nothing of it, and works again', () => {
    const { on, call, stored, lms, end } = open(standard);
    on.add('initialize');
    expect(call('Initialize', '')).toEqual(['false', '101']);
    on.clear();
    expect(call('Initialize', '')).toEqual(['true', '0']);
    on.add('set');
    expect(call('SetValue', 'cmi.suspend_data', 'x')).toEqual(['false', '101']);
    expect(lms.data()['cmi.suspend_data']).toBeUndefined();
    on.add('commit').add('terminate');
    expect(call('Commit', '')).toEqual(['false', code.commit]);
    expect(call(end, '')).toEqual(['false', code.end]);
    expect([stored, lms.state()]).toEqual([[], 'running']);
    on.clear();
    expect(call(end, '')).toEqual(['true', '0']);
    expect(lms.calls.filter(({ why }) => why === 'A fault that is switched on.').every(({ isError }) => isError)).toBe(true);
  });

  it('fails in everything once the session has expired', () => {
    const { on, call, end } = open(standard);
    call('Initialize', '');
    on.add('expired');
    expect(['GetValue', 'SetValue', 'Commit', end].map((name) => call(name, ...(name === 'GetValue' ? ['cmi.suspend_data'] : name === 'SetValue' ? ['cmi.suspend_data', 'x'] : [''])))).toEqual([['', '101'], ['false', '101'], ['false', code.commit], ['false', code.end]]);
  });

  it('takes its time to commit, and cuts a saved state without a word', () => {
    const { on, call, waits, lms } = open(standard);
    call('Initialize', '');
    on.add('slow').add('cut');
    expect(call('SetValue', 'cmi.suspend_data', 'x'.repeat(5000))).toEqual(['true', '0']);
    expect(lms.data()['cmi.suspend_data']).toHaveLength(4096);
    expect(call('Commit', '')).toEqual(['true', '0']);
    expect(waits).toEqual([3000]);
  });
});
