import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { findBrowser } from '../support/find-browser.ts';
import { input, press, withoutScripts } from './support/no-script.ts';
import type { Person } from './support/person.ts';

test.use(withoutScripts(await findBrowser()));

const title = (page: Page, name: string): Locator => page.getByRole('heading', { name, level: 1 });

const register = async (page: Page, person: Person, at: (path: string) => string): Promise<void> => {
  await page.goto(at('/register'));
  for (const name of ['firstName', 'lastName', 'email', 'password'] as const)
    await input(page, name).fill(person[name]);
  await press(page, 'Next step');
  await expect(title(page, 'Check your inbox')).toBeVisible();
};

const signIn = async (page: Page, { email, password }: Person, at: (path: string) => string): Promise<void> => {
  await page.goto(at('/sign-in'));
  await input(page, 'email').fill(email);
  await input(page, 'password').fill(password);
  await press(page, 'Sign in');
};

test('a person registers, verifies, signs in, accepts the terms and signs out', async ({ page, person, inbox, at }) => {
  await register(page, person, at);
  await expect(page).toHaveURL(at('/verify-email'));
  await expect(page.locator('bdi').filter({ visible: true })).toHaveText(person.email);

  const [{ link }] = await inbox(person.email);
  await page.goto(link);
  await expect(page).toHaveURL(at('/verify-email'));
  await expect(title(page, 'Verify your address')).toBeVisible();
  await press(page, 'Click here to proceed');

  await expect(page).toHaveURL(at('/sign-in'));
  await expect(page.getByText('Your address is verified. Sign in to continue.')).toBeVisible();
  await expect(input(page, 'email')).toHaveValue(person.email);
  await input(page, 'password').fill(person.password);
  await press(page, 'Sign in');

  await expect(page).toHaveURL(at('/terms'));
  await page.getByRole('checkbox', { name: 'I have read and accept these terms' }).check();
  await press(page, 'Accept and continue');

  await expect(page).toHaveURL(at('/account'));
  // Playwright looks for no roles and no text in `noscript`.
  await expect(page.locator('noscript p')).toContainText('This page needs JavaScript.');
  await page.locator('noscript button').click();
  await expect(page).toHaveURL(at('/sign-in'));
  await page.goto(at('/terms'));
  await expect(page).toHaveURL(at('/sign-in'));
});

test('each form says what is wrong, and keeps what was typed', async ({ page, person, inbox, at, trouble }) => {
  for (const path of ['register', 'sign-in', 'verify-email', 'terms', 'forgot-password'])
    for (const as of [401, 422]) trouble.expectFailure({ path: `/${path}`, as, times: 'any' });
  await page.goto(at('/register'));
  await input(page, 'firstName').fill('<Ada> & "co"');
  await input(page, 'email').fill('ada@');
  await input(page, 'password').fill('short');
  await press(page, 'Next step');
  await expect(page).toHaveURL(at('/register'));
  await expect(input(page, 'firstName')).toHaveValue('<Ada> & "co"');
  await expect(input(page, 'email')).toHaveValue('ada@');
  await expect(input(page, 'password')).toHaveValue('');
  await expect(input(page, 'email')).toHaveAccessibleDescription(/Enter an email address/);
  const list = page.getByRole('group', { name: 'Please check 3 fields:' });
  await expect(list).toBeFocused();
  await expect(list).toContainText('Use at least 12 characters: 7 more to go.');
  await list.getByRole('link', { name: 'Email address' }).click();
  await expect(input(page, 'email')).toBeFocused();

  await register(page, person, at);
  await page.goto((await inbox(person.email))[0].link);
  await press(page, 'Click here to proceed');

  await signIn(page, { ...person, password: 'not the password' }, at);
  await expect(page.getByRole('alert')).toHaveText('Incorrect email address or password.');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(input(page, 'email')).toHaveValue(person.email);

  await signIn(page, person, at);
  await press(page, 'Accept and continue');
  await expect(page.getByRole('checkbox')).toHaveAccessibleDescription('Please tick the box to continue.');

  await page.goto(at('/forgot-password'));
  await input(page, 'email').fill('nobody');
  await press(page, 'Send link');
  await expect(input(page, 'email')).toHaveAccessibleDescription(/Enter an email address/);
});

