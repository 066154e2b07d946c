import { existsSync } from 'node:fs';
import { launch } from 'puppeteer-core';
import type { Engine } from './engine.ts';
import { tabOf } from './puppeteer-tab.ts';

const executablePath = '/usr/bin/firefox-esr';

/** Firefox as Debian has it, by WebDriver BiDi. */
export const firefox: Engine = {
  name: 'Firefox',
  missing: () => (existsSync(executablePath) ? undefined : `${executablePath} (Debian package firefox-esr)`),
  async start(how) {
    const browser = await launch({ browser: 'firefox', executablePath, headless: true });
    return {
      version: await browser.version(),
      openTab: async () => tabOf(await browser.newPage(), { ...how, waits: true }),
      close: () => browser.close(),
    };
  },
};
