import type { ElementHandle, Page } from 'puppeteer-core';
import type { InPage, RawTab, Starting } from './engine.ts';

interface Ways extends Starting {
  /** The engine keeps no page for Back while a request is on its way. */
  waits?: boolean;
}

export const tabOf = (page: Page, { waits, ahead }: Ways = {}): RawTab => {
  const ask = async (run: InPage<Element | null>, args: string[]): Promise<ElementHandle | null> =>
    (await page.evaluateHandle(run, ...args)).asElement() as ElementHandle | null;
  const find = async (run: InPage<Element | null>, args: string[]): Promise<ElementHandle> => {
    const element = await ask(run, args);
    if (!element) throw new Error('It is gone.');
    return element;
  };
  return {
    open: async (address) =>
      void (await (ahead
        ? page.evaluate((to) => void setTimeout(() => location.assign(to)), address)
        : page.goto(address))),
    evaluate: <T>(run: InPage<T>, ...args: string[]) => page.evaluate(run, ...args) as Promise<T>,
    has: async (run, ...args) => (await ask(run, args)) !== null,
    click: async (run, ...args) => (await find(run, args)).click(),
    type: async (text, run, ...args) => (await find(run, args)).type(text),
    async keys(...keys) {
      for (const key of keys) await page.keyboard.press(key);
    },
    idle: () => (waits ? page.waitForNetworkIdle() : Promise.resolve()),
    // Not `goBack`: it waits for what a page that was kept doesn't do.
    back: () => page.evaluate(() => void setTimeout(() => history.back())),
    close: () => page.close(),
  };
};
