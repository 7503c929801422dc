/** The learner's saved state as a document of the State API (xAPI 1.0.3, Communication 2.3 and 3.1). */
import type { AdapterEnv } from '../target.ts';
import { fail, parsed, type Lrs, type Reply } from './lrs.ts';

/** What the document holds. `told`: results already reported in this registration, so that none is reported twice. */
export interface Doc { state: string; location: string; told: string[] }

export interface StateDoc {
  /** `undefined` where there is none. Comes before the first write. */
  read(): Promise<Doc | undefined>;
  /**
   * Writes over what it has read or written; what another window wrote since is merged, then and in every later write.
   * `isLast`: at once and unconditionally, because the page may not live on.
   */
  write(doc: Doc, isLast?: boolean): Promise<void>;
}

const tries = 3;

/** `query`: activity, agent, registration, and the document's name. */
export function openStateDoc(lrs: Lrs, query: Record<string, string | undefined>, merge: AdapterEnv['merge']): StateDoc {
  /** Text the LRS has from us, or gave us; "" where it has none. */
  let known = '';
  /** `undefined`: not known; "": the LRS shows none (CORS), so that nothing can be asked of it. */
  let etag: string | undefined;
  let theirs: Doc | undefined;

  async function get(): Promise<Doc | undefined> {
    const reply = await lrs('GET', 'activities/state', { query });
    if (reply.status === 403) fail('closed', '403');
    const isThere = reply.status === 200;
    known = isThere ? reply.text : '';
    etag = reply.etag;
    return isThere ? docOf(reply.text) : undefined;
  }

  const put = (body: string, headers: Record<string, string> = {}) => lrs('PUT', 'activities/state', { query, body, headers });

  const text = ({ state, location, told }: Doc) =>
    JSON.stringify(theirs ? { state: merge(state, theirs.state), location, told: [...new Set([...told, ...theirs.told])] } : { state, location, told });

  function settle(reply: Reply, body: string) {
    etag = reply.etag || undefined;
    if (reply.status >= 300) fail(reply.status === 403 ? 'closed' : 'refused', `state ${reply.status}`);
    known = body;
  }

  return {
    read: get,
    async write(doc, isLast) {
      if (isLast) return settle(await put(text(doc)), text(doc));
      for (let left = tries; ; left--) {
        if (etag === undefined) {
          const before = known;
          const found = await get();
          if (found && known !== before) theirs = found;
        }
        const body = text(doc);
        const reply = await put(body, etag ? { 'If-Match': etag } : known ? {} : { 'If-None-Match': '*' });
        const isStale = reply.status === 409 || reply.status === 412;
        if (!isStale) return settle(reply, body);
        etag = undefined;
        if (left === 1) fail('offline', 'state 412');
      }
    },
  };
}

/** Another's document is a state we cannot read, so that nobody writes over it unasked. */
function docOf(text: string): Doc | undefined {
  const { state, location, told } = parsed<Partial<Record<keyof Doc, unknown>>>(text) ?? {};
  if (typeof state !== 'string') return text.trim() ? { state: text, location: '', told: [] } : undefined;
  return { state, location: typeof location === 'string' ? location : '', told: Array.isArray(told) ? told.filter((each) => typeof each === 'string') : [] };
}
