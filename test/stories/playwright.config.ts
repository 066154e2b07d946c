import { defineConfig } from '@playwright/test';
import { findBrowser } from '../support/find-browser.ts';

const { executablePath, args } = await findBrowser();

export default defineConfig({
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/stories',
  // Each test is short, and a worker keeps its page.
  fullyParallel: true,
  workers: 2,
  timeout: 20_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [[process.env['CI'] ? 'dot' : 'line'], ['../../scripts/failures/playwright.ts']],
  use: { launchOptions: { executablePath, args, headless: true } },
});
