import validate from '@learninglocker/xapi-validation';
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reply, type LrsRequest } from '../../preview/lrs/exchange.ts';
import { openLrs, type Fault, type Lrs } from '../../preview/lrs/lrs.ts';
import { tellBeside } from '../../targets/beside/beside.ts';
import { connectTo, settingsOf, type Settings } from '../../targets/beside/settings.ts';
import { sha256 } from '../../targets/beside/sha256.ts';
import { dialect as dialect12 } from '../../targets/scorm12/adapter.ts';
import { dialect as dialect2004 } from '../../targets/scorm2004/adapter.ts';
import { decodeState } from '../../tracking/state.ts';
import { answer, change } from '../tracking/fake-port.ts';
import { desk, learner, standards, type Desk, type Standard } from './desk.ts';
import type { FakeLms } from './fake-lms.ts';
import { told } from './fake-lrs.ts';
import { kinds } from './kinds.ts';

const endpoint = 'https://lrs.example/xapi/';
const settings: Settings = { endpoint, accounts: 'https://lms.example', salt: 'grain of salt', freeText: false, credentials: 'Basic a2V5' };
const dialects = { 'SCORM 1.2': dialect12, 'SCORM 2004': dialect2004 } as Record<string, typeof dialect12>;

/** What the LRS's host, and the broker's, do with a request; `undefined`: no answer arrives. */
type Host = (address: string, init: RequestInit) => Promise<{ status: number; headers: Headers; text(): Promise<string> }>;

const answered = ({ status, body, headers = {} }: { status: number; body: string; headers?: Record<string, string> }) => ({ status, headers: new Headers(headers), text: () => Promise.resolve(body) });
const hostOf = (lrs: Lrs): Host => async (address, { method = 'GET', headers, body }) => {
  const url = new URL(address);
  const lower = Object.fromEntries(Object.entries(headers as Record<string, string>).map(([name, value]) => [name.toLowerCase(), value]));
  const given = lrs.answer({ method, resource: url.pathname.slice('/xapi/'.length), query: url.searchParams, headers: lower, body: String(body ?? '') });
  if (!given) throw new TypeError('Failed to fetch');
  return answered(given);
};

/** The standard, told to an LRS as well; `sent` is every request to another host. */
function beside(standard: Standard, host: Host, changes: Partial<Settings> = {}) {
  const sent: { address: string; init: RequestInit }[] = [];
  const adapter = tellBeside((env) => {
    const own = env.window.fetch;
    Object.assign(env.window, { document: { documentElement: { lang: 'fr' }, title: 'Écouter · Cours' } });
    env.window.fetch = ((address: string, init: RequestInit) => {
      if (!/^https:/.test(address)) return own(address, init);
      sent.push({ address, init });
      return host(address, init);
    }) as typeof fetch;
    return standard.adapter(env);
  }, dialects[standard.name]!, { ...settings, ...changes }, (state) => String(decodeState(state).state?.seed));
  return { standard: { ...standard, adapter }, sent };
}

/** What the LMS was asked and told, but for the question that only these packages have, and to the second. */
const callsOf = ({ calls }: FakeLms): string[] => calls.filter((call) => call !== 'GetValue(cmi.launch_data)').map((call) => call.replace(/(session_time,).*/, '$1…)'));

/** Lets the page paint, time pass, and every request come back. */
async function wait({ computer }: Desk, ms: number): Promise<void> {
  await computer.settle();
  await computer.pass(ms);
  for (let turn = 0; turn < 20; turn++) await computer.settle();
}

