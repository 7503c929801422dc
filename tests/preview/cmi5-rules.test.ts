import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { importViolation } from '../../preview/cmi5-import.ts';
import { violation, type Session } from '../../preview/lrs/cmi5-rules.ts';
import { requestViolation } from '../../preview/lrs/cmi5-requests.ts';
import type { JsonObject, LrsRequest } from '../../preview/lrs/exchange.ts';

const cmi5 = 'https://w3id.org/xapi/cmi5/context/';
const session: Session = {
  activityId: 'https://lms.example/au/1', registration: 'r-1', actor: { account: { homePage: 'https://lms.example', name: 'a' } }, launchMode: 'Normal', masteryScore: 0.8, hasAskedPreferences: true,
  contextTemplate: { contextActivities: { grouping: [{ id: 'urn:au' }] }, extensions: { [`${cmi5}extensions/sessionid`]: 's-1' } },
};

/** A statement that is in order, by verb; `change` spoils it. */
function told(verb: string, change: (statement: Statement) => void = () => {}): JsonObject {
  const isResult = /completed|passed|failed/.test(verb);
  const isVerdict = /passed|failed/.test(verb);
  const isOwn = isResult || /initialized|terminated/.test(verb);
  const category = [...(isOwn ? ['cmi5'] : []), ...(isResult ? ['moveon'] : [])].map((name) => ({ id: `${cmi5}categories/${name}` }));
  const statement: Statement = {
    id: '00000000-0000-4000-8000-000000000001', timestamp: '2026-11-24T10:00:00.000Z', actor: structuredClone(session.actor), verb: { id: `http://adlnet.gov/expapi/verbs/${verb}` }, object: { id: session.activityId },
    context: { registration: 'r-1', contextActivities: { grouping: [{ id: 'urn:au' }, { id: 'urn:course' }], category }, extensions: { [`${cmi5}extensions/sessionid`]: 's-1', ...(isVerdict && { [`${cmi5}extensions/masteryscore`]: 0.8 }) } },
    result: { ...(isResult || verb === 'terminated' ? { duration: 'PT5S' } : {}), ...(verb === 'completed' && { completion: true }), ...(isVerdict && { success: verb === 'passed', score: { scaled: verb === 'passed' ? 0.9 : 0.5, raw: 90, min: 0, max: 100 } }) },
  };
  change(statement);
  return statement as unknown as JsonObject;
}

interface Statement { id?: string; timestamp?: string; actor: JsonObject; verb: { id: string }; object: { id: string }; context: { registration: string; contextActivities: { grouping: JsonObject[]; category: JsonObject[] }; extensions: JsonObject }; result: JsonObject & { score?: JsonObject } }

const begun = [told('initialized')];

