import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../preview/records.ts';
import type { LocalLms } from '../../preview/server.ts';
import { startLms } from '../../preview/server.ts';
import { readCmi5, readTincan } from '../../preview/xapi-manifest.ts';
import { put } from './packages.ts';

const cmi5 = `<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"><course id="urn:c"><title><langstring lang="fr">Cours</langstring></title><description><langstring lang="fr">Tout</langstring></description></course>
<block id="urn:b"><title><langstring lang="fr">Bloc</langstring></title><description><langstring lang="fr">Une partie</langstring></description><au id="urn:au" moveOn="Passed" masteryScore="0.8"><title><langstring lang="fr">Unité</langstring></title><description><langstring lang="fr">Une page</langstring></description><url>index.html?x=1</url><launchParameters>a=b</launchParameters></au></block></courseStructure>`;
const tincan = '<tincan xmlns="http://projecttincan.com/tincan.xsd"><activities><activity id="urn:a" type="course"><name lang="en">Course</name><launch lang="en">index.html</launch></activity><activity id="urn:b" type="x"><name>Part</name></activity></activities></tincan>';

let folder: string;
let lms: LocalLms;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lms-'));
  put(join(folder, 'dist'), 'tiny-cmi5', { 'cmi5.xml': cmi5, 'index.html': '<html lang="fr">' });
  put(join(folder, 'dist'), 'tiny-xapi', { 'tincan.xml': tincan, 'index.html': '<html lang="en">' });
  put(join(folder, 'dist'), 'tiny-web', { 'index.html': '<html lang="en">' });
  lms = await startLms({ port: 0, dir: join(folder, 'dist'), dataDir: join(folder, 'data') });
});
afterEach(async () => {
  await lms.close();
  rmSync(folder, { recursive: true });
});

const send = (method: string, path: string, body?: string, headers: Record<string, string> = {}) => fetch(lms.url + path, { method, ...(body !== undefined && { body }), headers });
const launch = async (name: string, more = '') => new URLSearchParams(((await (await send('POST', `api/launch?package=${name}&learner=Ada${more}`)).json()) as { query: string }).query);
const record = async (name: string) => (await send('GET', `api/record?package=${name}&learner=Ada`)).json() as Promise<{ registration: string; isOpen: boolean; statements: unknown[]; violations: { id: string }[]; reached: object }>;
const version = { 'x-experience-api-version': '1.0.3', 'content-type': 'application/json' };

describe('manifests', () => {
  it('of cmi5 give every unit with its file, mastery score and moveOn', () => {
    expect(readCmi5(cmi5)).toMatchObject({ title: 'Cours', hasRules: true, items: [{ id: 'urn:au', title: 'Unité', href: 'index.html?x=1', masteryScore: '0.8', completionThreshold: 'Passed' }] });
    expect(readCmi5('')).toMatchObject({ title: '', items: [] });
  });
  it('of xAPI give the activities that can be launched', () => expect(readTincan(tincan)).toMatchObject({ title: 'Course', hasRules: false, items: [{ id: 'urn:a', href: 'index.html' }] }));
});

