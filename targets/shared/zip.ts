import { unzipSync, zipSync, type Zippable } from 'fflate';
import type { PackageFile } from '../target.ts';

/**
 * A zip with the files in the order given (the manifest first), deflated, without folder entries, dates fixed (of 1980
 * where `date` gives none): the same bytes from the same files anywhere. fflate is pure JavaScript, so they do not depend
 * on Node's zlib either.
 */
export function zip(files: PackageFile[], date?: (file: PackageFile) => string | undefined): Uint8Array {
  const entries: Zippable = {};
  for (const file of files) entries[file.path] = [file.bytes, { level: 9, mtime: date?.(file) ?? '1980-01-01T00:00:00', os: 3, attrs: 0o644 << 16 }];
  return zipSync(entries);
}

/** The files of a zip, in its order. */
export const unzip = (bytes: Uint8Array): PackageFile[] => Object.entries(unzipSync(bytes)).map(([path, content]) => ({ path, bytes: content }));

/** Findings about the archive itself, whatever is in it: what unpackers of real LMSs refuse (360Learning: ratio 200, methods 0 and 8). */
export function zipFindings(bytes: Uint8Array): string[] {
  const findings: string[] = [];
  let packed = 0;
  let unpacked = 0;
  unzipSync(bytes, {
    filter({ name, size, originalSize, compression }) {
      packed += size;
      unpacked += originalSize;
      if (name.endsWith('/')) findings.push(`"${name}" is an entry for a folder`);
      if (compression !== 0 && compression !== 8) findings.push(`"${name}" is packed by a method that LMSs do not read (${compression})`);
      return false;
    },
  });
  if (unpacked > 200 * packed) findings.push(`the package unpacks to ${Math.round(unpacked / packed)} times its size, which looks like an attack to LMSs`);
  return findings;
}