test('the waiting screen promises nothing that only a script does, and looks again when it is asked to', async ({
  page,
  person,
  at,
  inbox,
  browser,
}) => {
  await register(page, person, at);
  await expect(page.getByText('This page updates by itself')).toBeHidden();
  // Playwright looks for no roles and no text in `noscript`.
  const check = page.locator('noscript button');
  await check.click();
  await expect(page.locator('noscript [role="alert"]')).toContainText('Your address isn’t verified yet.');
  const other = await (await browser.newContext()).newPage();
  await other.goto((await inbox(person.email))[0].link);
  await press(other, 'Click here to proceed');
  await input(other, 'password').fill(person.password);
  await other.getByRole('button', { name: 'Continue' }).first().click();
  await expect(other).toHaveURL(at('/sign-in'));
  await other.context().close();
  await check.click();
  await expect(page).toHaveURL(at('/sign-in'));
  await expect(page.getByText('Your address is verified. Sign in to continue.')).toBeVisible();
});

test('Back and the button again register nobody twice, and a corrected address is another registration', async ({
  page,
  person,
  at,
  finalInbox,
}) => {
  await register(page, person, at);
  await page.goBack();
  await expect(input(page, 'email')).toHaveValue(person.email);
  await input(page, 'password').fill(person.password);
  await press(page, 'Next step');
  await expect(title(page, 'Check your inbox')).toBeVisible();
  expect(await finalInbox(person.email)).toHaveLength(1);
  await page.goBack();
  await input(page, 'email').fill(`x${person.email}`);
  await input(page, 'password').fill(person.password);
  await press(page, 'Next step');
  await expect(page.locator('bdi').filter({ visible: true })).toHaveText(`x${person.email}`);
});

test('a double click signs in once', async ({ page, person, inbox, at }) => {
  await register(page, person, at);
  await page.goto((await inbox(person.email))[0].link);
  await page.getByRole('button', { name: 'Click here to proceed' }).dblclick();
  await expect(page).toHaveURL(at('/sign-in'));
  await expect(page.getByText('Your address is verified.')).toBeVisible();
  await input(page, 'password').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).dblclick();
  await expect(page).toHaveURL(at('/terms'));
});

test('another email is said to be on its way', async ({ page, person, at, trouble }) => {
  // As long as it is too soon.
  trouble.expectFailure({ path: '/verify-email', as: 429, times: 'any' });
  await register(page, person, at);
  await expect(async () => {
    await press(page, 'Resend email');
    await expect(page.getByText('A new email is on its way.')).toBeVisible({ timeout: 1000 });
  }).toPass();
});

test('a link that was used says so, and another browser asks whose account it is', async ({
  page,
  person,
  inbox,
  at,
  trouble,
  browser,
}) => {
  for (const as of [403, 410, 422]) trouble.expectFailure({ path: '/verify-email', as, times: 'any' });
  await register(page, person, at);
  const [{ link }] = await inbox(person.email);
  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await press(other, 'Click here to proceed');
  await expect(title(other, 'Confirm it’s you')).toBeVisible();
  await input(other, 'password').fill('not the password');
  await other.getByRole('button', { name: 'Continue' }).first().click();
  await expect(input(other, 'password')).toHaveAccessibleDescription(/password/i);
  await input(other, 'password').fill(person.password);
  await other.getByRole('button', { name: 'Continue' }).first().click();
  await expect(other).toHaveURL(at('/sign-in'));
  await other.context().close();

  await page.goto(link);
  await press(page, 'Click here to proceed');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link has already been used');
});

test('a forgotten password is replaced', async ({ page, person, inbox, at }) => {
  await register(page, person, at);
  await page.goto((await inbox(person.email))[0].link);
  await press(page, 'Click here to proceed');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await input(page, 'email').fill(person.email);
  await press(page, 'Send link');
  await expect(page.getByText(person.email)).toBeVisible();
  const [, mail] = await inbox(person.email, 2);
  await page.goto(mail!.link);
  await expect(page).toHaveURL(at('/reset-password'));
  await expect(page.getByText('This will be the password for')).toContainText(person.email);
  await input(page, 'password').fill('four other quite long words');
  await page.getByRole('button').last().click();
  await expect(page.getByText('Your password is changed. Sign in with the new one.')).toBeVisible();
  await signIn(page, { ...person, password: 'four other quite long words' }, at);
  await expect(page).toHaveURL(at('/terms'));
});
