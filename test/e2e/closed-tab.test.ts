import { expect, test } from './fixtures.ts';
import {
  button,
  expectWaitingScreen,
  field,
  fill,
  heading,
  proceedElsewhere,
  submitRegistration,
  submitSignIn,
} from './support/pages.ts';
import { settle, signIn } from './support/service.ts';

test('a tab closed on the waiting screen loses nothing: the link goes on in a new one', async ({
  page,
  context,
  person,
  inbox,
  at,
  trouble,
}) => {
  await page.goto(at('/register'));
  await submitRegistration(page, person);
  await expectWaitingScreen(page, person.email);
  await page.close();
  const tab = await context.newPage();
  await tab.goto((await inbox(person.email))[0].link);
  // The tab that knew of the registration is gone.
  trouble.expectFailure({ path: '/email-verification/verify', as: 403 });
  await proceedElsewhere(tab, person);
  await tab.getByRole('link', { name: 'Sign in' }).click();
  await expect(field(tab, 'email')).toHaveValue(person.email);
  await submitSignIn(tab, person);
  await expect(tab).toHaveURL(at('/terms'));
});

test('a tab closed while the request was on its way loses nothing: registering again works', async ({
  page,
  context,
  person,
  finalInbox,
  at,
}) => {
  await page.goto(at('/register'));
  let sent = false;
  await page.route('**/api/auth/sign-up/email', async (route) => {
    sent = true;
    await route.continue();
  });
  await fill(page, { ...person });
  await button(page, 'Next step').click();
  await expect.poll(() => sent).toBe(true);
  await page.close();
  const tab = await context.newPage();
  await tab.goto(at('/register'));
  await submitRegistration(tab, person);
  await expectWaitingScreen(tab, person.email);
  await tab.goto((await finalInbox(person.email)).at(-1)?.link ?? '');
  await button(tab, 'Click here to proceed').click();
  await expect(heading(tab, 'Your address is verified')).toBeVisible();
});

test('a reload while waiting waits on for the same address', async ({ page, person, at }) => {
  await page.goto(at('/register'));
  await submitRegistration(page, person);
  await expectWaitingScreen(page, person.email);
  await page.goto(at('/verify-email'));
  await expectWaitingScreen(page, person.email);
  await page.reload();
  await expectWaitingScreen(page, person.email);
});

test('a reload before the click keeps the link, out of the address bar', async ({ page, person, inbox, at }) => {
  await page.goto(at('/register'));
  await submitRegistration(page, person);
  await page.goto((await inbox(person.email))[0].link);
  await expect(page).toHaveURL(at('/verify-email'));
  await page.reload();
  await button(page, 'Click here to proceed').click();
  await expect(heading(page, 'Your address is verified')).toBeVisible();
  await page.reload();
  await expect(button(page, 'Click here to proceed')).toHaveCount(0);
});

test('a tab closed before the terms were accepted is asked again', async ({ page, context, demo, person, at }) => {
  await settle(demo, person);
  await signIn(demo, context, person);
  await page.goto(at('/terms'));
  await expect(field(page, 'accept')).toBeVisible();
  await page.close();
  const tab = await context.newPage();
  await tab.goto(at('/account'));
  await expect(tab).toHaveURL(at('/terms'));
  await expect(field(tab, 'accept')).not.toBeChecked();
});

test('the waiting page notices a click on another device', async ({ page, browser, person, inbox, at }) => {
  await page.goto(at('/register'));
  await submitRegistration(page, person);
  await expectWaitingScreen(page, person.email);
  const device = await browser.newContext();
  const phone = await device.newPage();
  await phone.goto((await inbox(person.email))[0].link);
  await proceedElsewhere(phone, person);
  await expect(heading(phone, 'Your address is verified')).toBeVisible();
  await expect(page).toHaveURL(at('/sign-in'));
  await expect(field(page, 'email')).toHaveValue(person.email);
  await device.close();
});
