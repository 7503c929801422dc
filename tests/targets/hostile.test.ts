import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { adapter as cmi5 } from '../../targets/cmi5/adapter.ts';
import { adapter as web } from '../../targets/web/adapter.ts';
import { adapter as xapi } from '../../targets/xapi/adapter.ts';
import type { Adapter } from '../../targets/target.ts';
import { hash } from '../../tracking/hash.ts';
import { openSession } from '../../tracking/session.ts';
import type { Session } from '../../tracking/session-types.ts';
import { decodeState, encodeState, freshState } from '../../tracking/state.ts';
import { change, fakeComputer, answer as told, withFinal } from '../tracking/fake-port.ts';
import { desk, standards } from './desk.ts';
import { settle } from './fake-lms.ts';
import { fakeCmi5, fakeLrs, iri, registration, type FakeBrowser } from './fake-lrs.ts';

/** What comes from an LMS, a launch address or storage may be anything: it is taken for what it should be, or not at all. */
const markup = '<img src=x onerror=alert(1)>"\'`${alert(1)}\u0000\ud800';
const megabytes = 'é<'.repeat(600_000);
const values: unknown[] = [
  null, true, 0, -1, 1e308, '', ' ', markup, megabytes, [], [null], ['https://lms.example'], {}, { id: {} }, [[[]]],
  'javascript:alert(1)', 'JAVASCRIPT:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//evil.example', 'https:evil', 'https://u:p@lms.example/',
  'constructor', '__proto__', 'toString', { toString: 1, valueOf: null }, { length: 1e9 }, { then: 'x' },
  JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}'),
];
const small = values.filter((value) => value !== megabytes);
const short = (value: unknown): string => (JSON.stringify(value) ?? '').slice(0, 40);
const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const polluted = '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},"name":{"__proto__":[]}}';

