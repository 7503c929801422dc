/** An xAPI package in the browser ("Tin Can" launch: RusticiSoftware/launch, lms_lrs.md): who, where and with what key is in the address. */
import { openLrs, parsed } from '../shared/lrs.ts';
import type { Actor } from '../shared/statements.ts';
import { uuidOf } from '../shared/uuid.ts';
import { noLaunch, webAddress, xapiPort, type Opened } from '../shared/xapi-port.ts';
import type { Adapter, AdapterEnv } from '../target.ts';
import { limits } from './limits.ts';

export const adapter: Adapter = (env) => xapiPort(env, limits, connect);

const running = 'session:xapi';

async function connect(env: AdapterEnv): Promise<Opened> {
  const { window, clock, device, iri } = env;
  const given = new URLSearchParams(window.location.search);
  const endpoint = webAddress(given.get('endpoint')) ?? noLaunch('endpoint');
  const key = given.get('auth') || noLaunch('auth');
  const actor = actorOf(given.get('actor')) ?? noLaunch('actor');
  const registration = given.get('registration') || undefined;
  const course = given.get('activity_id') || iri;
  const launch = uuidOf([endpoint, JSON.stringify(actor), registration, course].join(' '));
  const [known, since] = (device.read(running) ?? '').split(' ');
  const isResumed = known === launch;
  const began = isResumed ? Number(since) : clock.now();
  device.write(running, `${launch} ${began}`);
  const frame = { iri, actor, registration, course };
  return {
    lrs: openLrs(env, endpoint, key.includes(' ') ? key : `Basic ${key}`),
    frame,
    state: { activityId: course, agent: JSON.stringify(actor), registration },
    learner: { id: JSON.stringify({ ...actor, name: undefined }), name: actor.name ?? '' },
    mode: 'normal',
    language: given.get('Accept-Language')?.split(/[,;]/)[0],
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
  const first = (value: unknown) => (Array.isArray(value) ? (value as unknown[])[0] : value) as Record<string, string> & string;
  const given = parsed<Record<string, unknown>>(text);
  if (!given) return undefined;
  const [name, mbox, sha, openid, account] = ['name', 'mbox', 'mbox_sha1sum', 'openid', 'account'].map((key) => first(given[key]));
  const own = account && { homePage: account.homePage ?? account.accountServiceHomePage, name: account.name ?? account.accountName };
  const identifier = mbox ? { mbox } : sha ? { mbox_sha1sum: sha } : openid ? { openid } : own?.homePage && own.name ? { account: own } : undefined;
  return identifier && ({ objectType: 'Agent', ...(name && { name }), ...identifier } as Actor);
}
