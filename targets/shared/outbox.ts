/** Statements on their way: kept on the device before they are sent, in order, until the LRS has them. */
import type { Device } from '../../tracking/port.ts';
import { bytesOf, fail, parsed, type Lrs } from './lrs.ts';
import type { Statement } from './statements.ts';

export interface Outbox {
  /** One that waits already (the same id) is not added again. */
  add(...statements: Statement[]): void;
  /** Sends all that wait, one request at a time; rejects with what stops it, and the rest waits. */
  flush(): Promise<void>;
  /** Sends all that is not on its way, at once and in one request: the page may not live on. Never rejects. */
  rush(): Promise<void>;
}

interface Options {
  lrs: Lrs;
  device: Device;
  /** Where the device keeps them. */
  key: string;
  /** The LRS has it. */
  delivered(statement: Statement): void;
  /** Forbidden (403) on its own: true where that says that the LRS has such a statement already. */
  isKnown(statement: Statement): boolean;
}

const most = 25;
const bytes = 50_000;

export function openOutbox({ lrs, device, key, delivered, isKnown }: Options): Outbox {
  const left = parsed<Statement[]>(device.read(key));
  let waiting = Array.isArray(left) ? left.filter((each) => typeof each?.id === 'string') : [];
  const onTheirWay = new Set<string>();
  let last: Promise<void> = Promise.resolve();

  const keep = () => (waiting.length ? device.write(key, JSON.stringify(waiting)) : device.remove(key));

  function settle(batch: Statement[]) {
    batch.forEach(delivered);
    waiting = waiting.filter((each) => !batch.some(({ id }) => id === each.id));
    keep();
  }

  /** Sends a batch; where the LRS refuses it, its halves, so that one bad statement takes no other with it. */
  async function send(batch: Statement[]): Promise<void> {
    batch.forEach(({ id }) => onTheirWay.add(id!));
    try {
      const { status, text } = await lrs('POST', 'statements', { body: JSON.stringify(batch) });
      if (status < 300) return settle(batch);
      const [only] = batch;
      if (batch.length > 1) {
        const middle = batch.length >> 1;
        await send(batch.slice(0, middle));
        return await send(batch.slice(middle));
      }
      // A known id: an earlier attempt arrived, and its answer was lost.
      if (status === 409 || (status === 403 && isKnown(only!))) return settle(batch);
      if (status !== 400 && status !== 413) fail(status === 404 ? 'refused' : 'closed', `${status} ${text.slice(0, 200)}`);
      console.warn(`The LRS refused a statement (${status}).`, text, only);
      settle(batch);
    } finally {
      batch.forEach(({ id }) => onTheirWay.delete(id!));
    }
  }

  async function sendAll() {
    for (let batch; (batch = firstOf(waiting)).length; ) await send(batch);
  }

  return {
    add(...statements) {
      const known = new Set(waiting.map(({ id }) => id));
      waiting.push(...statements.filter(({ id }) => !known.has(id)));
      keep();
    },
    flush() {
      last = last.catch(() => {}).then(sendAll);
      return last;
    },
    rush() {
      const batch = waiting.filter(({ id }) => !onTheirWay.has(id!));
      const rushed = batch.length ? send(batch).catch(() => {}) : Promise.resolve();
      last = Promise.all([last.catch(() => {}), rushed]).then(() => {});
      return rushed;
    },
  };
}

/** As many as go in one request. */
function firstOf(waiting: Statement[]): Statement[] {
  let size = 0;
  const end = waiting.findIndex((each, index) => index === most || ((size += bytesOf(JSON.stringify(each))) > bytes && index > 0));
  return end < 0 ? [...waiting] : waiting.slice(0, end);
}
