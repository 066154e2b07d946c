/** Storybook as a person opens it: with its sidebar and its toolbar around the page. */
import type { FrameLocator, Page } from '@playwright/test';
import { serveFolder } from './static-server.ts';
import { storybookFolder } from './stories.ts';
import { expect as usual, test } from './test.ts';

/** The whole of Storybook is loaded anew for each of these. */
const expect = usual.configure({ timeout: 20_000 });
test.setTimeout(60_000);

const open = async (page: Page, path: string, then: (frame: FrameLocator) => Promise<void>): Promise<void> => {
  const server = await serveFolder(storybookFolder);
  try {
    await page.goto(`${server.origin}/index.html${path}`);
    await then(page.frameLocator('#storybook-preview-iframe'));
  } finally {
    server.close();
  }
};

test('tokens that are changed stand in the address, and whoever opens it sees the same', async ({ page }) => {
  await open(page, '?path=/story/theming--tokens', async (frame) => {
    const radius = frame.getByLabel('--ems-radius', { exact: true });
    await radius.fill('3px');
    await radius.press('Tab');
    await expect(page).toHaveURL(/tokens=radius(:|%3A)3px/);
    await page.reload();
    await expect(radius).toHaveValue('3px');
    await expect(frame.locator('.tokens-css')).toContainText('--ems-radius: 3px;');
    await frame.getByRole('button', { name: 'Reset all' }).click();
    await expect(page).not.toHaveURL(/tokens=/);
  });
});

test('the search of the sidebar finds headings of guides, attributes and events', async ({ page }) => {
  await open(page, '?path=/docs/start--docs', async () => {
    const search = page.locator('#storybook-explorer-searchfield');
    for (const [words, found] of [
      ['Forced colours', /Forced colours/],
      ['sign-in-href', /sign-in-href/],
      ['ems-registered', /ems-registered/],
    ] as const) {
      await search.fill(words);
      await expect(page.getByRole('option', { name: found }).first()).toBeVisible();
    }
  });
});

test('a link of a guide leads to the page and the heading that it names', async ({ page }) => {
  await open(page, '?path=/docs/guides-accessibility--docs', async (frame) => {
    await frame.getByRole('link', { name: 'Forced colours' }).click();
    await expect(page).toHaveURL(/guides-theming--docs/);
    await expect(frame.locator('#forced-colours')).toBeInViewport();
  });
});

test('the switches of the toolbar reach the story on a page of documentation', async ({ page }) => {
  await open(
    page,
    '?path=/docs/start--docs&globals=scheme:dark;theme:own;density:compact;direction:rtl;language:de',
    async (frame) => {
      const ground = frame.locator('.docs-ground');
      await expect(ground).toHaveAttribute('dir', 'rtl');
      await expect(ground).toHaveClass(/theme-own density-compact/);
      await expect(ground.getByRole('heading', { name: 'Konto erstellen' })).toBeVisible();
      await expect(ground).toHaveCSS('color-scheme', 'dark');
      await expect(frame.locator('html')).toHaveAttribute('lang', 'en');
    },
  );
});
