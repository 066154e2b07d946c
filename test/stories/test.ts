import { test as base } from '@playwright/test';
import { PreviewPage } from './preview-page.ts';
import { removeChance } from './chance.ts';
import { serveFolder } from './static-server.ts';
import { storybookFolder } from './stories.ts';

/** `preview`: one page for all the tests of a worker. Opening it anew for each would take longer than the tests do. */
export const test = base.extend<object, { preview: PreviewPage }>({
  preview: [
    async ({ browser }, use) => {
      const server = await serveFolder(storybookFolder);
      // Colours are judged at rest, not on their way from one to another.
      const context = await browser.newContext({
        viewport: { width: 900, height: 900 },
        reducedMotion: 'reduce',
        locale: 'en-US',
        timezoneId: 'UTC',
      });
      await removeChance(context);
      await use(await PreviewPage.open(await context.newPage(), server.origin));
      await context.close();
      server.close();
    },
    { scope: 'worker' },
  ],
});

export { expect } from '@playwright/test';
