import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { isTakenOver } from './support/pages.ts';
import { settle } from './support/service.ts';

const pages = [
  '/register',
  '/sign-in',
  '/verify-email',
  '/forgot-password',
  '/reset-password',
  '/account',
  '/no-such-page',
];

for (const [asked, language, words] of [
  ['de-AT,de;q=0.9,en;q=0.8', 'de', 'Eine Demo von'],
  ['en-GB,en;q=0.9', 'en', 'A demo of'],
  ['fr,ja;q=0.5', 'en', 'A demo of'],
] as const)
  test(`pages speak ${language} to whoever asks for ${asked}, and say so`, async ({ demo }) => {
    for (const path of pages) {
      const { headers, body } = await demo.send(path, { headers: { 'accept-language': asked } });
      expect(headers['content-language'], path).toBe(language);
      expect(headers['vary'], path).toMatch(/\baccept-language\b/i);
      expect(body, path).toContain(`<html lang="${language}">`);
      expect(body, path).toContain(words);
    }
    // There is one version of these.
    const { body, headers } = await demo.send('/legal/terms.html', { headers: { 'accept-language': asked } });
    expect([headers['content-language'], body.includes('<html lang="en">')]).toEqual([undefined, true]);
  });

/** What people read on the page, also while it changes hands. */
const watchWords = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const read = new Set<string>();
    Object.assign(globalThis, { wordsRead: read });
    const note = (): void => {
      const roots = [document, ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
      for (const each of roots.flatMap((root) => [...root.querySelectorAll('title, h1, h2, label, button, a, p')]))
        read.add(each.textContent.replace(/\s+/g, ' ').trim());
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
    new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true });
  });
};

const wordsRead = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...(globalThis as unknown as { wordsRead: Set<string> }).wordsRead]);

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('the script takes each form over in its language, and never says it in another one', async ({ page, at }) => {
    await watchWords(page);
    const headings = {
      '/register': ['Konto erstellen', 'Konto erstellen · EMS'],
      '/sign-in': ['Anmelden', 'Anmelden · EMS'],
      '/forgot-password': ['Passwort vergessen?', 'Passwort vergessen? · EMS'],
    };
    for (const [path, [heading, title]] of Object.entries(headings)) {
      await page.goto(at(path));
      await isTakenOver(page);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading!);
      await expect(page).toHaveTitle(title!);
      const words = await wordsRead(page);
      expect(words).toContain(heading);
      for (const word of words) expect(word).not.toMatch(/\b(Sign in|Create|Email address|Password|Show|Forgot|the)\b/);
    }
  });

  test('what is wrong is said in German by the script, too', async ({ page, at, demo, person, trouble }) => {
    trouble.expectFailure({ path: '/sign-in/email', as: 401 });
    await settle(demo, person);
    await page.goto(at('/sign-in'));
    await page.locator('input[name="email"]').fill(person.email);
    await page.locator('input[name="password"]').fill('not the password');
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(page.getByRole('alert').first()).toContainText('E-Mail-Adresse oder Passwort');
  });

  test('a page for problems says which one', async ({ page, demo }) => {
    await page.goto(
      `${demo.origin}/api/auth/oauth2/authorize?client_id=element-one&response_type=code&redirect_uri=https://evil.example/`,
    );
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anmeldung nicht möglich');
    await expect(page.locator('#reason')).toContainText('an eine Adresse weiterleiten, die wir nicht kennen');
    await expect(page.getByText('wir nicht kennen').filter({ visible: true })).toHaveCount(1);
  });
});
