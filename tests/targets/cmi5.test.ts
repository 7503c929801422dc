import validate from '@learninglocker/xapi-validation';
import { describe, expect, it } from 'vitest';
import { adapter } from '../../targets/cmi5/adapter.ts';
import type { Result } from '../../tracking/port.ts';
import { answer } from './contract.ts';
import { fakeDevice, settle } from './fake-lms.ts';
import { fakeCmi5, savedIn, told } from './fake-lrs.ts';
import { kinds } from './kinds.ts';

const result: Result = { isComplete: false, success: 'unknown', progress: 0.25, mayRetry: false };
const passed: Result = { isComplete: true, success: 'passed', scaled: 0.9, progress: 1, mayRetry: false };
const scored = { isScored: true, reporting: 'completed-passed-failed' as const };

async function start(options: Parameters<ReturnType<typeof fakeCmi5>['launch']>[0] = {}, changes = {}, fake = fakeCmi5(), device = fakeDevice()) {
  const parameters = fake.launch(options);
  const page = fake.page(parameters, device, changes);
  const port = adapter(page.env);
  const launch = await port.open();
  return { ...fake, ...page, parameters, device, port, launch, fake };
}

describe('a cmi5 session', () => {
  it('begins with token, launch data and preferences, and ends with terminated; no rule is broken on the way', async () => {
    const { lms, port, launch, clock } = await start({ languagePreference: 'fr-CH,en' }, scored);
    expect(launch).toMatchObject({ mode: 'normal', language: 'fr-CH', learner: { name: 'u-17' }, wasComplete: false, resumedSession: false });
    expect(launch.saved).toBeUndefined();
    clock.ms = 60_000;
    await Promise.all([port.record(kinds.map((interaction, index) => answer({ id: `item-${index}`, interaction }))), port.save('1.state', 'fr-listen'), port.report(result)]);
    clock.ms = 90_000;
    await Promise.all([port.save('1.more', 'fr-final'), port.report(passed)]);
    port.close('finish', 88);
    await settle();
    expect(lms.violations).toEqual([]);
    expect(lms.lrs.log.filter(({ status }) => status >= 400 && status !== 404)).toEqual([]);
    expect(told(lms.lrs).map((each) => each.split(' ')[0])).toEqual(['launched', 'initialized', ...kinds.map(() => 'answered'), 'experienced', 'progressed', 'experienced', 'completed', 'passed', 'terminated']);
    expect(savedIn(lms.lrs)).toEqual({ state: '1.more', location: 'fr-final', told: ['progressed 25', 'completed', 'passed'] });
    const results = Object.fromEntries(lms.lrs.statements.map((each) => [String((each.verb as { id: string }).id).split('/').at(-1), each.result]));
    expect(results).toMatchObject({ completed: { completion: true, duration: 'PT90S' }, passed: { success: true, score: { scaled: 0.9, raw: 90, min: 0, max: 100 }, duration: 'PT90S' }, terminated: { duration: 'PT88S' }, progressed: { extensions: { 'https://w3id.org/xapi/cmi5/result/extensions/progress': 25 } } });
  });

  it('tells statements an LRS finds valid', async () => {
    const { lms, port } = await start({ masteryScore: 0.8 }, scored);
    await Promise.all([port.record([answer()]), port.save('1.state', 'fr-listen'), port.report(passed)]);
    port.close('suspend', 5);
    await settle();
    expect(lms.lrs.statements.slice(1).flatMap((each) => validate(each).map((warning) => JSON.stringify(warning)))).toEqual([]);
  });

  it('comes back to what was saved, and tells nothing twice in a registration', async () => {
    const first = await start({}, scored);
    await Promise.all([first.port.save('1.state', 'fr-listen'), first.port.report(passed)]);
    first.port.close('suspend', 60);
    await settle();
    const { launch, port, lms } = await start({}, scored, first.fake);
    expect(launch).toMatchObject({ saved: { state: '1.state', location: 'fr-listen' }, wasComplete: true });
    await port.report({ ...passed, scaled: 1 });
    expect(lms.violations).toEqual([]);
    expect(told(lms.lrs).filter((each) => each.startsWith('passed'))).toHaveLength(1);
  });

  it('takes a result for told where the LMS refuses it as told before (9.3.0.0-6, -7), and goes on', async () => {
    const first = await start({}, scored);
    // The page died before the saved state could say so.
    first.lms.lrs.fault = ({ method }) => (method === 'PUT' ? 'dead' : undefined);
    await expect(Promise.all([first.port.save('1.state', ''), first.port.report(passed)])).rejects.toMatchObject({ failure: { reason: 'offline' } });
    first.lms.lrs.fault = undefined;
    const { port, lms, clock } = await start({}, scored, first.fake);
    clock.ms = 5000;
    await Promise.all([port.record([answer()]), port.report(passed), port.save('1.state', '')]);
    expect(savedIn(lms.lrs)?.told).toEqual(['completed', 'passed']);
    expect(told(lms.lrs).filter((each) => /^(passed|completed)/.test(each))).toHaveLength(2);
  });

  it('says failed once no retake is left, and passed in a later session', async () => {
    const failed: Result = { isComplete: false, success: 'failed', scaled: 0.4, progress: 0.9, mayRetry: true };
    const first = await start({ masteryScore: 0.8 }, { ...scored, reporting: 'passed-failed' as const });
    await first.port.report(failed);
    expect(told(first.lms.lrs).join()).not.toContain('failed');
    await Promise.all([first.port.report({ ...failed, mayRetry: false }), first.port.save('1.state', '')]);
    expect(told(first.lms.lrs).at(-1)).toMatch(/^failed/);
    first.port.close('suspend', 9);
    await settle();
    const { port, lms } = await start({ masteryScore: 0.8 }, scored, first.fake);
    await port.report(passed);
    await port.report({ ...failed, mayRetry: false });
    expect(lms.violations).toEqual([]);
    expect(told(lms.lrs).map((each) => each.split(' ')[0]).filter((verb) => /passed|failed/.test(verb!))).toEqual(['failed', 'passed']);
  });

  it('judges by the LMS’s mastery score, and leaves out a score that contradicts it (9.3.4.0-2)', async () => {
    const { launch, port, lms } = await start({ masteryScore: 0.95 }, scored);
    expect(launch.passMark).toBe(0.95);
    await port.report(passed);
    expect(lms.violations).toEqual([]);
    expect(lms.lrs.statements.at(-1)!.result).not.toHaveProperty('score');
  });

  it.each(['Browse', 'Review'] as const)('tells its beginning and its end and nothing else in %s', async (launchMode) => {
    const { launch, port, lms } = await start({ launchMode }, scored);
    expect(launch.mode).toBe(launchMode.toLowerCase());
    await Promise.all([port.record([answer()]), port.save('1.state', 'fr-listen'), port.report(passed)]);
    port.close('suspend', 0);
    await settle();
    expect(told(lms.lrs).map((each) => each.split(' ')[0])).toEqual(['launched', 'initialized', 'terminated']);
    expect(savedIn(lms.lrs)).toBeUndefined();
    expect(lms.violations).toEqual([]);
  });
});

