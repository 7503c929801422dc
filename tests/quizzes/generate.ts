/** Answers nobody wrote by hand: the worked examples of a type and what comes of changing them, the same in every run. */
import type { RuntimeItem } from '../../quizzes/runtime.ts';
import { hash, shuffled } from '../../quizzes/shuffle.ts';
import type { TypeName } from '../../quizzes/types/index.ts';
import { logicOf, samplesOf, type Samples } from './samples.ts';

export interface Answered { item: RuntimeItem; response: unknown }

/** The response of each worked example that saving keeps. */
export const workedOf = (type: TypeName, { items, cases }: Samples = samplesOf(type)): Answered[] =>
  cases.filter(({ keeps }) => keeps !== false).map(({ item: id, response }) => ({ item: items.find((item) => item.id === id)!, response }));

/**
 * About `count` different responses an item: its worked examples, then what its type reads of their saved texts once they are
 * cut, mixed and garbled. All are responses the type made itself, so its functions must take every one of them.
 */
export function answersOf(type: TypeName, count = 60): Answered[] {
  const samples = samplesOf(type);
  const worked = workedOf(type, samples);
  return samples.items.flatMap((item) => responsesTo(type, item, worked.flatMap((each) => (each.item === item ? [each.response] : [])), count).map((response) => ({ item, response })));
}

/** About `count` different responses to any item, the blank one and those given among them. */
export function responsesTo(type: TypeName, item: RuntimeItem, given: unknown[] = [], count = 60): unknown[] {
  const logic = logicOf(type);
  const found = new Map<string, unknown>();
  const keep = (response: unknown) => {
    if (response !== undefined) found.set(logic.encode(item, response), response);
  };
  [logic.blank(item), ...given].forEach(keep);
  const draw = drawing(item.id);
  for (let tries = 0; tries < count * 4 && found.size < count; tries++) keep(logic.decode(item, garbled([...found.keys()], Object.values(item.codes), draw)));
  return [...found.values()];
}

/** Whether the controls can make a response: reading a garbled text may give several marks where one is allowed, or words where nothing is written. */
export function isReachable(item: RuntimeItem, response: unknown): boolean {
  const { pick, write } = item as { pick?: string; write?: boolean };
  return !(pick === 'one' && Array.isArray(response) && typeof response[0] === 'string' && response.length > 1) && !(write === false && (response as { text?: string }).text !== undefined);
}

/** Responses whose saved text, without free text, is longer and longer, up to as long as can be found: codes are added as long as its type reads more of them. */
export function growth(type: TypeName, item: RuntimeItem, limit = 100): unknown[] {
  const logic = logicOf(type);
  const chars = (response: unknown) => logic.encode(item, response).replace(/"[^"]*"/g, '""').length;
  const codes = Object.values(item.codes);
  const ends = [...codes, ...codes.flatMap((code) => [...codes, 'y', '"YQ"'].map((other) => code + other)), '"YQ"', '*', '5', 'e', 't'];
  const found = [responsesTo(type, item).filter((response) => isReachable(item, response)).reduce((one, other) => (chars(other) > chars(one) ? other : one))];
  for (let longest = found[0]; chars(longest) < limit; found.push(longest)) {
    const more = ends.map((end) => logic.decode(item, logic.encode(item, longest) + end)).find((each) => each !== undefined && isReachable(item, each) && chars(each) > chars(longest));
    if (more === undefined) break;
    longest = more;
  }
  return found;
}

/** The longest of them. */
export const longestOf = (type: TypeName, item: RuntimeItem): unknown => growth(type, item).at(-1);

type Draw = <T>(list: readonly T[]) => T;

/** Draws from lists; the same sequence for the same seed. */
export function drawing(seed: string): Draw {
  let turn = 0;
  return (list) => list[shuffled(list.map((_each, index) => index), hash(`${seed} ${turn++}`))[0]!]!;
}

/** Some saved text with one to three changes: codes added, exchanged, taken away or turned round, or the end of another text. */
function garbled(texts: string[], codes: string[], draw: Draw): string {
  let text = draw(texts);
  for (let changes = draw([1, 2, 3]); changes > 0; changes--) {
    const at = draw([...Array(text.length + 1).keys()]);
    const sign = () => draw([...codes, ...codes, ...codes, 'y', 'n', 'p', '0', '7', '.', '-', ',', '"YQ"', '*']);
    text = draw([
      () => text.slice(0, at) + sign() + text.slice(at),
      () => text.slice(0, at) + sign() + text.slice(at + 1),
      () => text.slice(0, at) + text.slice(at + 1),
      () => text.slice(0, at) + text.slice(at + 2),
      () => text.slice(0, at) + [...text.slice(at)].reverse().join(''),
      () => text.slice(0, at) + draw(texts).slice(at),
      () => text + draw(codes.length ? codes : ['0']),
    ])();
  }
  return text;
}
