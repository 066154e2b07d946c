import { launch } from 'puppeteer-core';
import { findBrowser } from '../support/find-browser.ts';
import type { Engine } from './engine.ts';
import { tabOf } from './puppeteer-tab.ts';

/** The browser of the other tests, driven by puppeteer-core: it leaves the back/forward cache on, which Playwright turns off. */
export const chromium: Engine = {
  name: 'Chromium',
  missing: () => undefined,
  async start(how) {
    const browser = await launch({ ...(await findBrowser()), headless: true });
    return {
      version: await browser.version(),
      openTab: async () => tabOf(await browser.newPage(), how),
      close: () => browser.close(),
    };
  },
};