describe('the pages of a cmi5 package', () => {
  it('share one token and one initialized, though each is loaded in full', async () => {
    const first = await start();
    await first.port.save('1.state', 'fr-listen');
    first.port.close('keep', 5);
    const second = first.fake.page(first.parameters, first.device);
    const port = adapter(second.env);
    expect(await port.open()).toMatchObject({ resumedSession: true, saved: { state: '1.state' } });
    await port.record([answer()]);
    expect(first.lms.violations).toEqual([]);
    expect(second.sent.some(({ address }) => address.includes('/fetch/'))).toBe(false);
    expect(told(first.lms.lrs).map((each) => each.split(' ')[0])).toEqual(['launched', 'initialized', 'experienced', 'answered']);
  });

  it('ask to be launched again after the end, without a request', async () => {
    const first = await start();
    first.port.close('suspend', 5);
    await settle();
    const page = first.fake.page(first.parameters, first.device);
    await expect(adapter(page.env).open()).rejects.toMatchObject({ failure: { reason: 'closed' } });
    expect(page.sent).toEqual([]);
  });

  it('ask to be launched again where the token was fetched and is lost (blocked storage)', async () => {
    const first = await start();
    const page = first.fake.page(first.parameters, fakeDevice());
    await expect(adapter(page.env).open()).rejects.toMatchObject({ failure: { reason: 'closed', detail: 'token: 1 Already in Use' } });
  });

  it('stop when a newer launch has ended theirs', async () => {
    const first = await start();
    first.fake.launch();
    await expect(first.port.save('1.state', '')).rejects.toMatchObject({ failure: { reason: 'closed' } });
  });
});

