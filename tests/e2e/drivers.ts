import type { ItemType } from '../../quizzes/item-type.ts';
import type { RuntimeItem } from '../../quizzes/runtime.ts';
import type { types, TypeName } from '../../quizzes/types/index.ts';
import type { Hand } from './hands.ts';

/** How people answer the items of a type. */
export interface Driver<I, R> {
  /** A response that is right, or one that is not; where nothing is right, one of two. */
  respond(item: I, isRight: boolean): R;
  /** Gives a complete response, whatever was given before; the button that submits it stays unpressed. */
  give(hand: Hand, response: R, item: I): Promise<void>;
}

type Logic<T extends TypeName> = (typeof types)[T]['logic'];
type DriverOf<T extends TypeName> = Logic<T> extends ItemType<infer I, infer R> ? Driver<I, R> : never;

/** Throws, saying what to write, for a type without a driver. */
export function driverOf(type: string): Driver<RuntimeItem, unknown> {
  const driver = (drivers as Record<string, unknown>)[type];
  if (!driver) throw new Error(`Nobody knows how to answer a question of the type "${type}": add a driver to tests/e2e/drivers.ts.`);
  return driver as Driver<RuntimeItem, unknown>;
}

const drivers: { [T in TypeName]?: DriverOf<T> } = {
  'single-choice': {
    respond: ({ options }, isRight) => options.find(is(isRight))!.id,
    give: (hand, id) => hand.tick(value(id!)),
  },
  'multiple-choice': {
    respond: ({ options }, isRight) => options.filter(is(isRight)).map(({ id }) => id),
    give: tickOnly,
  },
  'true-false': {
    respond: ({ answer }, isRight) => answer === isRight,
    give: (hand, answer) => hand.tick(value(String(answer))),
  },
  sequencing: {
    respond: ({ tiles }, isRight) => (isRight ? tiles : [...tiles].reverse()).map(({ id }) => id),
    give: order,
  },
  classification: {
    respond: ({ statements, categories }, isRight) => Object.fromEntries(statements.map(({ id, category }) => [id, isRight ? category : categories.find((each) => each.id !== category)!.id])),
    give: rows,
  },
  matching: {
    respond: ({ sources, targets, reuse }, isRight) => sources.map(({ id, target }, index) => [id, isRight ? target : reuse ? targets.find((each) => each.id !== target)!.id : sources.at(index - 1)!.target]),
    give: match,
  },
  matrix: {
    respond: ({ rows: all, columns }, isRight) =>
      all.flatMap(({ id, column, columns: several }): [string, string][] => {
        const keys = [column ?? [], several ?? []].flat();
        const others = columns.map((each) => each.id).filter((each) => !keys.includes(each));
        // A row where everything is right is wrong with one mark.
        return (isRight ? keys : others.length ? others.slice(0, 1) : keys.slice(1)).map((each) => [id, each]);
      }),
    async give(hand, response, { pick, rows: all, columns }) {
      for (const { id: row } of all) {
        for (const { id } of columns) {
          const isOn = response.some(([from, to]) => from === row && to === id);
          if (isOn || pick === 'several') await hand.tick(`[name="${hand.uid}-${row}"]${value(id)}`, isOn);
        }
      }
    },
  },
  cloze: {
    respond: ({ gaps }, isRight) => Object.fromEntries(gaps.map(({ id, accept, options }) => [id, options ? options.find(is(isRight))!.id : isRight ? accept![0]! : 'zzz'])),
    async give(hand, response, { text, gaps }) {
      for (const [index, [, id]] of [...text.matchAll(/\{([^}]*)\}/g)].entries()) {
        const field = `.text > :nth-child(${index + 1})`;
        await (gaps.find((gap) => gap.id === id)!.options ? hand.choose(field, response[id!]!) : hand.write(field, response[id!]!));
      }
    },
  },
  numeric: {
    respond({ accept }, isRight) {
      const { value: exact, min, max } = accept[0]!;
      return isRight ? String(exact ?? min ?? max) : String(Math.max(...accept.flatMap((range) => [range.value ?? 0, range.max ?? 0, range.min ?? 0])) * 10 + 7);
    },
    give: (hand, text) => hand.write('input', text),
  },
  highlight: {
    respond({ turns, marks, none, pick }, isRight) {
      const keys = (turns ?? marks!).filter(is(true)).map(({ id }) => id);
      if (isRight) return keys.length ? keys : [none!.id];
      return (turns ?? marks!).filter(is(false)).map(({ id }) => id).slice(0, pick === 'one' ? 1 : undefined);
    },
    give: tickOnly,
  },
  hotspot: {
    respond: ({ regions, pick }, isRight) => regions.filter(is(isRight)).map(({ id }) => id).slice(0, pick === 'one' ? 1 : undefined),
    async give(hand, response) {
      if (hand.by === 'keyboard') return tickOnly(hand, response);
      await untick(hand, response);
      for (const id of response) if (!(await ticked(hand)).includes(id)) await hand.press(`label:has(${value(id)}) rect`);
    },
  },
  likert: {
    respond: ({ scale }, isRight) => scale.at(isRight ? -1 : 0)!.id,
    give: (hand, id) => hand.tick(value(id!)),
  },
  questionnaire: {
    respond: ({ statements, scale }, isRight) => Object.fromEntries(statements.map(({ id }) => [id, scale.at(isRight ? -1 : 0)!.id])),
    give: rows,
  },
  'open-response': {
    respond: ({ criteria }, isRight) => ({ text: isRight ? 'Une phrase à moi, « avec ses guillemets ». Et une autre ?' : 'No.', isCompared: true, ratings: Object.fromEntries(criteria.map(({ id }) => [id, isRight ? 'yes' : 'no'])) }),
    async give(hand, { text, ratings }) {
      await hand.write('textarea', text);
      await step(hand);
      await rows(hand, ratings);
    },
  },
  flashcard: {
    respond: (_item, isRight) => ({ isTurned: true, rating: isRight ? 'good' : 'again' }),
    async give(hand, { text, rating }) {
      if (text) await hand.write('textarea', text);
      await step(hand);
      await hand.tick(value(rating!));
    },
  },
};