/** A learner answers, waits, passes the final and leaves; what the LMS was told, in order. */
async function learn(standard: Standard, data: Record<string, string> = {}): Promise<FakeLms & { log: string[] }> {
  const given = desk(standard, { reporting: 'completed-passed-failed' });
  const lms = given.lms(data);
  const { session } = await given.open(lms);
  session.visit('fr-one');
  session.change(change('one/a', '1=x', { answers: [answer('q1')] }));
  await wait(given, 1000);
  session.change(change('one/b', '1=y', { answers: [answer('q2', 1)] }));
  await wait(given, 60_000);
  for (const id of ['two/c', 'two/d']) session.change(change(id, '1=z'));
  session.change(change('exam', '2=y', { scaled: 0.9, isFinal: true, answers: [answer('q3', 2)] }));
  await wait(given, 700_000);
  session.hide();
  session.close('suspend');
  await given.computer.settle();
  return Object.assign(lms, { log: given.log });
}

beforeEach(() => { vi.spyOn(console, 'warn').mockImplementation(() => {}); });
afterEach(() => vi.restoreAllMocks());

describe('SHA-256', () => {
  it('is what everybody else’s is', () => {
    for (let length = 0; length < 200; length++) {
      const text = 'é€a'.repeat(length).slice(0, length);
      expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }
    expect(sha256('x'.repeat(100_000))).toBe(createHash('sha256').update('x'.repeat(100_000)).digest('hex'));
  });
});

