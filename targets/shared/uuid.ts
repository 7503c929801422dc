/**
 * A UUID drawn from a name: the same statement told again, after a lost reply or in a later launch, has the same id, so
 * that an LRS keeps it once (xAPI 1.0.3, Communication 2.1.1). Needs no `crypto`, whose better half is missing on plain http.
 * It has the bits of a version 4: some stores refuse newer versions.
 */
export function uuidOf(name: string): string {
  const digits = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x5be0cd19].map((seed) => mixed(name, seed).toString(16).padStart(8, '0')).join('');
  const variant = (8 + (parseInt(digits[16]!, 16) & 3)).toString(16);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20)}`;
}

/** MurmurHash3 over UTF-16 units, 32 bits. */
function mixed(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    const block = Math.imul(text.charCodeAt(index), 0xcc9e2d51);
    hash ^= Math.imul((block << 15) | (block >>> 17), 0x1b873593);
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash ^= text.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
