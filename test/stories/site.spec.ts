/** Storybook as a person opens it: with its sidebar and its toolbar around the page. */
import { AxeBuilder } from '@axe-core/playwright';
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

test('the search of the sidebar finds headings of guides, attributes, events, and what people call an element', async ({
  page,
}) => {
  await open(page, '?path=/docs/start--docs', async () => {
    const search = page.locator('#storybook-explorer-searchfield');
    for (const [words, found] of [
      ['Forced colours', /Forced colours/],
      ['sign-in-href', /sign-in-href/],
      ['ems-registered', /ems-registered/],
      ['2fa', /2FA/],
      ['login', /Login/],
      ['delete my account', /Delete my account/],
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

test('pages begin in the colours of the sidebar, which are those of the visitor’s system', async ({ page }) => {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await open(page, '?path=/docs/start--docs', (frame) =>
      expect(frame.locator('.docs-ground')).toHaveCSS('color-scheme', colorScheme),
    );
  }
});

test('a page of documentation can be read in dark', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const server = await serveFolder(storybookFolder);
  try {
    for (const [id, part] of [
      ['start--docs', 'ems-register'],
      ['sign-up-register--docs', '.reference'],
    ] as const) {
      await page.goto(`${server.origin}/iframe.html?id=${id}&viewMode=docs&globals=scheme:dark;a11y.manual:!true`);
      await expect(page.locator(part).first()).toBeVisible();
      const builder = new AxeBuilder({ page }).include('#storybook-docs').withRules(['color-contrast']);
      // The controls and the colours of code are Storybook's own.
      const { violations } = await builder.exclude('.docblock-argstable').exclude('.docblock-source').analyze();
      expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
    }
  } finally {
    server.close();
  }
});

test('an element’s controls are open, and set it', async ({ page }) => {
  await open(page, '?path=/docs/sign-up-register--docs', async (frame) => {
    const controls = frame.locator('.docblock-argstable');
    await expect(controls.getByRole('textbox')).not.toHaveCount(0);
    await expect(controls.getByRole('button', { name: /^Set / })).toHaveCount(0);
    await controls.getByRole('row', { name: 'firstName' }).getByRole('textbox').fill('Grace');
    await expect(frame.getByLabel('First name')).toHaveValue('Grace');
    // The story itself has no use for this one.
    const heading = frame.getByRole('heading', { name: 'Create your account' });
    await expect(heading).not.toHaveAttribute('aria-level', '4');
    await controls.getByRole('row', { name: 'heading-level' }).getByRole('spinbutton').fill('4');
    await expect(heading).toHaveAttribute('aria-level', '4');
    await controls.getByRole('row', { name: 'signInHref' }).getByRole('textbox').fill('');
    await expect(frame.getByRole('link', { name: 'Sign in', exact: true })).toHaveCount(0);
  });
});

test('an element’s controls are as wide as a phone, each below what it sets', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page, '?path=/docs/sign-up-register--docs', async (frame) => {
    const controls = frame.locator('.docblock-argstable');
    await expect(controls.getByRole('textbox')).not.toHaveCount(0);
    const { inner, outer, narrow } = await controls.evaluate((table) => ({
      inner: document.documentElement.scrollWidth,
      outer: document.documentElement.clientWidth,
      narrow: [...table.querySelectorAll<HTMLElement>('td, textarea, select')].filter(
        (one) => one.checkVisibility() && one.getBoundingClientRect().width < 0.8 * table.clientWidth,
      ).length,
    }));
    expect(inner).toBe(outer);
    expect(narrow).toBe(0);
  });
});

test('an element’s reference has its methods, and each event with the fields of its detail', async ({ page }) => {
  await open(page, '?path=/docs/sign-up-register--docs', async (frame) => {
    const rowOf = (table: string, name: string) =>
      frame.getByRole('table', { name: table, exact: true }).getByRole('row').filter({ hasText: name });
    const registered = rowOf('Events', 'ems-registered');
    await expect(registered).toContainText('detail.retryAfter number Seconds until the email can be sent again.');
    await expect(rowOf('Methods', 'setFieldError')).toContainText('(name: string, message: string | undefined): void');
    await expect(rowOf('Attributes and properties', 'sign-in-href')).toContainText('signInHref');
    await expect(rowOf('Parts', 'card')).toHaveCount(1);
  });
});

test('the tokens editor by the keyboard alone tells what was set, and keeps the focus', async ({ page }) => {
  await open(page, '?path=/story/theming--tokens', async (frame) => {
    const text = frame.getByRole('textbox', { name: '--ems-color-accent', exact: true });
    const status = frame.getByRole('status').filter({ hasText: /token|as it comes/ });
    await text.focus();
    await page.keyboard.type('#ddeeff');
    await page.keyboard.press('Enter');
    await expect(status).toContainText('1 token is changed. accent on surface: 1.1 : 1 in light');
    await expect(text).toHaveAccessibleDescription(/Too low: WCAG 1.4.3/);
    await page.keyboard.press('Tab');
    const reset = frame.getByRole('button', { name: 'Reset --ems-color-accent' });
    await expect(reset).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(text).toBeFocused();
    await expect(status).toContainText('Its contrast is enough.');

    await frame.getByRole('link', { name: 'Your CSS' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const copy = frame.getByRole('button', { name: 'Copy CSS' });
    await expect(copy).toBeFocused();
    await expect(copy).toHaveAttribute('aria-disabled', 'true');
    await page.keyboard.press('Tab');
    await expect(frame.getByRole('button', { name: 'Reset all' })).toBeFocused();
  });
});