/** The button of a card that checks, keeps, or goes on to the next step. */
export const submit = '> button.button';

const value = (id: string) => `[value="${id}"]`;

const is = (isRight: boolean) => ({ correct }: { correct?: boolean | undefined }) => Boolean(correct) === isRight;

const ticked = (hand: Hand) => hand.card.locator('.view input:checked').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));

/** Takes back what was ticked before; a radio button needs no such thing. */
async function untick(hand: Hand, but: readonly string[]) {
  if (!(await hand.card.locator('.view [type=checkbox]').count())) return;
  for (const id of await ticked(hand)) if (!but.includes(id)) await hand.tick(value(id), false);
}

/** Ticks these and nothing else, in this order. */
async function tickOnly(hand: Hand, ids: readonly string[]) {
  await untick(hand, ids);
  for (const id of ids) await hand.tick(value(id));
}

/** One choice a row. */
async function rows(hand: Hand, response: Record<string, string>) {
  for (const [row, id] of Object.entries(response)) await hand.tick(`[name="${hand.uid}-${row}"]${value(id)}`);
}

/** From the first half of the answer to the second, once. */
async function step(hand: Hand) {
  if (!(await hand.card.locator('[data-step]').count())) await hand.press(submit);
}

/** Brings tile after tile to its place: a mouse by dragging, fingers and keys by the buttons. */
async function order(hand: Hand, response: readonly string[]) {
  const inPlay = () => hand.card.locator('ol > [data-tile]').evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).dataset.tile!));
  const placeOf = async (id: string) => (await inPlay()).indexOf(id);
  const button = (id: string, move: string) => hand.press(`[data-tile="${id}"] [data-move="${move}"]`);
  const before = await inPlay();
  for (const id of before) if (!response.includes(id)) await button(id, 'out');
  for (const [place, id] of response.entries()) {
    if ((await placeOf(id)) < 0) await button(id, 'in');
    if (hand.by === 'mouse' && (await placeOf(id)) > place) await hand.drag!(`[data-tile="${id}"]`, `ol > :nth-child(${place + 1})`);
    while ((await placeOf(id)) > place) await button(id, 'up');
  }
  if (before.join() !== response.join()) return;
  // The order shown becomes the learner’s own by a move.
  await button(response[0]!, 'down');
  await button(response[0]!, 'up');
}

/** Lists by keyboard; by pointer the first pair by two presses, the others by dragging. */
async function match(hand: Hand, response: readonly [string, string][], { targets }: { targets: { id: string; text: string }[] }) {
  for (const [index, [source, target]] of response.entries()) {
    const row = `[data-source="${source}"]`;
    const chip = `.chip:text-is("${targets.find(({ id }) => id === target)!.text}")`;
    if ((await hand.card.locator(`${row} select`).inputValue()) === target) continue;
    if (!hand.drag) await hand.choose(`${row} select`, target);
    else if (index) await hand.drag(chip, row);
    else {
      await hand.press(chip);
      await hand.press(`${row} label`);
    }
  }
}
