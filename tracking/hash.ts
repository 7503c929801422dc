/**
 * FNV-1a, 32 bits, over UTF-16 units: an unsigned integer. Any one changed character changes it.
 * Not for secrets. Pure arithmetic, because `crypto.subtle` is missing where an LMS is served over http.
 */
export function hash(text: string, start = 0x811c9dc5): number {
  let sum = start;
  for (let index = 0; index < text.length; index++) sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193);
  return sum >>> 0;
}

/** 64 bits as text: names a learner on the device without spelling out who it is. */
export function fingerprint(text: string): string {
  return hash(text).toString(36) + hash(text, 0x5bd1e995).toString(36);
}
