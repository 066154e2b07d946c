import { defineConfig } from '@playwright/test';
import { findBrowser } from '../support/find-browser.ts';

/** The demo in a real browser: a real service, real mail. Each worker runs a demo of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.test.ts',
  outputDir: '../../test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['../../scripts/failures/playwright.ts']],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    launchOptions: await findBrowser(),
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 900 },
  },
});