describe('the rules of cmi5', () => {
  it.each(['answered', 'completed', 'passed', 'failed', 'terminated'])('let "%s" pass when it is in order', (verb) => expect(violation(session, told(verb), begun)).toBeUndefined());

  it.each<[string, string, (statement: Statement) => void]>([
    ['9.1.0.0-1', 'answered', (each) => delete each.id],
    ['9.7.0.0-1', 'answered', (each) => delete each.timestamp],
    ['9.7.0.0-2', 'answered', (each) => { each.timestamp = '2026-11-24T10:00:00+01:00'; }],
    ['8.1.3.0-3', 'answered', (each) => { each.actor.objectType = 'Agent'; }],
    ['6.3.0.0-1', 'voided', () => {}],
    ['9.6.1.0-1', 'answered', (each) => { each.context.registration = 'r-2'; }],
    ['10.2.1.0-6', 'answered', (each) => void each.context.contextActivities.grouping.reverse()],
    ['9.6.3.1-4', 'answered', (each) => delete each.context.extensions[`${cmi5}extensions/sessionid`]],
    ['10.2.1.0-7', 'answered', (each) => { each.context.extensions[`${cmi5}extensions/sessionid`] = 's-2'; }],
    ['9.6.2.2-1', 'completed', (each) => void each.context.contextActivities.category.pop()],
    ['9.6.2.2-2', 'answered', (each) => void each.context.contextActivities.category.push({ id: `${cmi5}categories/moveon` })],
    ['9.3.0.0-1', 'answered', (each) => void each.context.contextActivities.category.push({ id: `${cmi5}categories/cmi5` })],
    ['8.1.5.0-6', 'completed', (each) => { each.object.id = 'urn:other'; }],
    ['9.5.1.0-2', 'completed', (each) => { each.result.score = { scaled: 1 }; }],
    ['9.5.1.0-3', 'passed', (each) => delete each.result.score!.max],
    ['9.5.2.0-1', 'passed', (each) => { each.result.success = false; }],
    ['9.5.2.0-2', 'failed', (each) => { each.result.success = true; }],
    ['9.5.2.0-3', 'completed', (each) => { each.result.success = true; }],
    ['9.5.3.0-1', 'completed', (each) => { each.result = { duration: 'PT5S', completion: false }; }],
    ['9.5.3.0-2', 'passed', (each) => { each.result.completion = true; }],
    ['9.5.4.1-1', 'terminated', (each) => delete each.result.duration],
    ['9.5.4.1-2', 'completed', (each) => delete each.result.duration],
    ['9.5.4.1-3', 'passed', (each) => delete each.result.duration],
    ['9.5.4.1-4', 'failed', (each) => delete each.result.duration],
    ['9.2.0.0-2', 'terminated', (each) => { each.actor.objectType = 'Group'; }],
    ['9.2.0.0-3', 'terminated', (each) => { each.actor = { mbox: 'mailto:a@lms.example' }; }],
    ['9.4.0.0-1', 'completed', (each) => { each.object = { objectType: 'Agent' } as never; }],
    ['9.6.0.0-1', 'answered', (each) => delete (each as Partial<Statement>).context],
    ['9.6.2.0-1', 'answered', (each) => void each.context.contextActivities.grouping.shift()],
    ['9.3.4.0-2', 'passed', (each) => { each.result.score!.scaled = 0.7; }],
    ['9.3.5.0-2', 'failed', (each) => { each.result.score!.scaled = 0.8; }],
    ['9.6.3.2-2', 'passed', (each) => delete each.context.extensions[`${cmi5}extensions/masteryscore`]],
  ])('refuse by %s', (id, verb, change) => expect(violation(session, told(verb, change), begun)?.id).toBe(id));

  it('refuse anything before "initialized", after "terminated", and before the preferences were asked for', () => {
    expect(violation(session, told('answered'), [])?.id).toBe('9.3.0.0-4');
    expect(violation(session, told('answered'), [...begun, told('terminated')])?.id).toBe('9.3.0.0-5');
    expect(violation({ ...session, hasAskedPreferences: false }, told('initialized'), [])?.id).toBe('11.0.0.0-3');
  });

  it('count in the session and in the registration', () => {
    const earlier = (verb: string) => told(verb, (each) => { each.context.extensions[`${cmi5}extensions/sessionid`] = 's-0'; });
    expect(violation(session, told('initialized'), begun)?.id).toBe('9.3.0.0-2');
    expect(violation(session, told('passed'), [...begun, told('failed')])?.id).toBe('9.3.0.0-3');
    expect(violation(session, told('completed'), [...begun, earlier('completed')])?.id).toBe('9.3.0.0-6');
    expect(violation(session, told('passed'), [...begun, earlier('passed')])?.id).toBe('9.3.0.0-7');
    expect(violation(session, told('failed'), [...begun, earlier('passed')])?.id).toBe('9.3.0.0-8');
    expect(violation(session, told('passed'), [...begun, earlier('failed')])).toBeUndefined();
    for (const [launchMode, id] of [['Browse', '10.2.2.0-2'], ['Review', '10.2.2.0-3']] as const) expect(violation({ ...session, launchMode }, told('passed'), begun)?.id).toBe(id);
  });
});