describe('a cmi5 launch that cannot be', () => {
  it.each(['endpoint', 'fetch', 'actor', 'registration', 'activityId'])('goes on without an LMS where %s is missing', async (name) => {
    const fake = fakeCmi5();
    const parameters = fake.launch();
    parameters.delete(name);
    const page = fake.page(parameters);
    await expect(adapter(page.env).open()).rejects.toMatchObject({ failure: { reason: 'no-store' } });
    expect(page.sent).toEqual([]);
  });

  it('talks to nothing but http and https', async () => {
    const fake = fakeCmi5();
    const parameters = fake.launch();
    parameters.set('fetch', 'javascript:alert(1)');
    await expect(adapter(fake.page(parameters).env).open()).rejects.toMatchObject({ failure: { reason: 'no-store' } });
  });

  it('asks for the token once more where no answer came, and never where one did', async () => {
    const fake = fakeCmi5();
    let left = 1;
    const { token } = fake.lms;
    fake.lms.token = (key) => (left-- > 0 ? (undefined as never) : token(key));
    const page = fake.page(fake.launch());
    await adapter(page.env).open();
    expect(page.sent.filter(({ address }) => address.includes('/fetch/'))).toHaveLength(2);

    const other = fakeCmi5();
    other.lms.token = () => ({ status: 200, body: '<h1>Sign in</h1>', headers: {} });
    const login = other.page(other.launch());
    await expect(adapter(login.env).open()).rejects.toMatchObject({ failure: { reason: 'closed' } });
    expect(login.sent).toHaveLength(1);
  });

  it('tells nothing without the LMS’s context template (9.6.1)', async () => {
    const fake = fakeCmi5();
    const page = fake.page(fake.launch());
    for (const [key] of fake.lms.lrs.documents) if (key.endsWith('LMS.LaunchData')) fake.lms.lrs.documents.set(key, '{}');
    await expect(adapter(page.env).open()).rejects.toMatchObject({ failure: { reason: 'no-store' } });
    expect(told(fake.lms.lrs)).toHaveLength(1);
  });

  it('goes on without preferences that cannot be read', async () => {
    const fake = fakeCmi5();
    fake.lms.lrs.fault = ({ resource }) => (resource === 'agents/profile' ? { status: 403, body: '', headers: {} } : undefined);
    const page = fake.page(fake.launch());
    // This LMS counts only what it answered itself: it refuses what follows.
    await expect(adapter(page.env).open()).rejects.toMatchObject({ failure: { reason: 'closed' } });
    expect(fake.lms.violations.map(({ id }) => id)).toEqual(['11.0.0.0-3']);
  });
});

describe('leaving a cmi5 session', () => {
  it('takes the window back to the LMS once the end is told', async () => {
    const { port, left, lms, window } = await start({ returnURL: 'https://lms.example/course' });
    expect(port.close('suspend', 5, true)).toBe(true);
    expect(left).toEqual([]);
    await settle();
    expect(left).toEqual(['https://lms.example/course']);
    expect(told(lms.lrs).at(-1)).toMatch(/^terminated/);
    expect(window.timers.at(-1)!.ms).toBe(5000);
  });

  it('takes it back after five seconds where the end cannot be told', async () => {
    const { port, left, lms, window } = await start({ returnURL: 'https://lms.example/course' });
    lms.lrs.answer = () => new Promise(() => {}) as never;
    window.fetch = () => new Promise(() => {});
    port.close('suspend', 5, true);
    await settle();
    expect(left).toEqual([]);
    window.timers.at(-1)!.work();
    await settle();
    expect(left).toEqual(['https://lms.example/course']);
  });

  it.each([undefined, 'javascript:alert(1)'])('leaves the window alone without an address to go to (%s)', async (returnURL) => {
    const { port, left } = await start({ returnURL });
    expect(port.close('suspend', 5, true)).toBe(false);
    await settle();
    expect(left).toEqual([]);
  });

  it('never goes anywhere when the page is only closed', async () => {
    const { port, left } = await start({ returnURL: 'https://lms.example/course' });
    port.close('suspend', 5);
    await settle();
    expect(left).toEqual([]);
  });

  it('sends what waits in requests that outlive the page, the state before the end', async () => {
    const { port, lms, sent } = await start();
    const before = sent.length;
    void port.record([answer()]).catch(() => {});
    void port.save('1.last', 'fr-listen').catch(() => {});
    port.close('suspend', 5);
    const atOnce = sent.slice(before);
    expect(atOnce.map(({ method, keepalive }) => [method, keepalive])).toEqual([['PUT', true], ['POST', true]]);
    await settle();
    expect(savedIn(lms.lrs)?.state).toBe('1.last');
    expect(told(lms.lrs).map((each) => each.split(' ')[0])).toEqual(['launched', 'initialized', 'answered', 'experienced', 'terminated']);
    expect(lms.violations.filter(({ id }) => id !== '8.1.2.0-2')).toEqual([]);
  });
});

