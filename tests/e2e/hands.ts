import type { Locator } from '@playwright/test';

/** One way of working the controls of a question's card. Selectors are within the card; those of `press` and `drag` may be Playwright's own. */
export interface Hand {
  readonly card: Locator;
  readonly by: 'keyboard' | 'mouse' | 'finger';
  /** Prefix of the ids and names within the card. */
  readonly uid: string;
  /** Sets a radio button or a check box. */
  tick(control: string, isOn?: boolean): Promise<void>;
  /** Chooses from a list. */
  choose(list: string, value: string): Promise<void>;
  /** Writes a text in the place of what stands there. */
  write(field: string, text: string): Promise<void>;
  press(button: string): Promise<void>;
  /** Drags one thing onto another, near that one’s upper edge; absent for the keyboard, which must do without. */
  drag?(from: string, to: string): Promise<void>;
}

/** What the ids within a card begin with. */
export const uidOf = async (card: Locator): Promise<string> => (await card.getAttribute('aria-labelledby'))!.split(' ')[0]!.replace(/-title$/, '');

/** A mouse. */
export async function mouse(card: Locator): Promise<Hand> {
  const { mouse: pointer } = card.page();
  const click = (at: string) => card.locator(at).click();
  return {
    ...(await pointing(card, 'mouse', click)),
    async drag(from, to) {
      const [start, end] = await ends(card, from, to);
      await pointer.move(...start);
      await pointer.down();
      await pointer.move(...end, { steps: 8 });
      await pointer.up();
    },
  };
}

/** A finger; the page’s context needs `hasTouch`. */
export async function finger(card: Locator): Promise<Hand> {
  const tap = (at: string) => card.locator(at).tap();
  return {
    ...(await pointing(card, 'finger', tap)),
    async drag(from, to) {
      const [[x, y], [toX, toY]] = await ends(card, from, to);
      const browser = await card.page().context().newCDPSession(card.page());
      // Slow, and resting at the end: let go in full swing, a browser would take the next tap for the one that stops a fling.
      const began = Date.now() / 1000 - 2;
      const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', step: number, ...touchPoints: { x: number; y: number }[]) => browser.send('Input.dispatchTouchEvent', { type, touchPoints, timestamp: began + step / 8 });
      const along = (share: number) => ({ x: x + (toX - x) * share, y: y + (toY - y) * share });
      await touch('touchStart', 0, along(0));
      for (let step = 1; step <= 8; step++) await touch('touchMove', step, along(step / 8));
      await touch('touchMove', 14, along(1));
      await touch('touchEnd', 15);
      await browser.detach();
    },
  };
}

async function pointing(card: Locator, by: Hand['by'], press: (at: string) => Promise<void>): Promise<Hand> {
  return {
    card,
    by,
    uid: await uidOf(card),
    async tick(control, isOn = true) {
      const input = card.locator(control);
      // People press the words, not the small circle before them.
      if ((await input.isChecked()) !== isOn) await press(`label:has(${control})`);
    },
    // The open list is drawn by the system, where no test can point.
    async choose(list, value) {
      await card.locator(list).selectOption(value);
    },
    async write(field, text) {
      await press(field);
      await card.locator(field).fill(text);
    },
    press,
  };
}

/** The middle of the one, and a place near the upper edge of the other, both in view. */
async function ends(card: Locator, from: string, to: string): Promise<[[number, number], [number, number]]> {
  await card.locator(to).scrollIntoViewIfNeeded();
  await card.locator(from).scrollIntoViewIfNeeded();
  const [start, end] = [(await card.locator(from).boundingBox())!, (await card.locator(to).boundingBox())!];
  return [[start.x + start.width / 2, start.y + start.height / 2], [end.x + end.width / 2, end.y + Math.min(8, end.height / 4)]];
}