describe.each(standards)('beside $name, an LRS', (standard) => {
  it('is told what happened, by an account that is a hash and no name', async () => {
    const lrs = openLrs({ admit: ({ headers }) => (headers.authorization === 'Basic a2V5' ? undefined : reply(401)) });
    await learn(beside(standard, hostOf(lrs)).standard);
    expect(told(lrs)).toEqual(['initialized course', 'experienced one', 'answered q1', 'progressed course', 'answered q2', 'progressed course', 'answered q3', 'completed course', 'passed course', 'suspended course']);
    const account = { homePage: 'https://lms.example', name: createHash('sha256').update(`grain of salt${learner}`).digest('hex') };
    for (const each of lrs.statements) expect(each).toMatchObject({ actor: { objectType: 'Agent', account }, context: { contextActivities: { category: [{ id: 'https://w3id.org/xapi/scorm' }] } } });
    expect(JSON.stringify(lrs.log)).not.toContain(learner);
    expect(lrs.statements.flatMap((each) => validate(each).map((warning) => JSON.stringify(warning)))).toEqual([]);
  });

  it.each<[string, Host]>([
    ['that takes everything', hostOf(openLrs())],
    ['that is down', async () => { throw new TypeError('Failed to fetch'); }],
    ['that never answers', () => new Promise(() => {})],
    ['whose fetch itself throws', () => { throw new Error('blocked'); }],
    ['that refuses the key (401)', async () => answered(reply(401))],
    ['that forbids it (403)', async () => answered(reply(403))],
    ['that is not there (404)', async () => answered(reply(404))],
    ['that is busy (429)', async () => answered(reply(429, '', { 'Retry-After': '30' }))],
    ['that fails (500)', async () => answered(reply(500))],
    ['that finds every statement bad (400)', async () => answered(reply(400, 'bad'))],
    ['that answers with a page', async () => answered(reply(200, '<html>Sign in</html>'))],
  ])('%s leaves the LMS’s calls as they are without it', async (_what, host) => {
    const without = await learn(standard);
    const { standard: told, sent } = beside(standard, host);
    const withIt = await learn(told);
    expect(callsOf(withIt)).toEqual(callsOf(without));
    expect(Object.keys(withIt.stored)).toEqual(Object.keys(without.stored));
    expect(withIt.stored[standard.state]).toBe(without.stored[standard.state]);
    expect(sent.length).toBeGreaterThan(0);
  });

  it('that is busy is not asked again before the time it names, one that is down ever less often, one that forbids it never', async () => {
    const count = async (host: Host) => {
      const { standard: told, sent } = beside(standard, host);
      const { log } = await learn(told);
      return { requests: sent.length, log };
    };
    expect((await count(async () => answered(reply(429, '', { 'Retry-After': '3000' })))).requests).toBeLessThan(4);
    expect((await count(async () => { throw new TypeError('x'); })).requests).toBeLessThan(14);
    const { requests, log } = await count(async () => answered(reply(403)));
    expect(requests).toBeLessThan(4);
    expect(log).toContain('beside: 403 ');
  });

  it('gets what it missed, once, when it answers again, in the next launch too', async () => {
    const lrs = openLrs();
    let isDown = true;
    const { standard: told12 } = beside(standard, (address, init) => (isDown ? Promise.reject(new TypeError('x')) : hostOf(lrs)(address, init)));
    const given = desk(told12);
    const lms = given.lms();
    const first = await given.open(lms);
    first.session.change(change('one/a', '1=x', { answers: [answer('q1')] }));
    await wait(given, 1000);
    first.session.close('suspend');
    await given.computer.settle();
    first.kill();
    isDown = false;
    lms.state = 'idle';
    lms.data = { ...lms.stored };
    const second = await given.open(lms);
    await wait(given, 1000);
    second.session.close('suspend');
    await given.computer.settle();
    expect(told(lrs)).toEqual(['initialized course', 'answered q1', 'progressed course', 'suspended course', 'resumed course', 'suspended course']);
    const registrations = new Set(lrs.statements.map(({ context }) => (context as { registration: string }).registration));
    expect(registrations.size).toBe(1);
  });

  it('gets no typed text unless the course says so', async () => {
    const typed = (freeText: boolean) => async () => {
      const lrs = openLrs();
      const { standard: told } = beside(standard, hostOf(lrs), { freeText });
      const given = desk(told);
      const { session } = await given.open(given.lms());
      session.change(change('one/a', '1=x', { answers: kinds.map((interaction, index) => ({ ...answer(`q${index}`, index), interaction })) }));
      await wait(given, 1000);
      return Object.fromEntries(lrs.statements.filter(({ result }) => result && 'completion' in (result as object) && 'duration' in (result as object)).map(({ object, result }) => [(object as { definition: { interactionType?: string } }).definition.interactionType, (result as { response?: string }).response]));
    };
    const [silent, open] = [await typed(false)(), await typed(true)()];
    expect([silent['fill-in'], silent['long-fill-in']]).toEqual([undefined, undefined]);
    expect(open['fill-in']).toBeTruthy();
    expect(open['long-fill-in']).toBeTruthy();
    expect(silent.choice).toBe(open.choice);
  });

  it.each<[string, Record<string, string>]>([['in review', { [standard.mode]: 'review' }], ['in browse', { [standard.mode]: 'browse' }], ['for a learner without an id', { [standard.learner]: '' }]])('is told nothing %s', async (_when, data) => {
    const { standard: told, sent } = beside(standard, hostOf(openLrs()));
    await learn(told, data);
    expect(sent).toEqual([]);
  });

  it('asks for little that outlives the page: the LMS’s own last word needs that room', async () => {
    const { standard: told, sent } = beside(standard, hostOf(openLrs()));
    const given = desk(told);
    const { session } = await given.open(given.lms());
    session.change(change('one/a', '1=x', { answers: Array.from({ length: 40 }, (_none, index) => answer(`q${index}`, index)) }));
    await wait(given, 1000);
    expect(sent.filter(({ init }) => init.keepalive).every(({ init }) => String(init.body).length < 6000)).toBe(true);
    expect(sent.some(({ init }) => !init.keepalive)).toBe(true);
  });

  it('fills at most a part of the device', async () => {
    const { standard: told } = beside(standard, async () => { throw new TypeError('x'); });
    const given = desk(told);
    const { session } = await given.open(given.lms());
    for (let round = 0; round < 40; round++) {
      session.change(change('one/a', '1=x', { answers: Array.from({ length: 6 }, (_none, index) => ({ ...answer(`q${round}-${index}`, index), text: 'x'.repeat(3000) })) }));
      await wait(given, 1000);
    }
    for (const [key, text] of given.computer.kept) if (key.includes('beside/')) expect(text.length).toBeLessThan(200_000);
    expect(session.status()).toBe('saved');
  });
});