describe('the rules of importing a course', () => {
  const title = '<title><langstring lang="en">T</langstring></title><description><langstring lang="en">D</langstring></description>';
  const unit = (id: string, url = 'index.html?x=1') => `<au id="${id}" moveOn="Passed">${title}<url>${url}</url></au>`;
  const structure = (inside: string, more = '') => `<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"${more}><course id="urn:c">${title}</course>${inside}</courseStructure>`;

  it('take one that is in order, with a prefix and with what other namespaces add', () => {
    expect(importViolation(structure(`<block id="urn:b">${title}${unit('urn:a')}</block>${unit('urn:d', 'https://content.example/a.html')}`), ['cmi5.xml', 'index.html'])).toBeUndefined();
    expect(importViolation(structure(`${unit('urn:a')}<v:hint v:kind="x"/>`, ' xmlns:v="urn:v" v:made="1"'), ['index.html'])).toBeUndefined();
    expect(importViolation(structure(unit('urn:a')).replace('xmlns=', 'xmlns:c=').replace(/<(\/?)(?=\w)/g, '<$1c:'), ['index.html'])).toBeUndefined();
  });

  it.each([
    ['13.2.0.0-1', '<course/>'],
    ['13.2.0.0-1', structure(unit('urn:a').replace('Passed', 'Sometimes'))],
    ['13.2.0.0-1', structure(unit('urn:a').replace(/<description>.*<\/description>/, ''))],
    ['3.0.0.0-1', structure(unit('a'))],
    ['13.1.2.0-1', structure(`<block id="urn:b">${title}${unit('urn:a')}</block><block id="urn:b">${title}${unit('urn:d')}</block>`)],
    ['13.1.3.0-1', structure(`<objectives><objective id="urn:o">${title}</objective><objective id="urn:o">${title}</objective></objectives>${unit('urn:a')}`)],
    ['13.1.4.0-1', structure(unit('urn:a') + unit('urn:a'))],
    ['13.1.4.0-2', structure(unit('urn:a', 'https://[x/index.html'))],
    ['8.1.0.0-6', structure(unit('urn:a', 'index.html?actor=me'))],
    ['14.1.0.0-4', structure(unit('urn:a', 'start.html'))],
  ])('refuse by %s', (id, xml) => expect(importViolation(xml, ['cmi5.xml', 'index.html'])?.id).toBe(id));
});

describe('the rules of requests', () => {
  const preferences = (method: string, body = '', more: Partial<LrsRequest> = {}): LrsRequest => ({ method, resource: 'agents/profile', query: new URLSearchParams({ agent: JSON.stringify(session.actor), profileId: 'cmi5LearnerPreferences' }), headers: { 'content-type': 'application/json' }, body, ...more });

  it('note that the learner preferences were asked for', () => {
    const asked = { ...session, hasAskedPreferences: false };
    expect(requestViolation(asked, undefined, preferences('GET'))).toBeUndefined();
    expect(asked.hasAskedPreferences).toBe(true);
    expect(requestViolation(session, undefined, preferences('PUT', '{"languagePreference":"fr-FR,en","audioPreference":"on"}'))).toBeUndefined();
  });

  it.each<[string, LrsRequest]>([
    ['11.0.0.0-1', preferences('GET', '', { query: new URLSearchParams({ profileId: 'cmi5LearnerPreferences' }) })],
    ['8.1.3.0-3', preferences('GET', '', { query: new URLSearchParams({ agent: '{}', profileId: 'cmi5LearnerPreferences' }) })],
    ['11.0.0.0-5', preferences('PUT', '{"languagePreference":"fr","audioPreference":"on"}', { headers: {} })],
    ['11.0.0.0-5', preferences('PUT', '{"languagePreference":"fr"}')],
    ['11.1.0.0-1', preferences('PUT', '{"languagePreference":"fr; en","audioPreference":"off"}')],
    ['8.1.4.0-3', preferences('GET', '', { resource: 'activities/state' })],
  ])('refuse by %s', (id, request) => expect(requestViolation(session, undefined, request)?.id).toBe(id));

  it('refuse everything once the session is over, and say of an abandoned one that a statement was lost', () => {
    expect(requestViolation(session, 'terminated', preferences('GET'))?.id).toBe('8.1.2.0-2');
    expect(requestViolation(session, 'abandoned', preferences('GET'))?.id).toBe('8.1.2.0-2');
    expect(requestViolation(session, 'abandoned', preferences('POST', '[]', { resource: 'statements' }))?.id).toBe('9.3.6.0-2');
  });
});

it('names every rule by an id of the specification’s list, sixty at least', () => {
  const known = createRequire(import.meta.url)('@cmi5/requirements') as Record<string, unknown>;
  const sources = ['lrs/cmi5-rules', 'lrs/cmi5-requests', 'lrs/launches', 'cmi5-import', 'packages'].map((name) => readFileSync(`preview/${name}.ts`, 'utf8')).join('\n');
  const named = new Set(sources.match(/\b\d+(\.\d+){3}-\d+\b/g));
  expect([...named].filter((id) => !(id in known))).toEqual([]);
  expect(named.size).toBeGreaterThanOrEqual(60);
});
