import { afterEach, beforeEach, describe, expect, it, vi, type MockInstance } from 'vitest';
import { reply, type LrsRequest } from '../../preview/lrs/exchange.ts';
import type { Fault } from '../../preview/lrs/lrs.ts';
import { adapter } from '../../targets/xapi/adapter.ts';
import { answer } from './contract.ts';
import { fakeDevice, settle } from './fake-lms.ts';
import { fakeLrs, savedIn, told } from './fake-lrs.ts';

/** What real LRSs do (standards, table H 28 to 36), through the adapter with the fewest rules of its own. */
async function start(fake = fakeLrs(), device = fakeDevice()) {
  const page = fake.page(device);
  const port = adapter(page.env);
  await port.open();
  const many = (count: number, from = 0) => Array.from({ length: count }, (_none, index) => answer({ id: `item-${index + from}`, at: answer().at + index + from }));
  return { ...page, fake, lrs: fake.lrs, port, device, many };
}

const once = (isIt: (request: LrsRequest) => boolean, fault: Fault, times = 1) => (request: LrsRequest): Fault | undefined => (isIt(request) && times-- > 0 ? fault : undefined);
const isStatements = ({ method, resource }: LrsRequest) => method === 'POST' && resource === 'statements';
const isWrite = ({ method }: LrsRequest) => method === 'PUT';
const offline = { failure: { reason: 'offline' } };

let warned: MockInstance<typeof console.warn>;
beforeEach(() => { warned = vi.spyOn(console, 'warn').mockImplementation(() => {}); });
afterEach(() => warned.mockRestore());

describe('statements', () => {
  it.each<[string, Fault]>([['no connection', 'dead'], ['a lost answer', 'lost'], ['a fault of the server', reply(500)], ['503', reply(503)], ['429', reply(429)]])('are told once, in order, after %s', async (_what, fault) => {
    const { lrs, port, many } = await start();
    lrs.fault = once(isStatements, fault);
    await expect(port.record(many(3))).rejects.toMatchObject(offline);
    await port.record(many(4));
    expect(told(lrs)).toEqual(['initialized course', 'answered item-0', 'answered item-1', 'answered item-2', 'answered item-3']);
  });

  it('lose nothing to a bad one among them (400): it is left out, and named in the console', async () => {
    const { lrs, port, many } = await start();
    lrs.fault = (request) => (isStatements(request) && request.body.includes('/item-5"') ? reply(400, 'bad') : undefined);
    await port.record(many(10));
    expect(told(lrs)).toHaveLength(10);
    expect(told(lrs)).not.toContain('answered item-5');
    expect(warned).toHaveBeenCalledOnce();
  });

  it('go in smaller requests where the LRS takes no large ones (413)', async () => {
    const { lrs, port, many } = await start();
    lrs.fault = (request) => (isStatements(request) && JSON.parse(request.body).length > 3 ? reply(413) : undefined);
    await port.record(many(10));
    expect(told(lrs)).toHaveLength(11);
  });

  it('go 25 to a request and 50 kB at most', async () => {
    const { lrs, port, many } = await start();
    await port.record(many(60));
    const long = many(10, 60).map((each) => ({ ...each, interaction: { kind: 'long-fill-in' as const, response: 'é'.repeat(4000) } }));
    await port.record(long);
    const sizes = lrs.log.filter(isStatements).map(({ body }) => [(JSON.parse(body) as unknown[]).length, new TextEncoder().encode(body).length] as const);
    expect(Math.max(...sizes.map(([count]) => count))).toBe(25);
    expect(Math.max(...sizes.map(([, size]) => size))).toBeLessThan(51_000);
    expect(told(lrs)).toHaveLength(71);
  });

  it('outlive their page only where they fit into what browsers allow (64 KiB, counted in bytes)', async () => {
    const { port, many, sent } = await start();
    const long = (count: number) => many(count).map((each, index) => ({ ...each, id: `long-${count}-${index}`, interaction: { kind: 'long-fill-in' as const, response: 'é'.repeat(4000) } }));
    const recorded = port.record(long(4)).catch(() => {});
    port.close('keep', 1);
    await recorded;
    const fits = sent.at(-1)!.keepalive;
    void port.record(long(7)).catch(() => {});
    port.close('keep', 1);
    expect([fits, sent.at(-1)!.keepalive]).toEqual([true, false]);
  });

  it('are delivered where the LRS has their ids with other words (409)', async () => {
    const { lrs, port, many } = await start();
    await port.record(many(1));
    await port.record([{ ...many(1)[0]!, text: 'Reworded?' }, ...many(1, 1)]);
    expect(told(lrs)).toEqual(['initialized course', 'answered item-0', 'answered item-1']);
  });

  it('wait as long as the LRS says, five minutes at most', async () => {
    const { lrs, port, many, clock, sent } = await start();
    lrs.fault = once(isStatements, reply(429, '', { 'retry-after': '30' }));
    await expect(port.record(many(1))).rejects.toMatchObject(offline);
    const before = sent.length;
    clock.ms = 29_000;
    await expect(port.record(many(1))).rejects.toMatchObject(offline);
    expect(sent).toHaveLength(before);
    clock.ms = 30_000;
    lrs.fault = once(isStatements, reply(503, '', { 'retry-after': new Date(Date.UTC(2027, 0, 1)).toUTCString() }));
    await expect(port.record(many(1))).rejects.toMatchObject(offline);
    clock.ms = 331_000;
    await port.record(many(1));
    expect(told(lrs)).toHaveLength(2);
  });

  it.each([401, 403])('stop at %i, and the learner is asked to open the course again', async (status) => {
    const { lrs, port, many } = await start();
    lrs.fault = () => reply(status);
    await expect(port.record(many(2))).rejects.toMatchObject({ failure: { reason: 'closed' } });
  });

  it('say refused where the endpoint is no LRS (404)', async () => {
    const { lrs, port, many } = await start();
    lrs.fault = () => reply(404);
    await expect(port.record(many(1))).rejects.toMatchObject({ failure: { reason: 'refused' } });
  });

  it('that a crash left behind are told by the next launch, first', async () => {
    const first = await start();
    first.lrs.fault = () => 'dead';
    await expect(first.port.record(first.many(2))).rejects.toMatchObject(offline);
    first.lrs.fault = undefined;
    const second = await start(first.fake, first.device);
    await second.port.record(second.many(1, 2));
    expect(told(second.lrs)).toEqual(['initialized course', 'answered item-0', 'answered item-1', 'answered item-2']);
    expect([...second.device.kept.keys()].filter((key) => key.startsWith('xapi/'))).toEqual([]);
  });

  it('make do with memory where the device keeps nothing, and with a fresh start where it holds something else', async () => {
    const page = fakeLrs().page(fakeDevice(false));
    await adapter(page.env).open();
    const device = fakeDevice();
    device.read = (key) => (key.startsWith('xapi/') ? '{"a":1}' : undefined);
    const { port, lrs, many } = await start(fakeLrs(), device);
    await port.record(many(1));
    expect(told(lrs)).toHaveLength(2);
  });

  it('give up a request after ten seconds', async () => {
    const { port, many, window } = await start();
    const bridge = window.fetch;
    window.fetch = (_address: string, { signal }: RequestInit) => new Promise((_done, refuse) => { signal!.addEventListener('abort', () => refuse(new DOMException('timeout', 'AbortError'))); });
    const recorded = port.record(many(1));
    await settle();
    expect(window.timers.at(-1)!.ms).toBe(10_000);
    window.timers.at(-1)!.work();
    await expect(recorded).rejects.toMatchObject(offline);
    window.fetch = bridge;
    await port.record(many(1));
  });
});

