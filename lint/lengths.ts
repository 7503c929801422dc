/** Whether length gives an answer away. Lengths are characters, spaces included. */

/** How much longer than the mean of the others the right one may be. */
const KEY_RATIO = 1.25;
/** How much longer than the shortest the longest may be. */
const SPREAD = 1.8;
/** A difference of a word or two is not seen. */
const UNSEEN = 12;

interface Choice { id: string; text: string }

/** What is wrong with the length of the right one among all; `undefined` when nothing is, or when a picture stands for words. */
export function keyLengthFault(what: string, key: Choice, all: readonly Choice[]): string | undefined {
  const others = all.filter(({ id }) => id !== key.id);
  if (all.some(({ text }) => !text) || !others.length) return undefined;
  const mean = others.reduce((sum, { text }) => sum + text.length, 0) / others.length;
  if (key.text.length <= mean * KEY_RATIO || key.text.length <= mean + UNSEEN) return undefined;
  return `${what} has ${key.text.length} characters, the others ${Math.round(mean)} on average. Shorten it to ${Math.floor(mean * KEY_RATIO)}, or say more in the others.`;
}

/** What is wrong with the lengths of all; none or one. */
export function spreadFault(what: string, all: readonly Choice[]): string[] {
  const [shortest, longest] = [Math.min, Math.max].map((of) => all.find(({ text }) => text.length === of(...all.map((each) => each.text.length)))!) as [Choice, Choice];
  const [low, high] = [shortest.text.length, longest.text.length];
  if (!low || high / low <= SPREAD || high - low <= UNSEEN) return [];
  return [`the ${what} differ in length: "${shortest.id}" has ${low} characters, "${longest.id}" ${high}. Bring them closer, to less than ${SPREAD} times.`];
}
