/** Eight characters a learner can read out: what went wrong between the course and its store. `npm run diagnose` says them in words. */
import { hash } from './hash.ts';
import type { Failure } from './port.ts';

export interface Trouble {
  /** What the store could not do; absent where only the saved state could not be read. */
  failure?: Failure | undefined;
  /** Which package speaks, as it is stamped. */
  target: string;
  /** Course and version. */
  edition: string;
  /** The device has all of it. */
  isKept: boolean;
  /** Answers the store has not taken. */
  unsent: number;
  /** What came of reading the saved state. */
  read?: 'empty' | 'corrupt' | 'newer' | undefined;
}

/** Crockford's base 32: no letter that is taken for another. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const reasons = ['', 'no-store', 'refused', 'offline', 'closed', 'signed-out'];
const calls = ['', 'Initialize', 'Commit', 'no '];
const reads = [undefined, 'empty', 'corrupt', 'newer'] as const;
/** Unsent answers are told in steps. */
const steps = [0, 1, 5, 20];
/** How many values each field has, in the order they are packed: format, reason, target, call, error code, kept, unsent, read, edition. In all less than 32⁷. */
const sizes = [2, 6, 29, 4, 1024, 2, 4, 4, 512];

/** `K7QM-2N4D`. The last character makes most misreadings show. */
export function supportCode({ failure, target, edition, isKept, unsent, read }: Trouble): string {
  const { reason = '', detail = '' } = failure ?? {};
  const call = calls.findIndex((name, index) => index && detail.startsWith(name));
  const code = Math.min(1023, Number(/\d+/.exec(detail)));
  let sum = 0;
  [0, reasons.indexOf(reason), hash(target), Math.max(0, call), code, Number(isKept), steps.filter((step) => step <= unsent).length - 1, reads.indexOf(read), hash(edition)].forEach((value, index) => {
    sum = sum * sizes[index]! + (value % sizes[index]!);
  });
  let text = '';
  for (; text.length < 7; sum = Math.floor(sum / 32)) text = alphabet[sum % 32] + text;
  text += alphabet[hash(text) % 32];
  return `${text.slice(0, 4)}-${text.slice(4)}`;
}

/** What a code says. */
export interface Told {
  reason: '' | Failure['reason'];
  /** The call that failed, where its name is told; `no ` when there was nobody to call. */
  call: string;
  /** Error code or HTTP status; 0: none. */
  code: number;
  isKept: boolean;
  /** Answers not sent: at least the first, fewer than the second. */
  unsent: [number, number];
  read: Trouble['read'];
  isTarget(target: string): boolean;
  isEdition(edition: string): boolean;
}

/** Reads a code as people write it (small letters, O for 0, I and L for 1, no hyphen); `undefined` when it was misread. */
export function readCode(written: string): Told | undefined {
  const text = written.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (text.length !== 8 || [...text].some((each) => !alphabet.includes(each)) || alphabet[hash(text.slice(0, 7)) % 32] !== text[7]) return undefined;
  let sum = [...text.slice(0, 7)].reduce((all, each) => all * 32 + alphabet.indexOf(each), 0);
  const fields = [...sizes].reverse().map((size) => {
    const value = sum % size;
    sum = Math.floor(sum / size);
    return value;
  }).reverse();
  const [format, reason, target, call, code, isKept, unsent, read, edition] = fields as [number, number, number, number, number, number, number, number, number];
  if (format || sum || reasons[reason] === undefined) return undefined;
  return {
    reason: reasons[reason] as Told['reason'], call: calls[call]!, code, isKept: isKept === 1, unsent: [steps[unsent]!, steps[unsent + 1] ?? Infinity], read: reads[read],
    isTarget: (name) => hash(name) % sizes[2]! === target,
    isEdition: (name) => hash(name) % sizes[8]! === edition,
  };
}
