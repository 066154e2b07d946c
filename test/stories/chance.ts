/** A browser without chance, so that a story shows the same codes and keys each time. Dates are the stories' own (`storyWorld`). */
import type { BrowserContext, Page } from '@playwright/test';

declare global {
  interface Window {
    /** Begins the row of numbers anew that take the place of random ones. */
    resetChance(): void;
  }
}

const withoutChance = (): void => {
  let state = 0;
  window.resetChance = () => void (state = 1);
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  crypto.getRandomValues = <T extends ArrayBufferView | null>(array: T): T => {
    const { buffer, byteOffset, byteLength } = array!;
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    for (let index = 0; index < bytes.length; index++) bytes[index] = next() >>> 24;
    return array;
  };
  Math.random = () => next() / 2 ** 32;
  window.resetChance();
};

export const removeChance = async (context: BrowserContext): Promise<void> =>
  void (await context.addInitScript(withoutChance));

export const resetChance = (page: Page): Promise<void> => page.evaluate(() => window.resetChance());
