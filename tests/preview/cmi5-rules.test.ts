import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { violation, type Session } from '../../preview/lrs/cmi5-rules.ts';
import type { JsonObject } from '../../preview/lrs/exchange.ts';

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
    for (const launchMode of ['Browse', 'Review'] as const) expect(violation({ ...session, launchMode }, told('passed'), begun)?.id).toBe('10.2.2.0-5');
  });
});

it('names every rule by an id of the specification’s list', () => {
  const known = createRequire(import.meta.url)('@cmi5/requirements') as Record<string, unknown>;
  const named = ['cmi5-rules', 'launches'].flatMap((name) => readFileSync(`preview/lrs/${name}.ts`, 'utf8').match(/(?<=')\d+(\.\d+){3}-\d+(?=')/g) ?? []);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((id) => !(id in known))).toEqual([]);
});
