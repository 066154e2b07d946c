/** A release has replaced the site's files while a page was open: what it fetches later is gone. */
import type { Page } from '@playwright/test';
import { expect, remembersFailures, test } from './fixtures.ts';
import { signUpOf, journeySites } from './support/journey.ts';
import { alert, button, expectValues, expectWaitingScreen, field, fill, submitSignIn } from './support/pages.ts';
import { register, settleActive } from './support/service.ts';

const done = 'That worked, and any email is on its way. Only the next step couldn’t be loaded: please reload the page.';
const missing = 'Part of this page couldn’t be loaded. Please try again or reload the page.';

/** Answers 404 to what is asked for from now on. Returns what brings it back. */
const remove = async (page: Page, files: RegExp): Promise<() => Promise<void>> => {
  await page.route(files, (route) => route.fulfill({ status: 404 }));
  return () => page.unroute(files);
};

const file = (name: string): RegExp => new RegExp(`/assets/(.*/)?${name}-[^/]*\\.js$`);

test.beforeEach(({ trouble, fetchesAgain }) => {
  test.skip(!fetchesAgain, remembersFailures);
  trouble.expectFailure({ path: '.js', as: 404, times: 'any' });
});

test('a registration whose next screen is gone says what was done, and one mail is sent', async ({
  page,
  person,
  at,
  finalInbox,
}) => {
  const bringBack = await remove(page, file('waiting-screen'));
  await page.goto(at('/register'));
  await fill(page, { ...person });
  for (let press = 0; press < 2; press++) {
    await button(page, 'Next step').click();
    await expect(alert(page)).toHaveText(done);
    await expect(alert(page)).toBeFocused();
  }
  await bringBack();
  await button(page, 'Next step').click();
  await expectWaitingScreen(page, person.email);
  expect(await finalInbox(person.email)).toHaveLength(1);
});

test('where everything is gone, nothing is sent, and that is what is said', async ({
  page,
  person,
  at,
  finalInbox,
}) => {
  await page.goto(at('/register'));
  await page.waitForLoadState('networkidle');
  const bringBack = await remove(page, /\/assets\/.*\.js$/);
  await fill(page, { ...person });
  await button(page, 'Next step').click();
  await expect(alert(page)).toHaveText(missing);
  await expectValues(page, { ...person });
  expect(await finalInbox(person.email)).toHaveLength(0);
  await bringBack();
  await button(page, 'Next step').click();
  await expectWaitingScreen(page, person.email);
});

test('the waiting screen that a sign-in leads to', async ({ page, demo, person, at, trouble }) => {
  trouble.expectFailure({ path: '/sign-in/email', as: 403, times: 'any' });
  await register(demo, person);
  const bringBack = await remove(page, file('waiting-screen'));
  await page.goto(at('/sign-in'));
  await submitSignIn(page, person);
  await expect(alert(page)).toHaveText(missing);
  await expect(field(page, 'password')).toHaveValue(person.password);
  await bringBack();
  await button(page, 'Sign in').click();
  await expectWaitingScreen(page, person.email);
});

test('a section of the account page', async ({ page, context, demo, person, at }) => {
  await settleActive(demo, context, person);
  const bringBack = await remove(page, file('ems-sessions'));
  await page.goto(at('/account#sessions'));
  await expect(page.getByText(missing)).toBeVisible();
  await bringBack();
  await button(page, 'Try again').click();
  await expect(page.locator('ems-sessions')).toBeVisible();
  await expect(page.getByText(missing)).toHaveCount(0);
});

test('a screen of a journey', async ({ page, demo }) => {
  const site = journeySites.find(({ journey }) => journey === 'on-prem-trial')!;
  const bringBack = await remove(page, file('ems-terms'));
  await page.goto(signUpOf(demo, site));
  await button(page, 'Register').click();
  await expect(page.getByText(missing)).toBeVisible();
  await bringBack();
  await button(page, 'Try again').click();
  await expect(button(page, 'Accept and continue')).toBeVisible();
});

test('what leads to a refused field comes at the next press', async ({ page, at }) => {
  const bringBack = await remove(page, file('form-help'));
  await page.goto(at('/register'));
  await button(page, 'Next step').click();
  await expect(field(page, 'firstName')).toHaveAttribute('aria-invalid', 'true');
  await bringBack();
  await button(page, 'Next step').click();
  await expect(page.locator('ems-register form').getByRole('group')).toBeFocused();
});
