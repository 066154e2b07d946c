import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { contrast, differences, drawnIn, type Drawn } from './support/drawn.ts';
import { alert, button, expectWaitingScreen, field, fill } from './support/pages.ts';
import { newPerson } from './support/person.ts';

const root = resolve(import.meta.dirname, '../..');
const here = join(root, 'test/e2e/foreign-styles');

const sheets: Record<string, string> = {
  'the reset of Tailwind': join(root, 'node_modules/tailwindcss/preflight.css'),
  Bootstrap: join(root, 'node_modules/bootstrap/dist/css/bootstrap.css'),
  'the theme of a blog': join(here, 'theme.css'),
  'a hostile sheet': join(here, 'hostile.css'),
  'a reset that reverts everything': join(here, 'revert.css'),
};

const bundle = '/ems-elements.min.js';

const origin = 'http://foreign.localhost';

/** A page of somebody else, with these sheets. Nothing of it leaves the browser. */
const open = async (page: Page, names: string[]): Promise<void> => {
  const links = names.map((_, index) => `<link rel="stylesheet" href="/${index}.css">`).join('');
  const html = (await readFile(join(here, 'page.html'), 'utf8')).replace('<!-- sheets -->', links);
  await page.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const sheet = sheets[names[Number(/^\/(\d+)\.css$/.exec(pathname)?.[1])] ?? ''];
    if (sheet !== undefined) return route.fulfill({ path: sheet, contentType: 'text/css' });
    if (pathname === bundle)
      return route.fulfill({ path: join(root, 'dist/bundle', bundle), contentType: 'text/javascript' });
    return pathname === '/' ? route.fulfill({ contentType: 'text/html', body: html }) : route.fulfill({ status: 404 });
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1920, height: 1100 });
  await page.goto(`${origin}/`);
  await expect(button(page, 'Accept and continue')).toBeVisible();
};

/** Each screen that the elements have, from the first look to errors and the next step. */
const screens: Record<string, (page: Page) => Promise<void>> = {
  'as first seen': () => Promise.resolve(),
  'with errors and an alert': async (page) => {
    await page.locator('ems-register button[type="submit"]').click();
    await page.locator('ems-terms button[type="submit"]').click();
    await page.locator('ems-sign-in input[name="email"]').fill('ada@example.org');
    await page.locator('ems-sign-in input[name="password"]').fill('some password');
    await page.locator('ems-sign-in button[type="submit"]').click();
    await expect(alert(page)).toBeFocused();
  },
  'one step on': async (page) => {
    await page.locator('summary').click();
    await field(page, 'accept').check();
    await page.locator('ems-terms button[type="submit"]').click();
    await expect(page.getByText('You accepted these terms on')).toBeVisible();
    const { firstName, lastName, password } = newPerson();
    const email = 'ada@example.org';
    await page.locator('ems-verify-email').evaluate((element) => element.remove());
    await fill(page, { firstName, lastName });
    await page.locator('ems-register input[name="email"]').fill(email);
    await page.locator('ems-register input[name="password"]').fill(password);
    await field(page, 'passwordConfirmation').fill(password);
    await page.locator('ems-register button[type="submit"]').click();
    await expectWaitingScreen(page, email);
  },
};

interface Look {
  drawn: Drawn[];
  picture: Buffer;
}

const draw = async (browser: Browser, names: string[], screen: string): Promise<Look> => {
  const page = await browser.newPage();
  await open(page, names);
  await screens[screen]?.(page);
  await page.mouse.move(0, 0);
  const look = {
    drawn: await drawnIn(page),
    picture: await page.screenshot({ animations: 'disabled', caret: 'hide' }),
  };
  await page.close();
  return look;
};

/** What each screen looks like on a page without styles; drawn once. */
const plainLooks = new Map<string, Promise<Look>>();

const drawPlain = (browser: Browser, screen: string): Promise<Look> => {
  const look = plainLooks.get(screen) ?? draw(browser, [], screen);
  plainLooks.set(screen, look);
  return look;
};

for (const screen of Object.keys(screens)) {
  for (const names of [...Object.keys(sheets).map((name) => [name]), Object.keys(sheets)]) {
    test(`${screen}, with ${names.join(', ')}: drawn as on a page without styles`, async ({ browser, page }) => {
      const [plain, styled] = await Promise.all([drawPlain(browser, screen), draw(browser, names, screen)]);
      expect(differences(plain.drawn, styled.drawn)).toEqual([]);
      // A corner that was drawn once more, since the pointer had been there, is rounded otherwise: by 1 of 255.
      expect(await contrast(page, plain.picture, styled.picture), 'the same picture').toBeLessThan(3);
    });
  }
}
