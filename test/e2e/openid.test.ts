import type { BrowserContext, Page } from '@playwright/test';
import { rolldown } from 'rolldown';
import { expect, test } from './fixtures.ts';
import type { Demo } from './support/demo.ts';
import { alert, button, field, submitSignIn } from './support/pages.ts';
import { settle, settleActive } from './support/service.ts';

const bundle = async (): Promise<Map<string, string>> => {
  const build = await rolldown({ input: new URL('./other-site/page.ts', import.meta.url).pathname });
  const { output } = await build.generate({ format: 'es' });
  await build.close();
  return new Map(output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code] as const] : [])));
};

const scripts = bundle();

interface Site {
  url: string;
  /** Every address that a page asked for or was referred from. */
  seen: string[];
}

/** A page of Element One's, with the policy of that site. */
const openSite = async (context: BrowserContext, demo: Demo, mode: 'redirect' | 'popup' = 'redirect'): Promise<Site> => {
  const origin = demo.origin.replace('//ems.', '//element-one.');
  const seen: string[] = [];
  const { headers } = await demo.send('/sign-up', {}, 'element-one.localhost');
  const policy = Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (/policy$/.test(name) ? [[name, String(value)]] : [])));
  const files = await scripts;
  context.on('request', (request) => seen.push(request.url(), request.headers().referer ?? ''));
  await context.route(`${origin}/**`, async (route) => {
    const script = files.get(new URL(route.request().url()).pathname);
    if (script !== undefined) return route.fulfill({ contentType: 'text/javascript', body: script });
    return route.fulfill({
      headers: { ...policy, 'content-type': 'text/html; charset=utf-8' },
      body: `<!doctype html><html lang="en" data-service="${demo.origin}/api/auth" data-mode="${mode}"><title>Element One</title><link rel="icon" href="data:,">
        <script type="module" src="/page.js"></script><ems-sign-in email="hint@example.org"></ems-sign-in><ems-account-profile></ems-account-profile></html>`,
    });
  });
  return { url: `${origin}/sign-up`, seen };
};

const expectNoTokens = async (page: Page, { seen }: Site): Promise<void> => {
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, document.cookie, location.href, document.referrer]));
  const tokens = await page.evaluate(() => Object.entries(sessionStorage).find(([key]) => key.endsWith('tokens'))?.[1] ?? '{}');
  for (const token of Object.values(JSON.parse(tokens) as Record<string, unknown>).filter((value) => typeof value === 'string')) {
    expect(kept).not.toContain(token);
    for (const address of seen) expect(address).not.toContain(token);
  }
};

test('a person signs in to another site on the account page, and comes back', async ({ page, context, demo, person }) => {
  await settle(demo, person);
  const site = await openSite(context, demo);
  await page.goto(site.url);
  await expect(page.getByText('come back here')).toBeVisible();
  await button(page, 'Sign in').click();
  await expect(page).toHaveURL(new RegExp(`^${demo.origin}/sign-in\\?`));
  await expect(field(page, 'email')).toHaveValue('hint@example.org');
  await submitSignIn(page, person);
  await expect(page).toHaveURL(site.url);
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await expect(field(page, 'firstName')).toHaveValue(person.firstName);
  await expectNoTokens(page, site);
  // The tab's next page knows the session too.
  await page.reload();
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await button(page, 'Use another account').click();
  await expect(page.getByText('come back here')).toBeVisible();
  const tab = await context.newPage();
  await tab.goto(`${demo.origin}/sign-in`);
  await expect(button(tab, 'Sign in')).toBeVisible();
});

test('whoever is signed in at the service says so once, and is there', async ({ page, context, demo, person }) => {
  await settleActive(demo, context, person);
  const site = await openSite(context, demo);
  await page.goto(site.url);
  await button(page, 'Sign in').click();
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`^${demo.origin}/sign-in\\?`));
  await button(page, 'Continue').click();
  await expect(page).toHaveURL(site.url);
  await expect(field(page, 'firstName')).toHaveValue(person.firstName);
});

test('a pop-up does the same and closes, though the strict page is cut off from it', async ({ page, context, demo, person }) => {
  await settleActive(demo, context, person);
  const site = await openSite(context, demo, 'popup');
  await page.goto(site.url);
  await expect(page.getByText('come back here')).toBeVisible();
  const [popup] = await Promise.all([context.waitForEvent('page'), button(page, 'Sign in').click()]);
  const closed = popup.waitForEvent('close');
  await button(popup, 'Continue').click();
  await closed;
  await expect(page).toHaveURL(site.url);
  await expect(field(page, 'firstName')).toHaveValue(person.firstName);
  await expectNoTokens(page, site);
});

test('an answer that belongs to no sign-in is refused in words, with the button to begin one', async ({ page, context, demo }) => {
  const site = await openSite(context, demo);
  await page.goto(`${site.url}?code=stolen&state=invented&iss=${encodeURIComponent(`${demo.origin}/api/auth`)}`);
  await expect(alert(page).first()).toContainText('Please sign in again');
  await expect(button(page, 'Sign in')).toBeVisible();
  await expect(page).toHaveURL(site.url);
});

test('a request that the service refuses ends on a page with words', async ({ page, demo }) => {
  await page.goto(`${demo.origin}/api/auth/oauth2/authorize?client_id=element-one&response_type=code&redirect_uri=https://evil.example/`);
  await expect(page.getByRole('heading', { name: 'Signing in did not work' })).toBeVisible();
  await expect(page.locator('#reason')).toContainText('not known to be its own');
});