describe('the key of the LRS', () => {
  const [standard] = standards as [Standard];
  const admit = ({ headers }: LrsRequest) => (headers.authorization === 'Basic dG9rZW4' ? undefined : reply(401));
  const { credentials: _, ...keyless } = settings;
  const start = (broker: (body: Record<string, string>) => Fault, data: Record<string, string> = {}) => {
    const lrs = openLrs({ admit });
    const asked: Record<string, string>[] = [];
    const host: Host = async (address, init) => {
      if (!address.startsWith('https://broker.example/')) return hostOf(lrs)(address, init);
      asked.push(JSON.parse(String(init.body)) as Record<string, string>);
      const given = broker(asked.at(-1)!);
      if (typeof given !== 'object') throw new TypeError('x');
      return answered(given);
    };
    const { standard: told, sent } = beside(standard, host, { ...keyless, credentials: undefined, broker: 'https://broker.example/token' });
    return { lrs, asked, sent, run: () => learn(told, data) };
  };

  it('comes from a broker, which is told the course, the hashed learner and what the LMS gave for this launch', async () => {
    const { lrs, asked, run } = start(() => reply(200, '{"auth-token":"dG9rZW4"}'), { 'cmi.launch_data': 'proof=1' });
    await run();
    expect(told(lrs).at(-1)).toBe('suspended course');
    expect(asked).toEqual([{ course: 'https://course.invalid/course', learner: createHash('sha256').update(`grain of salt${learner}`).digest('hex'), registration: expect.stringMatching(/^[\da-f-]{36}$/), launchData: 'proof=1' }]);
  });

  it('is asked for once more when it no longer holds, and not for ever', async () => {
    let given = 0;
    const renewed = start(() => reply(200, `{"auth-token":"${given++ ? 'dG9rZW4' : 'old'}"}`));
    await renewed.run();
    expect([renewed.asked.length, told(renewed.lrs).at(-1)]).toEqual([2, 'suspended course']);
    const refused = start(() => reply(200, '{"auth-token":"old"}'));
    await refused.run();
    expect(refused.asked.length).toBe(2);
  });

  it.each<[string, Fault]>([['down', 'dead'], ['busy', reply(429)], ['failing', reply(500)], ['refusing', reply(403)], ['answering with a page', reply(200, '<html>')], ['answering with no key', reply(200, '{"auth-token":{}}')]])('that a broker %s does not give changes nothing for the LMS', async (_how, fault) => {
    const without = await learn(standard);
    const { run } = start(() => fault);
    expect(callsOf(await run())).toEqual(callsOf(without));
  });

  it('comes from the LMS’s launch data, and without one nothing is sent', async () => {
    for (const [data, last] of [['auth=Basic%20dG9rZW4', 'suspended course'], ['auth=dG9rZW4', 'suspended course'], ['', undefined], ['<script>', undefined], ['auth=', undefined], ['auth=a%0Ab', undefined]] as const) {
      const lrs = openLrs({ admit });
      const { standard: told12, sent } = beside(standard, hostOf(lrs), { credentials: undefined });
      await learn(told12, { 'cmi.launch_data': data });
      expect(told(lrs).at(-1)).toBe(last);
      if (!last) expect(sent).toEqual([]);
    }
  });
});

describe('what the package holds of it', () => {
  it('is what it needs, and hosts by name', () => {
    expect(settingsOf({ endpoint, accounts: 'https://lms.example', freeText: false })).toEqual({ endpoint, accounts: 'https://lms.example', salt: '', freeText: false });
    expect(connectTo(settings)).toBe("'self' https://lrs.example");
    expect(connectTo({ endpoint, broker: 'https://broker.example:8443/token' })).toBe("'self' https://lrs.example https://broker.example:8443");
    expect(connectTo({ endpoint, broker: 'https://lrs.example/token' })).toBe("'self' https://lrs.example");
  });
});
