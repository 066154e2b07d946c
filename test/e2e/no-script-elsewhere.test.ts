import type { Page } from '@playwright/test';
import { findBrowser } from '../support/find-browser.ts';
import { expect } from './fixtures.ts';
import { otherSiteTest } from './support/other-site.ts';
import type { Person } from './support/person.ts';
import { input, press, withoutScripts } from './support/no-script.ts';
import { serveWithoutScripts } from './support/server-site.ts';
import { settle, settleActive } from './support/service.ts';

const test = otherSiteTest({}, serveWithoutScripts);
test.use(withoutScripts(await findBrowser()));

const signIn = async (page: Page, { email, password }: Person): Promise<void> => {
  await input(page, 'email').fill(email);
  await input(page, 'password').fill(password);
  await press(page, 'Sign in');
};

const acceptTerms = async (page: Page): Promise<void> => {
  await page.getByRole('checkbox', { name: 'I have read and accept these terms' }).check();
  await press(page, 'Accept and continue');
};

/** Back at the site that asked, which knows who came. */
const expectThere = async (page: Page, siteURL: string, { email }: Person): Promise<void> => {
  await expect(page).toHaveURL(new URL('/', siteURL).href);
  await expect(page.getByText(`Signed in as ${email}`)).toBeVisible();
};

test('a person signs in to another site and is back there, after a wrong password and the terms', async ({
  page,
  demo,
  person,
  siteURL,
  trouble,
}) => {
  trouble.expectFailure({ path: '/sign-in', as: 401 });
  await settle(demo, person);
  await page.goto(new URL('/', siteURL).href);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(new RegExp(`^${demo.origin}/sign-in\\?`));
  await expect(page.getByText('Sign in to your EMS account to continue to Element One.')).toBeVisible();
  await signIn(page, { ...person, password: 'not the password' });
  await expect(page.getByRole('alert')).toHaveText('Incorrect email address or password.');
  await signIn(page, person);
  await expect(page).toHaveURL(new RegExp(`^${demo.origin}/terms\\?`));
  await acceptTerms(page);
  await expectThere(page, siteURL, person);
  await page.goBack();
  await expect(page).not.toHaveURL(/[?&]code=/);
});

test('whoever is signed in at the service says so by one press, or uses another account', async ({
  page,
  context,
  demo,
  person,
  siteURL,
}) => {
  await settleActive(demo, context, person);
  await page.goto(new URL('/begin', siteURL).href);
  // Playwright looks for no roles and no text in `noscript`.
  const notice = page.locator('noscript');
  await expect(notice.locator('bdi')).toHaveText(person.email);
  await expect(page.locator('h1').filter({ visible: true })).toHaveText('You’re signed in');
  await notice.locator('button', { hasText: 'Continue' }).click();
  await expectThere(page, siteURL, person);
  await page.goto(new URL('/begin', siteURL).href);
  await notice.locator('button', { hasText: 'Use another account' }).click();
  await expect(page).toHaveURL(new RegExp(`^${demo.origin}/sign-in\\?`));
  await signIn(page, person);
  await expectThere(page, siteURL, person);
});

test('a site that wants another sign-in than there is gets one', async ({ page, context, demo, person, siteURL }) => {
  await settleActive(demo, context, person);
  await page.goto(new URL('/begin?max_age=0', siteURL).href);
  await page.locator('noscript button', { hasText: 'Continue' }).click();
  await expect(page.getByText('Please enter your password again.')).toBeVisible();
  await expect(input(page, 'email')).toHaveValue(person.email);
  await signIn(page, person);
  await expectThere(page, siteURL, person);
  await page.goto(new URL('/begin?prompt=login', siteURL).href);
  await signIn(page, person);
  await expectThere(page, siteURL, person);
});

test('a person registers on the way to another site, and is there when all is done', async ({
  page,
  person,
  siteURL,
  inbox,
}) => {
  await page.goto(new URL('/', siteURL).href);
  await page.getByRole('link', { name: 'Register' }).click();
  // Somebody who looks at the other page first comes back with the request.
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Create one' }).click();
  for (const name of ['firstName', 'lastName', 'email', 'password'] as const)
    await input(page, name).fill(person[name]);
  await press(page, 'Next step');
  await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeVisible();
  await page.goto((await inbox(person.email))[0].link);
  await press(page, 'Click here to proceed');
  await expect(page.getByText('Your address is verified.')).toBeVisible();
  await input(page, 'password').fill(person.password);
  await press(page, 'Sign in');
  await acceptTerms(page);
  await expectThere(page, siteURL, person);
});

test('a double press leads there once', async ({ page, context, demo, person, siteURL }) => {
  await settleActive(demo, context, person);
  await context.clearCookies();
  await page.goto(new URL('/begin', siteURL).href);
  await input(page, 'email').fill(person.email);
  await input(page, 'password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).dblclick();
  await expectThere(page, siteURL, person);
});

test('a request that was changed leads to words and not away', async ({ page, context, demo, person, siteURL }) => {
  await settleActive(demo, context, person);
  await context.clearCookies();
  await page.goto(new URL('/begin', siteURL).href);
  const changed = new URL(page.url());
  changed.searchParams.set('redirect_uri', 'https://evil.example/');
  await page.goto(changed.href);
  await signIn(page, person);
  await expect(page.getByRole('heading', { name: 'We couldn’t sign you in' })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`^${demo.origin}/sign-in-problem`));
});
