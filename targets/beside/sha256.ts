/** SHA-256 (FIPS 180-4) of a text's UTF-8, in hex. Pure arithmetic, because `crypto.subtle` is missing where an LMS is served over http. */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const words = new Uint32Array((((bytes.length + 8) >> 6) + 1) * 16);
  bytes.forEach((byte, index) => { words[index >> 2]! |= byte << (24 - (index % 4) * 8); });
  words[bytes.length >> 2]! |= 0x80 << (24 - (bytes.length % 4) * 8);
  words[words.length - 1] = bytes.length * 8;
  const hash = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  for (let at = 0; at < words.length; at += 16) mix(hash, words.subarray(at, at + 16));
  return [...hash].map((word) => word.toString(16).padStart(8, '0')).join('');
}

function mix(hash: Uint32Array, block: Uint32Array): void {
  const schedule = new Uint32Array(64);
  schedule.set(block);
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number];
  for (let round = 0; round < 64; round++) {
    if (round > 15) {
      const [early, late] = [schedule[round - 15]!, schedule[round - 2]!];
      schedule[round] = schedule[round - 16]! + (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) + schedule[round - 7]! + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
    }
    const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + constants[round]! + schedule[round]!) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => { hash[index]! += word; });
}

const turned = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));
/** The first 32 bits behind the point. */
const fraction = (value: number): number => ((value % 1) * 2 ** 32) >>> 0;

const primes: number[] = [];
for (let number = 2; primes.length < 64; number++) if (primes.every((prime) => number % prime)) primes.push(number);
const constants = primes.map((prime) => fraction(Math.cbrt(prime)));