/** A repeatable draw of numbers 0 ≤ x < 1. */
function draws(seed: number): () => number {
  let last = seed;
  return () => (last = (Math.imul(last, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}
const pick = <T>(draw: () => number, list: readonly T[]): T => list[Math.floor(draw() * list.length)]!;

/** Any JSON, built from the values above. */
function anything(draw: () => number, depth = 3): unknown {
  if (!depth || draw() < 0.5) return pick(draw, small);
  if (draw() < 0.4) return Array.from({ length: Math.floor(draw() * 4) }, () => anything(draw, depth - 1));
  const names = ['__proto__', 'constructor', 'name', 'mbox', 'account', 'homePage', 'contextActivities', 'extensions', 'parent', 'grouping', 'category', 'id'];
  return JSON.parse(`{${names.filter(() => draw() < 0.4).map((name) => `${JSON.stringify(name)}:${JSON.stringify(anything(draw, depth - 1)) ?? 'null'}`).join(',')}}`);
}

/** Opens a course, learns a little, leaves: nothing of it may throw, whatever the launch was. */
async function learn(adapter: Adapter, page: FakeBrowser, computer = fakeComputer()): Promise<Session> {
  const port = adapter(page.env);
  const session = await openSession({ ...computer, outline: withFinal, port, device: page.device });
  await computer.settle();
  session.visit('fr-one');
  session.change(change('one/a', '1=x', { answers: [told('q1')] }));
  session.change(change('exam', '2=y', { scaled: 0.9, isFinal: true, answers: [told('q2', 1)] }));
  await computer.settle();
  await settle();
  session.hide();
  session.close('suspend', true);
  await computer.settle();
  await settle();
  for (const timer of page.window.timers.splice(0)) timer.work();
  await settle();
  return session;
}

/** What a page must never come to. */
function expectHarmless(page: FakeBrowser, session: Session): void {
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  expect([session.learner.id, session.learner.name, session.mode, session.savedPage ?? '', session.language ?? ''].map((each) => typeof each)).toEqual(Array(5).fill('string'));
  expect(['normal', 'browse', 'review']).toContain(session.mode);
  for (const { address } of page.sent) expect(address).toMatch(/^https?:\/\/[^/]/);
  for (const address of page.left) expect(address).toMatch(/^https?:\/\/[^/]/);
  for (const [key, text] of page.device.kept) if (!key.endsWith('/old')) expect(text.length).toBeLessThan(2_000_000);
}

const rejections: unknown[] = [];
const note = (reason: unknown) => void rejections.push(reason);
beforeEach(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  process.on('unhandledRejection', note);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.off('unhandledRejection', note);
  expect(rejections.splice(0)).toEqual([]);
});

const parameters = { cmi5: ['endpoint', 'fetch', 'actor', 'registration', 'activityId'], xapi: ['endpoint', 'auth', 'actor', 'registration', 'activity_id', 'Accept-Language'] } as const;

describe.each(['cmi5', 'xapi'] as const)('a launch address of %s', (standard) => {
  const start = (given: Record<string, string>) => {
    if (standard === 'xapi') return fakeLrs().page(undefined, { isScored: true }, given);
    const fake = fakeCmi5();
    const launched = fake.launch();
    for (const [name, value] of Object.entries(given)) launched.set(name, value);
    return fake.page(launched, undefined, { isScored: true });
  };
  const adapter = standard === 'cmi5' ? cmi5 : xapi;

  it.each(parameters[standard].flatMap((name) => [...values.map(asText), polluted].map((value) => [name, short(value), value] as const)))('with %s = %s does no harm', async (name, _short, value) => {
    const page = start({ [name]: value });
    expectHarmless(page, await learn(adapter, page));
  });

  it('of nothing but chance does no harm', async () => {
    const draw = draws(1);
    for (let round = 0; round < 60; round++) {
      const given = Object.fromEntries(parameters[standard].filter(() => draw() < 0.5).map((name) => [name, asText(anything(draw)) ?? '']));
      const page = start(given);
      expectHarmless(page, await learn(adapter, page));
    }
  });

  it('that is not one at all leaves the learner a course', async () => {
    for (const given of [Object.fromEntries(parameters[standard].map((name) => [name, ''])), Object.fromEntries(parameters[standard].map((name) => [name, megabytes]))]) {
      const page = start(given);
      const session = await learn(adapter, page);
      expect(page.sent).toEqual([]);
      expect(session.isActivityDone('one/a')).toBe(true);
    }
  });
});

describe('what a cmi5 LMS answers', () => {
  const launchData = (lms: ReturnType<typeof fakeCmi5>['lms'], data: unknown) => {
    const key = [...lms.lrs.documents.keys()].find((each) => each.endsWith('LMS.LaunchData'))!;
    lms.lrs.documents.set(key, typeof data === 'string' ? data : JSON.stringify(data));
  };
  const template = { contextActivities: { grouping: [{ id: `${iri}/au` }] }, extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': 's' } };
  const names = ['contextTemplate', 'launchMode', 'masteryScore', 'returnURL', 'moveOn', 'entitlementKey'];

  async function launched(data: unknown) {
    const fake = fakeCmi5();
    const page = fake.page(fake.launch({ languagePreference: 'fr' }), undefined, { isScored: true });
    launchData(fake.lms, data);
    const session = await learn(cmi5, page);
    expectHarmless(page, session);
    return { ...fake, page, session };
  }

  it.each(names.flatMap((name) => values.map((value) => [name, short(value), value] as const)))('as %s = %s does no harm', async (name, _short, value) => void (await launched({ contextTemplate: template, [name]: value })));

  it.each(['contextActivities', 'extensions', 'language', 'registration'].flatMap((name) => values.map((value) => [name, short(value), value] as const)))('as %s of the template = %s does no harm', async (name, _short, value) => void (await launched({ contextTemplate: { ...template, [name]: value } })));

  it.each(['parent', 'grouping', 'category', 'other', '__proto__'].flatMap((name) => values.map((value) => [name, short(value), value] as const)))('as %s among the template’s activities = %s does no harm', async (name, _short, value) => void (await launched({ contextTemplate: { contextActivities: { [name]: value } } })));

  it('by chance does no harm', async () => {
    const draw = draws(2);
    for (let round = 0; round < 60; round++) await launched(Object.fromEntries(names.map((name) => [name, anything(draw)])));
  });

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'data:text/html,<script>', 'vbscript:x', '//evil.example', 'blob:https://x', ['https://lms.example/'], { href: 'https://lms.example/' }])('as returnURL %o takes the learner nowhere', async (returnURL) => {
    const { page } = await launched({ contextTemplate: template, returnURL });
    expect(page.left).toEqual([]);
  });

  it('as one activity where a list should be (xAPI 1.0.3 allows it) stands first in what is told', async () => {
    const { lms } = await launched({ contextTemplate: { contextActivities: { grouping: { id: 'https://lms.example/block' } } } });
    const own = lms.lrs.log.filter(({ method, resource }) => method === 'POST' && resource === 'statements').flatMap(({ body }) => JSON.parse(body) as { context: { contextActivities: { grouping: unknown[] } } }[]);
    expect(own.length).toBeGreaterThan(0);
    for (const { context } of own) expect(context.contextActivities.grouping[0]).toEqual({ id: 'https://lms.example/block' });
  });

  it('as a token or preferences of the wrong kind does no harm', async () => {
    for (const value of [...values, { 'auth-token': {} }, { 'auth-token': [1] }, { 'auth-token': 'a\nb' }, { 'error-code': {}, 'error-text': markup }, { languagePreference: 5 }, { languagePreference: [] }, { languagePreference: {} }]) {
      const fake = fakeCmi5();
      const text = asText(value);
      const page = fake.page(fake.launch({ languagePreference: 'fr' }), undefined, { isScored: true });
      for (const key of fake.lms.lrs.documents.keys()) if (key.startsWith('agents/profile')) fake.lms.lrs.documents.set(key, text);
      expectHarmless(page, await learn(cmi5, page));
      const { token } = fake.lms;
      const other = fakeCmi5();
      Object.assign(other.lms, { token: (key: string) => (text ? { status: 200, body: text, headers: {} } : token(key)) });
      const next = other.page(other.launch(), undefined, { isScored: true });
      expectHarmless(next, await learn(cmi5, next));
    }
  });
});

/** Saved states that are none, and some with a right checksum that hold nonsense. */
const signed = (body: string) => `1.${hash(`1.${body}`).toString(36).padStart(7, '0')}${body}`;
const garbage: [string, string][] = [
  ['markup', markup], ['a script', '<script>alert(1)</script>'], ['JSON', '{"state":{"__proto__":{"isAdmin":true}}}'], ['prototype keys', polluted], ['megabytes', megabytes], ['a number', '42'], ['a word', 'none'],
  ['another tool’s bookmark', '{"v":1,"d":[123,34,112]}'], ['half a character', '1.abcdefg|r1\ud800'], ['a state cut in the middle', encodeState({ ...freshState(7), revision: 3 }, Infinity).text.slice(0, -4)], ['a later edition', '2.0000000|r1'],
];
const nonsense: [string, string][] = [
  ['unknown fields', '|zzz|r1|q__proto__|!|'], ['prototype names as activities', '|r1|a__proto__/D/x|aconstructor/DX/y|atoString/D'], ['markup in a page', `|r1|p<script>alert(1)</script>|w<b>`],
  ['huge numbers', '|rzzzzzzzzz|szzzzzzzzz|jzzzzzzzzz|kCPzzzz|aa/Dzzzz/x'], ['the same field often', '|r1'.repeat(5000)], ['a field without an end', `|aa/D/${'"'.repeat(99)}`], ['activities by the hundred', Array.from({ length: 300 }, (_none, index) => `|ax${index}/D/x`).join('')],
];

describe.each(standards)('a saved state of $name', (standard) => {
  it.each([...garbage, ...nonsense.map(([name, body]) => [name, signed(body)] as [string, string])])('that is %s does no harm, and one that cannot be read is left alone until the learner acts', async (_name, text) => {
    const given = desk(standard);
    const lms = given.lms({ [standard.state]: text });
    const { session } = await given.open(lms);
    const isRead = decodeState(text.trim()).state !== undefined;
    if (!isRead) expect(lms.stored[standard.state]).toBe(text);
    if (!isRead && text.trim()) expect(session.status()).toBe('unread');
    session.change(change('one/a', '1=x', { answers: [told('q1')] }));
    await given.computer.settle();
    expect(session.isActivityDone('one/a')).toBe(true);
    expect(decodeState(lms.stored[standard.state]!).state?.activities.get('a')?.isDone).toBe(true);
    if (!isRead && text.trim()) expect([...given.computer.kept.values()]).toContain(text.trim());
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(session.close('suspend')).toBe(false);
  });

  it('that is larger than a store takes is left as it is', async () => {
    const given = desk(standard);
    const text = signed(Array.from({ length: 5000 }, (_none, index) => `|ax${index}/D/x`).join(''));
    const lms = given.lms({ [standard.state]: text });
    const { session } = await given.open(lms);
    session.change(change('one/a', '1=x', { answers: [told('q1')] }));
    await given.computer.settle();
    expect(lms.stored[standard.state]).toBe(text);
    expect(session.status()).toBe('not-saved');
  });

  it('beside names, modes and places that are none does no harm', async () => {
    for (const value of values.map(asText)) {
      const given = desk(standard);
      const everywhere = given.lms();
      // The LMS answers everything with the same.
      const get = standard.style.prefix + 'GetValue';
      const { [get]: real } = everywhere.api;
      everywhere.api[get] = (element) => (everywhere.state === 'running' && !element!.endsWith('_count') ? value : real!(element!));
      const { session } = await given.open(everywhere);
      expect(['normal', 'browse', 'review']).toContain(session.mode);
      session.change(change('one/a', '1=x', { answers: [told('q1')] }));
      await given.computer.settle();
      session.close('suspend');
    }
  });
});

describe('a saved state of cmi5, xapi and web', () => {
  const states = [...garbage, ...nonsense.map(([name, body]) => [name, signed(body)] as [string, string])];
  it.each(states)('that is %s does no harm', async (_name, text) => {
    const key = (agent: string, course: string) => ['activities/state', course, agent, registration, 'progress'].join('\n');
    for (const body of [text, JSON.stringify({ state: text, location: text, told: [text] }), JSON.stringify({ state: { text }, location: [text], told: text }), JSON.stringify([text])]) {
      const fake = fakeLrs();
      const page = fake.page(undefined, { isScored: true });
      fake.lrs.documents.set(key(JSON.stringify({ objectType: 'Agent', name: 'Ada', mbox: 'mailto:ada@example.org' }), iri), body);
      expectHarmless(page, await learn(xapi, page));
      const lms = fakeCmi5();
      const launched = lms.launch();
      lms.lms.lrs.documents.set(key(launched.get('actor')!, launched.get('activityId')!), body);
      const other = lms.page(launched, undefined, { isScored: true });
      expectHarmless(other, await learn(cmi5, other));
      expect(lms.lms.violations).toEqual([]);
    }
    const page = fakeLrs().page();
    Object.assign(page.window, { document: { readyState: 'complete' }, location: { protocol: 'file:' } });
    page.device.write('web', text);
    const session = await learn(web, page);
    expect(session.isActivityDone('one/a')).toBe(true);
  });

  it('that is not ours is left in the LRS until the learner acts', async () => {
    for (const body of ['<html>Sign in</html>', '{"bookmark":4}', JSON.stringify({ state: 'x', location: '', told: [] })]) {
      const fake = fakeLrs();
      const page = fake.page();
      const key = ['activities/state', iri, JSON.stringify({ objectType: 'Agent', name: 'Ada', mbox: 'mailto:ada@example.org' }), registration, 'progress'].join('\n');
      fake.lrs.documents.set(key, body);
      const computer = fakeComputer();
      const session = await openSession({ ...computer, outline: withFinal, port: xapi(page.env), device: page.device });
      await computer.settle();
      session.visit('fr-one');
      session.hide();
      session.close('suspend');
      await settle();
      expect(fake.lrs.documents.get(key)).toBe(body);
    }
  });
});

describe('what the device kept', () => {
  /** Everything of the LMS's site can write there, with a right checksum too. */
  const mirrors = [...values, ...[[], ['x', 'x', 'x', 'x', 'x'], ['STATE', 1, [], [null, 5, 'x', {}, { id: {}, interaction: 7 }], 0], ['STATE', 'x', {}, {}, 'x'], ['STATE', 1, [{}, null], [{ id: 'q', interaction: { kind: 'choice' } }], 1e308]]]
    .map((value) => JSON.stringify(value).replace('STATE', encodeState({ ...freshState(7), revision: 3 }, Infinity).text));

  it.each(standards)('for $name does no harm', async (standard) => {
    for (const body of mirrors) {
      const given = desk(standard);
      const first = await given.open(given.lms());
      first.session.close('suspend');
      await given.computer.settle();
      for (const key of [...given.computer.kept.keys()]) given.computer.kept.set(key, `${hash(body)} ${body}`);
      const lms = given.lms();
      const { session } = await given.open(lms);
      session.change(change('one/a', '1=x', { answers: [told('q1')] }));
      await given.computer.settle();
      expect(session.status()).toBe('saved');
      expect(decodeState(lms.stored[standard.state]!).state?.activities.get('a')?.isDone).toBe(true);
    }
  });

  it.each(['cmi5', 'xapi'] as const)('for %s does no harm', async (standard) => {
    for (const body of [...mirrors, '[{"id":"__proto__"}]', '[{"id":{}},{"id":"x"},null,5,[]]', 'x NaN', `{"fetch":{},"token":{},"began":"x"}`]) {
      const fake = standard === 'cmi5' ? fakeCmi5() : fakeLrs();
      const launched = 'launch' in fake ? fake.launch() : undefined;
      const page = () => ('launch' in fake ? fake.page(launched!, device, { isScored: true }) : fake.page(device, { isScored: true }));
      const device = ('launch' in fake ? fake.page(launched!) : fake.page()).device;
      const before = page();
      await learn(standard === 'cmi5' ? cmi5 : xapi, before);
      for (const key of [...device.kept.keys(), 'session:xapi', 'session:cmi5']) device.kept.set(key, body);
      const after = page();
      expectHarmless(after, await learn(standard === 'cmi5' ? cmi5 : xapi, after));
    }
  });
});

