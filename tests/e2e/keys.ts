import type { Frame, Locator, Page } from '@playwright/test';
import { uidOf, type Hand } from './hands.ts';

/** A course in the frame of the LMS, by keyboard alone: Tab, Shift+Tab, arrows, Space, Enter, Escape and typing; nothing is focused or clicked by script. */
export class Keys {
  readonly page: Page;
  constructor(page: Page) { this.page = page; }

  frame(): Frame { return this.page.frames().find((frame) => frame.url().includes('/content/'))!; }

  /** Whether the focus is on something a selector matches, inside the course. */
  isOn(selector: string): Promise<boolean> {
    return this.frame().evaluate((css) => document.hasFocus() && (document.activeElement?.matches(css) ?? false), selector);
  }

  /** Tabs until the focus is there: backwards where it lies behind. */
  async to(selector: string): Promise<void> {
    for (let presses = 0; presses < 250; presses++) {
      const key = await this.frame().evaluate((css) => {
        // What a closed part holds cannot be reached, and is not what is meant.
        const [focus, aim] = [document.activeElement, [...document.querySelectorAll(css)].find((each) => each.checkVisibility())];
        if (document.hasFocus() && focus?.matches(css)) return undefined;
        const isBehind = document.hasFocus() && focus && aim && focus !== document.body && focus.compareDocumentPosition(aim) & Node.DOCUMENT_POSITION_PRECEDING;
        return isBehind ? 'Shift+Tab' : 'Tab';
      }, selector);
      if (!key) return;
      await this.press(key);
    }
    throw new Error(`The keyboard does not reach ${selector}.`);
  }

  press(key: string): Promise<void> { return this.page.keyboard.press(key); }
}

/** The keyboard on a card. */
export async function keyboard(keys: Keys, card: Locator): Promise<Hand> {
  const labelledBy = (await card.getAttribute('aria-labelledby'))!;
  const within = (selector: string) => `section[aria-labelledby="${labelledBy}"] ${selector}`;
  const isOn = (selector: string) => keys.isOn(within(selector));
  const press = async (button: string) => {
    await keys.to(within(button));
    await keys.press('Enter');
  };
  return {
    card,
    by: 'keyboard',
    uid: await uidOf(card),
    press,
    async tick(control, isOnAfter = true) {
      const { type, name, checked } = await card.locator(control).evaluate(({ type, name, checked }: HTMLInputElement) => ({ type, name, checked }));
      if (checked === isOnAfter) return;
      // A group of radio buttons is one stop: Space takes the one it stops at, arrows go on from there.
      await keys.to(within(type === 'radio' ? `input[name="${name}"]` : control));
      await keys.press('Space');
      for (let step = 0; type === 'radio' && step < 20 && !(await isOn(`${control}:checked`)); step++) await keys.press('ArrowDown');
    },
    async choose(list, value) {
      await keys.to(within(list));
      const now = () => card.locator(list).inputValue();
      const first = await card.locator(`${list} option`).evaluateAll((options, [before, after]) => {
        const places = options.map((option) => (option as HTMLOptionElement).value);
        return places.indexOf(after!) < places.indexOf(before!) ? 'ArrowUp' : 'ArrowDown';
      }, [await now(), value]);
      for (let step = 0; step < 20 && (await now()) !== value; step++) await keys.press(first);
    },
    async write(field, text) {
      await keys.to(within(field));
      await keys.press('Control+A');
      await keys.page.keyboard.type(text);
    },
  };
}
