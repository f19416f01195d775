import type { Locator, Page } from 'playwright-core';

const MOST_TABS = 80;

/** Somebody without a mouse: nothing but key presses, counted. */
export class KeysOnly {
  presses = 0;

  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.presses++;
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    this.presses += text.length;
    await this.page.keyboard.type(text);
  }

  /** Tab until the focus is there. @throws when it never comes */
  async reach(target: Locator): Promise<void> {
    await target.waitFor();
    for (let tab = 0; tab <= MOST_TABS; tab++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press('Tab');
    }
    throw new Error(`${MOST_TABS} Tabs never came to ${String(target)}`);
  }

  /** Comes there, and does what it is there for. */
  async follow(target: Locator, key = 'Enter'): Promise<void> {
    await this.reach(target);
    await this.press(key);
  }
}
