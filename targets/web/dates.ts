import { createHash } from 'node:crypto';
import type { PackageFile, PackageInfo } from '../target.ts';

/**
 * The date of a file in the zip, as local time without a zone. Servers make `Last-Modified` and `ETag` of it, so it must
 * change with the file and rise with the version; and it lies in the future, because a browser counts a file as fresh for
 * a tenth of its age where the server sends no `Cache-Control` (RFC 9111, 4.2.2): of this age that is no time at all.
 * Between 2034 and 2037 (32-bit systems end in 2038), by day: no clock is put forward or back then in any zone.
 */
export function dateOf({ path, bytes }: PackageFile, { version }: PackageInfo): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Math.min(99, Number.parseInt(part, 10) || 0));
  const order = (major * 100 + minor) * 100 + patch;
  const seconds = 2 * (createHash('sha256').update(path).update(bytes).digest()[0]! % 30);
  return new Date(Date.UTC(2034, 0, 1 + Math.floor(order / 720), 6, order % 720, seconds)).toISOString().slice(0, 19);
}