describe('the saved state', () => {
  const merged = (mine: string, theirs: string) => `${mine}+${theirs}`;

  it('is written over its own last version only', async () => {
    const { lrs, port } = await start();
    await port.save('1.a', '');
    await port.save('1.b', '');
    const writes = lrs.log.filter(isWrite).map(({ headers }) => [headers['if-none-match'], headers['if-match'] !== undefined]);
    expect(writes).toEqual([['*', false], [undefined, true]]);
    expect(savedIn(lrs)?.state).toBe('1.b');
  });

  it.each([409, 412])('is merged with what another window wrote (%i), and in every later version', async (status) => {
    const fake = fakeLrs();
    const page = fake.page();
    const port = adapter({ ...page.env, merge: merged });
    await port.open();
    await port.save('1.mine', '');
    const [key] = [...fake.lrs.documents.keys()].filter((each) => each.endsWith('progress'));
    fake.lrs.documents.set(key!, JSON.stringify({ state: '1.theirs', location: 'fr-x', told: ['completed'] }));
    if (status === 409) fake.lrs.fault = once(isWrite, reply(409));
    await port.save('1.next', 'fr-y');
    expect(savedIn(fake.lrs)).toEqual({ state: '1.next+1.theirs', location: 'fr-y', told: ['completed'] });
    await port.save('1.last', 'fr-y');
    expect(savedIn(fake.lrs)?.state).toBe('1.last+1.theirs');
  });

  it('is written without a condition where the LRS shows no version (CORS)', async () => {
    const fake = fakeLrs();
    const answerOf = fake.lrs.answer;
    fake.lrs.answer = (request) => { const given = answerOf(request); return given && { ...given, headers: {} }; };
    const { port, lrs } = await start(fake);
    await port.save('1.a', '');
    await port.save('1.b', '');
    expect(lrs.log.filter(isWrite).at(-1)!.headers['if-match']).toBeUndefined();
    expect(savedIn(lrs)?.state).toBe('1.b');
  });

  it('is tried three times against another window that is as quick, then later', async () => {
    const { lrs, port } = await start();
    lrs.fault = (request) => (isWrite(request) ? reply(412) : undefined);
    await expect(port.save('1.a', '')).rejects.toMatchObject(offline);
    expect(lrs.log.filter(isWrite)).toHaveLength(3);
  });

  it('says refused where it is too large (413), and closed where it is forbidden (403)', async () => {
    const { lrs, port } = await start();
    lrs.fault = (request) => (isWrite(request) ? reply(413) : undefined);
    await expect(port.save('1.a', '')).rejects.toMatchObject({ failure: { reason: 'refused' } });
    lrs.fault = (request) => (isWrite(request) ? reply(403) : undefined);
    await expect(port.save('1.b', '')).rejects.toMatchObject({ failure: { reason: 'closed' } });
  });

  it('that is not ours is handed on as it is, so that it is left alone', async () => {
    const first = await start();
    await first.port.save('1.a', '');
    for (const key of first.lrs.documents.keys()) first.lrs.documents.set(key, '<html>');
    const page = first.fake.page();
    expect((await adapter(page.env).open()).saved).toEqual({ state: '<html>', location: '' });
  });
});
