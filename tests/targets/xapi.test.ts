import validate from '@learninglocker/xapi-validation';
import { describe, expect, it } from 'vitest';
import { adapter } from '../../targets/xapi/adapter.ts';
import type { Result } from '../../tracking/port.ts';
import { answer } from './contract.ts';
import { fakeDevice, settle } from './fake-lms.ts';
import { fakeLrs, iri, registration, savedIn, told } from './fake-lrs.ts';

const passed: Result = { isComplete: true, success: 'passed', scaled: 0.9, progress: 1, mayRetry: false };

async function start(fake = fakeLrs(), device = fakeDevice(), changes = {}, parameters = {}) {
  const page = fake.page(device, changes, parameters);
  const port = adapter(page.env);
  const launch = await port.open();
  return { ...page, fake, lrs: fake.lrs, port, launch, device };
}

describe('an xAPI launch', () => {
  it('reads who, where and with what key from the address, in the old form with lists too', async () => {
    const { lrs, launch } = await start(undefined, undefined, {}, { 'Accept-Language': 'fr-CA, en' });
    expect(launch).toMatchObject({ learner: { name: 'Ada' }, language: 'fr-CA', mode: 'normal', wasComplete: false, resumedSession: false });
    expect(lrs.statements).toMatchObject([{ actor: { objectType: 'Agent', name: 'Ada', mbox: 'mailto:ada@example.org' }, object: { id: iri }, context: { registration } }]);
    expect(lrs.log.every(({ headers }) => headers['x-experience-api-version'] === '1.0.3' && headers.authorization === 'Basic a2V5')).toBe(true);
  });

  it.each([
    [{ account: [{ accountServiceHomePage: 'https://lms.example', accountName: '17' }] }, { account: { homePage: 'https://lms.example', name: '17' } }],
    [{ objectType: 'Agent', account: { homePage: 'https://lms.example', name: '17' } }, { account: { homePage: 'https://lms.example', name: '17' } }],
    [{ openid: 'https://ada.example' }, { openid: 'https://ada.example' }],
    [{ mbox_sha1sum: 'ebd31e95054c018b10727ccffd2ef2ec3a016ee9', mbox: [] }, { mbox_sha1sum: 'ebd31e95054c018b10727ccffd2ef2ec3a016ee9' }],
  ])('makes one agent of %o', async (actor, agent) => {
    const { lrs } = await start(undefined, undefined, {}, { actor: JSON.stringify(actor) });
    expect(lrs.statements[0]!.actor).toEqual({ objectType: 'Agent', ...agent });
  });

  it.each([['endpoint', ''], ['endpoint', 'file:///x'], ['auth', ''], ['actor', ''], ['actor', '[]'], ['actor', '{"name":"Ada"}']])('goes on without an LRS where %s is "%s"', async (name, value) => {
    const page = fakeLrs().page(undefined, {}, { [name]: value });
    await expect(adapter(page.env).open()).rejects.toMatchObject({ failure: { reason: 'no-store' } });
    expect(page.sent).toEqual([]);
  });

  it('says closed when the key no longer holds', async () => {
    await expect(start(undefined, undefined, {}, { auth: 'Basic old' })).rejects.toMatchObject({ failure: { reason: 'closed' } });
  });
});

describe('an xAPI session', () => {
  it('tells what happened about the activity of the launch, and is resumed by the next', async () => {
    const first = await start(undefined, undefined, { isScored: true });
    await Promise.all([first.port.record([answer({ activity: 'listen/check' })]), first.port.save('1.state', 'fr-listen'), first.port.report(passed)]);
    first.port.close('suspend', 60);
    await settle();
    const { port, lrs, launch, clock } = await start(first.fake, first.device, { isScored: true });
    expect(launch).toMatchObject({ saved: { state: '1.state', location: 'fr-listen' }, wasComplete: true, resumedSession: false });
    clock.ms = 5;
    await port.report(passed);
    await port.report({ ...passed, scaled: 1 });
    port.close('finish', 10);
    await settle();
    expect(told(lrs)).toEqual(['initialized course', 'answered first-move', 'experienced listen', 'completed course', 'passed course', 'suspended course', 'resumed course', 'completed course', 'passed course', 'terminated course']);
    expect(lrs.statements.map((each) => (each.result as { score?: object } | undefined)?.score)).toEqual(expect.arrayContaining([{ scaled: 0.9, raw: 90, min: 0, max: 100 }, { scaled: 1, raw: 100, min: 0, max: 100 }]));
    expect(lrs.statements.flatMap((each) => validate(each).map((warning) => JSON.stringify(warning)))).toEqual([]);
  });

  it('is one session over pages that are loaded in full', async () => {
    const first = await start();
    first.port.close('keep', 5);
    const { launch, lrs } = await start(first.fake, first.device);
    expect(launch.resumedSession).toBe(true);
    expect(told(lrs)).toEqual(['initialized course']);
  });

  it('works without a registration and without an activity, under the course’s own IRI', async () => {
    const fake = fakeLrs();
    const page = fake.page(undefined, {}, { registration: '', activity_id: '' });
    const port = adapter(page.env);
    await port.open();
    await port.save('1.state', 'fr-listen');
    expect(savedIn(fake.lrs)?.state).toBe('1.state');
    expect(fake.lrs.statements[0]).toMatchObject({ object: { id: iri } });
    expect(JSON.stringify(fake.lrs.statements)).not.toContain('registration');
  });
});
