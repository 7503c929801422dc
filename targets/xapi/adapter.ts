/** An xAPI package in the browser ("Tin Can" launch: RusticiSoftware/launch, lms_lrs.md): who, where and with what key is in the address. */
import { iriOf, isObject, keyOf, textOf, registrationOf, webAddress } from '../shared/given.ts';
import { openLrs, parsed } from '../shared/lrs.ts';
import type { Actor } from '../shared/statements.ts';
import { uuidOf } from '../shared/uuid.ts';
import { noLaunch, xapiPort, type Opened } from '../shared/xapi-port.ts';
import type { Adapter, AdapterEnv } from '../target.ts';
import { limits } from './limits.ts';

export const adapter: Adapter = (env) => xapiPort(env, limits, connect);

const running = 'session:xapi';

async function connect(env: AdapterEnv): Promise<Opened> {
  const { window, clock, device, iri } = env;
  const given = new URLSearchParams(window.location.search);
  const endpoint = webAddress(given.get('endpoint')) ?? noLaunch('endpoint');
  const key = keyOf(given.get('auth')) ?? noLaunch('auth');
  const actor = actorOf(given.get('actor')) ?? noLaunch('actor');
  const registration = registrationOf(given.get('registration'));
  const course = iriOf(given.get('activity_id')) ?? iri;
  const launch = uuidOf([endpoint, JSON.stringify(actor), registration, course].join(' '));
  const [known, since] = (device.read(running) ?? '').split(' ');
  const isResumed = known === launch;
  const began = (isResumed && Number(since)) || clock.now();
  device.write(running, `${launch} ${began}`);
  const frame = { iri, actor, registration, course };
  return {
    lrs: openLrs(env, endpoint, key.includes(' ') ? key : `Basic ${key}`),
    frame,
    state: { activityId: course, agent: JSON.stringify(actor), registration },
    learner: { id: JSON.stringify({ ...actor, name: undefined }), name: actor.name ?? '' },
    mode: 'normal',
    language: textOf(given.get('Accept-Language'))?.split(/[,;]/)[0],
    began,
    isResumed,
    outboxKey: `xapi/${launch}`,
    activity: { id: course, definition: { type: 'http://adlnet.gov/expapi/activities/course' } },
    beginning: (hasState) => (hasState ? 'resumed' : 'initialized'),
    ending: (how) => (how === 'suspend' ? 'suspended' : 'terminated'),
    tellsAlways: false,
    isOnce: false,
    end() {
      device.remove(running);
      return false;
    },
  };
}

/** One agent with one identifier; the form of Tin Can 0.90 has lists and other names for accounts. */
function actorOf(text: string | null): Actor | undefined {
  const first = (value: unknown) => (Array.isArray(value) ? (value as unknown[])[0] : value);
  const given = parsed<Record<string, unknown>>(textOf(text));
  if (!given) return undefined;
  const [name, mbox, sha, openid] = ['name', 'mbox', 'mbox_sha1sum', 'openid'].map((key) => textOf(first(given[key])));
  const account = first(given.account);
  const named = isObject(account) ? { homePage: textOf(account.homePage ?? account.accountServiceHomePage), name: textOf(account.name ?? account.accountName) } : undefined;
  const identifier = mbox ? { mbox } : sha ? { mbox_sha1sum: sha } : openid ? { openid } : named?.homePage && named.name ? { account: named } : undefined;
  return identifier && ({ objectType: 'Agent', ...(name && { name }), ...identifier } as Actor);
}
