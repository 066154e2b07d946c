/** Enter that ends a composition of an input method chooses a word, and sends nothing. */
import { join, resolve } from 'node:path';
import { expect, test, type CDPSession } from '@playwright/test';

const root = resolve(import.meta.dirname, '../..');
const bundle = '/ems-elements.min.js';
const origin = 'http://methods.localhost';

const fields: Record<string, { tag: string; scenario: string; open?: string; name: string }> = {
  'a name': { tag: 'ems-register', scenario: 'fresh', name: 'firstName' },
  'an address': { tag: 'ems-sign-in', scenario: 'fresh', name: 'email' },
  'a name of the account': { tag: 'ems-account-profile', scenario: 'active', name: 'firstName' },
  'a code': { tag: 'ems-totp-setup', scenario: 'active', open: 'button[type="submit"]', name: 'code' },
  'the name of a device': {
    tag: 'ems-totp-setup',
    scenario: 'active',
    open: 'button[type="submit"]',
    name: 'deviceName',
  },
  'the phrase of a deletion': { tag: 'ems-delete-account', scenario: 'active', name: 'confirmation' },
};

/** As Chromium brings the keys that an input method has taken. */
const pressEnter = async (keyboard: CDPSession, taken: boolean): Promise<void> => {
  const code = taken ? 229 : 13;
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: code, ...(taken ? {} : { text: '\r' }) };
  await keyboard.send('Input.dispatchKeyEvent', { type: taken ? 'rawKeyDown' : 'keyDown', ...key });
  if (taken) await keyboard.send('Input.insertText', { text: '日本' });
  await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
};

for (const [what, { tag, scenario, open, name }] of Object.entries(fields)) {
  test(`Enter that ends a composition sends nothing: ${what}`, async ({ page }) => {
    await page.route(`${origin}/**`, (route) =>
      new URL(route.request().url()).pathname === bundle
        ? route.fulfill({ path: join(root, 'dist/bundle', bundle), contentType: 'text/javascript' })
        : route.fulfill({
            contentType: 'text/html',
            body: `<!doctype html><html lang="en"><title>Input methods</title><body><script type="module">
              import { createMemoryClient, setDefaultClient } from '${bundle}';
              setDefaultClient(createMemoryClient({ scenario: '${scenario}' }));
              document.body.append(document.createElement('${tag}'));
              addEventListener('submit', () => (document.title += ' sent'), true);
            </script></html>`,
          }),
    );
    await page.goto(`${origin}/`);
    if (open) await page.locator(open).click();
    const field = page.locator(`input[name="${name}"]`);
    await field.focus();
    const title = await page.title();
    const keyboard = await page.context().newCDPSession(page);
    await keyboard.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
    await pressEnter(keyboard, true);
    await expect(field).toHaveValue(/日本/);
    await expect(field).toBeFocused();
    expect(await page.title()).toBe(title);
    await expect(field).not.toHaveAttribute('aria-invalid', 'true');
    // The next one is the person's.
    await pressEnter(keyboard, false);
    await expect(page).toHaveTitle(`${title} sent`);
  });
}
