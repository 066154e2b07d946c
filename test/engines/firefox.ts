import { existsSync } from 'node:fs';
import { launch, type ElementHandle, type Page } from 'puppeteer-core';
import type { Engine, InPage, RawTab } from './engine.ts';

const executablePath = '/usr/bin/firefox-esr';

const tabOf = (page: Page): RawTab => {
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
    close: () => page.close(),
  };
};

/** Firefox as Debian has it, by WebDriver BiDi. */
export const firefox: Engine = {
  name: 'Firefox',
  missing: () => (existsSync(executablePath) ? undefined : `${executablePath} (Debian package firefox-esr)`),
  async start() {
    const browser = await launch({ browser: 'firefox', executablePath, headless: true });
    return {
      version: await browser.version(),
      openTab: async () => tabOf(await browser.newPage()),
      close: () => browser.close(),
    };
  },
};
