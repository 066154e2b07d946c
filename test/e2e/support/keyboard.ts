import { expect, type Locator, type Page } from '@playwright/test';

/** Nothing on these pages is farther away than that. */
const farthest = 30;

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === (element.getRootNode() as Document | ShadowRoot).activeElement);

const walk = async (page: Page, target: Locator, key: string): Promise<void> => {
  await expect(target).toBeVisible();
  for (let step = 0; step < farthest && !(await isFocused(target)); step += 1) await page.keyboard.press(key);
  await expect(target).toBeFocused();
};

export const tabTo = (page: Page, target: Locator): Promise<void> => walk(page, target, 'Tab');
export const tabBackTo = (page: Page, target: Locator): Promise<void> => walk(page, target, 'Shift+Tab');

/** Goes to a field and types, as a person without a mouse. */
export const typeInto = async (page: Page, target: Locator, text: string): Promise<void> => {
  await tabTo(page, target);
  await page.keyboard.type(text);
};