describe('the local LMS with xAPI packages', () => {
  it('lists them by what they are', async () => {
    expect(await (await send('GET', 'api/packages?learner=Ada')).json()).toMatchObject([{ name: 'tiny-cmi5', standard: 'cmi5', hasRules: true, attempt: { number: 1, savedAt: '' } }, { name: 'tiny-web', standard: 'web' }, { name: 'tiny-xapi', standard: 'xapi', hasRules: false }]);
    expect((await send('POST', 'api/launch?package=tiny-web&learner=Ada')).status).toBe(400);
  });

  it('gives a cmi5 launch its token once, its data, and 403 with the rule it breaks', async () => {
    const given = await launch('tiny-cmi5', '&mode=browse&lang=fr');
    const token = ((await (await send('POST', new URL(given.get('fetch')!).pathname.slice(1))).json()) as { 'auth-token': string })['auth-token'];
    expect(await (await send('POST', new URL(given.get('fetch')!).pathname.slice(1))).json()).toEqual({ 'error-code': '1', 'error-text': 'Already in Use' });
    const authorization = { ...version, authorization: `Basic ${token}` };
    const of = new URLSearchParams({ activityId: given.get('activityId')!, agent: given.get('actor')!, registration: given.get('registration')!, stateId: 'LMS.LaunchData' });
    expect(await (await send('GET', `lrs/activities/state?${of}`, undefined, authorization)).json()).toMatchObject({ launchMode: 'Browse', launchParameters: 'a=b', masteryScore: 0.8, moveOn: 'Passed', returnURL: `${lms.url}returned` });
    expect(await (await send('GET', `lrs/agents/profile?agent=${encodeURIComponent(given.get('actor')!)}&profileId=cmi5LearnerPreferences`, undefined, authorization)).json()).toMatchObject({ languagePreference: 'fr' });
    const refused = await send('PUT', `lrs/activities/state?${of}`, '{}', authorization);
    expect([refused.status, await refused.json()]).toMatchObject([403, { violatedReqId: '10.2.1.0-5' }]);
    of.set('registration', 'other');
    expect((await send('GET', `lrs/activities/state?${of}`, undefined, authorization)).status).toBe(403);
    expect((await send('GET', `lrs/agents/profile?agent={}&profileId=x`, undefined, authorization)).status).toBe(403);
    expect(await record('tiny-cmi5')).toMatchObject({ isOpen: true, violations: [{ id: '10.2.1.0-5', text: 'The AU MUST NOT modify or delete the "LMS.LaunchData" State document.' }, { id: '8.1.4.0-3' }, { id: '8.1.3.0-3' }], statements: [{}] });
    await launch('tiny-cmi5');
    const extension = 'https://w3id.org/xapi/cmi5/context/extensions/';
    expect((await record('tiny-cmi5')).statements).toMatchObject([
      { verb: { id: expect.stringMatching(/launched$/) }, context: { extensions: { [`${extension}launchmode`]: 'Browse', [`${extension}moveon`]: 'Passed', [`${extension}masteryscore`]: 0.8, [`${extension}launchurl`]: expect.stringMatching(/index\.html\?x=1$/) } } },
      { verb: { id: expect.stringMatching(/abandoned$/) }, result: { duration: expect.stringMatching(/^PT[\d.]+S$/) } },
      { verb: { id: expect.stringMatching(/launched$/) } },
    ]);
    expect((await send('GET', `lrs/activities/state?${of}`, undefined, authorization)).status).toBe(403);
    expect((await send('GET', 'returned')).status).toBe(200);
  });

  it('keeps records over a restart, and a new attempt is a new registration', async () => {
    const given = await launch('tiny-xapi');
    const statement = (n: number, verb: string, result: object) => ({ id: `00000000-0000-4000-8000-00000000000${n}`, actor: { mbox: 'mailto:a@example.org' }, verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` }, object: { id: 'urn:a' }, context: { registration: given.get('registration') }, result, timestamp: '2026-11-24T10:00:00Z' });
    const body = JSON.stringify([statement(1, 'progressed', { extensions: { 'urn:x': 50 } }), statement(2, 'passed', { success: true, score: { raw: 80 } }), statement(3, 'suspended', { duration: 'PT12.5S' })]);
    expect((await send('POST', 'lrs/statements', body, { ...version, authorization: given.get('auth')! })).status).toBe(200);
    expect((await record('tiny-xapi')).reached).toMatchObject({ status: 'incomplete', success: 'passed', score: '80', progress: '0.5', totalSeconds: 12.5 });
    const again = openRecords(join(folder, 'data')).read('tiny-xapi', 'Ada');
    expect(again.statements).toHaveLength(3);
    expect((await (await send('POST', 'api/attempt/reset?package=tiny-xapi&learner=Ada')).json())).toMatchObject({ number: 2, savedAt: '' });
    expect((await record('tiny-xapi')).registration).not.toBe(given.get('registration'));
  });

  it('refuses what is no statement, and notes what reports would show wrongly', async () => {
    const given = await launch('tiny-xapi');
    const post = async (changes: object) => (await send('POST', 'lrs/statements', JSON.stringify({ actor: { mbox: 'mailto:a@example.org' }, verb: { id: 'urn:v' }, object: { id: 'urn:a', definition: { interactionType: 'true-false' } }, ...changes }), { ...version, authorization: given.get('auth')! })).status;
    expect([await post({ result: { duration: 'P1DT' } }), await post({ result: { response: 'yes' } })]).toEqual([400, 200]);
    expect((await record('tiny-xapi')).violations).toMatchObject([{ id: 'xAPI', why: 'result.duration: "P1DT" is no duration.', text: '' }, { id: 'xAPI, appendix C', why: 'The response "yes" of a true-false question is neither "true" nor "false".' }]);
  });

  it('fails as the inspector says', async () => {
    const given = await launch('tiny-xapi');
    const ask = () => send('GET', 'lrs/statements', undefined, { ...version, authorization: given.get('auth')! });
    await send('PUT', 'api/fault?fault=429');
    expect((await ask()).headers.get('retry-after')).toBe('10');
    await send('PUT', 'api/fault?fault=dead');
    await expect(ask()).rejects.toThrow();
    await send('PUT', 'api/fault?fault=');
    expect((await ask()).status).toBe(200);
  });

  it('refuses to write over records that cannot be read', () => {
    const damaged = join(folder, 'damaged');
    expect(existsSync(damaged)).toBe(false);
    put(damaged, 'x', {});
    writeFileSync(join(damaged, 'lrs.json'), '{');
    expect(() => openRecords(damaged)).toThrow(/lrs\.json cannot be read as JSON/);
  });
});
