import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

interface Walk {
  /** What can be operated and Tab never came to. */
  missed: string[];
  /** What had the focus and did not show it. */
  unseen: string[];
}

/**
 * Tab alone comes to everything that can be operated, shows where it is, and is held nowhere. Real key presses, around
 * the whole page once, and back to where the focus was; of radios with one name one is a stop, as browsers have it.
 */
export async function expectKeyboardReach(page: Page): Promise<void> {
  const stops = await page.evaluate(listen);
  const walked = () => page.evaluate('walked()') as Promise<Walk>;
  // Parts of a date and tables that scroll are stops as well: around once is some presses more than there are controls.
  for (let press = 0; press < 3 * stops + 40; press++) {
    await page.keyboard.press('Tab');
    if (press >= stops && press % 10 === 0 && (await walked()).missed.length === 0) break;
  }
  const { missed, unseen } = await walked();
  await page.evaluate('goBack()');
  expect({ missed, unseen }).toEqual({ missed: [], unseen: [] });
}

/** In the page. @returns how many stops there are */
function listen(): number {
  const operable = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const stops = [...document.querySelectorAll<HTMLElement>(operable)].filter(
    (element) =>
      element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled, [tabindex="-1"]'),
  );
  const before = document.activeElement as HTMLElement;
  const came = new Set<Element>();
  const unseen = new Set<Element>();
  document.addEventListener('focusin', ({ target }) => {
    const element = target as HTMLElement;
    came.add(element);
    const isShown = [element, element.parentElement!, element.nextElementSibling ?? element].some((each) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    });
    if (!isShown) unseen.add(element);
  });
  const group = (element: Element) =>
    element instanceof HTMLInputElement && element.type === 'radio'
      ? `${element.form?.action} ${element.name}`
      : element;
  const words = (element: Element) => element.outerHTML.slice(0, 120);
  Object.assign(globalThis, {
    goBack: () => {
      if (before === document.body) (document.activeElement as HTMLElement).blur();
      else before.focus();
    },
    walked: (): Walk => {
      const groups = new Set<unknown>([...came].map(group));
      return {
        missed: stops.filter((stop) => !groups.has(group(stop))).map(words),
        unseen: [...unseen].map(words),
      };
    },
  });
  return stops.length;
}
