import { defineConfig } from '@playwright/test';
import { findBrowser } from '../support/find-browser.ts';

/** A site on a real Keycloak, in a real browser. One Keycloak serves all tests, one test at a time. */
export default defineConfig({
  testDir: '.',
  testMatch: 'pages/*.test.ts',
  outputDir: '../../test-results',
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['../../scripts/failures/playwright.ts']],
  timeout: 120_000,
  expect: { timeout: 30_000 },
  use: {
    browserName: 'chromium',
    launchOptions: await findBrowser(),
    locale: 'en-GB',
    screenshot: 'only-on-failure',
    viewport: { width: 1280, height: 900 },
  },
});
