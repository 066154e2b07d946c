import type { ElementHandle, Page } from 'puppeteer-core';
import type { InPage, RawTab } from './engine.ts';

/** With `waits`, of an engine that keeps no page for Back while a request is on its way. */
export const tabOf = (page: Page, waits = false): RawTab => {
  const ask = async (run: InPage<Element | null>, args: string[]): Promise<ElementHandle | null> =>
    (await page.evaluateHandle(run, ...args)).asElement() as ElementHandle | null;
  const find = async (run: InPage<Element | null>, args: string[]): Promise<ElementHandle> => {
    const element = await ask(run, args);
    if (!element) throw new Error('It is gone.');
    return element;
  };
  return {
    open: async (address) => void (await page.goto(address)),
    evaluate: <T>(run: InPage<T>, ...args: string[]) => page.evaluate(run, ...args) as Promise<T>,
    has: async (run, ...args) => (await ask(run, args)) !== null,
    click: async (run, ...args) => (await find(run, args)).click(),
    type: async (text, run, ...args) => (await find(run, args)).type(text),
    idle: () => (waits ? page.waitForNetworkIdle() : Promise.resolve()),
    // Not `goBack`: it waits for what a page that was kept doesn't do.
    back: () => page.evaluate(() => void setTimeout(() => history.back())),
    close: () => page.close(),
  };
};
