import { defineConfig } from '@playwright/test';
import { findBrowser } from '../support/find-browser.ts';

const { executablePath, args } = await findBrowser();

/** Letters as the font has them, which a machine's settings would change, and with them where lines break. */
const sameLetters = '--font-render-hinting=none';

export default defineConfig({
  testMatch: '*.spec.ts',
  outputDir: '../../test-results/stories',
  // Each test is short, and a worker keeps its page.
  fullyParallel: true,
  workers: 2,
  timeout: 20_000,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [[process.env['CI'] ? 'dot' : 'line'], ['../../scripts/failures/playwright.ts'], ['./renew-aria.ts']],
  // `--update-snapshots` renews trees and pictures; by itself a run writes nothing.
  updateSnapshots: 'none',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  // Two builds of Chromium differ in up to one percent of the dots, all of them at the edges of letters.
  expect: { toHaveScreenshot: { threshold: 0.1, maxDiffPixelRatio: 0.015, scale: 'css' } },
  use: { launchOptions: { executablePath, args: [...args, sameLetters], headless: true } },
});
