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
  const logic = logicOf(type);
  return samples.items.flatMap((item) => {
    const found = new Map<string, unknown>();
    const keep = (response: unknown) => {
      if (response !== undefined) found.set(logic.encode(item, response), response);
    };
    keep(logic.blank(item));
    for (const each of workedOf(type, samples)) if (each.item === item) keep(each.response);
    const draw = drawing(item.id);
    for (let tries = 0; tries < count * 4 && found.size < count; tries++) keep(logic.decode(item, garbled([...found.keys()], Object.values(item.codes), draw)));
    return [...found.values()].map((response) => ({ item, response }));
  });
}

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
