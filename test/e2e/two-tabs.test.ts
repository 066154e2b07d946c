import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Demo } from './support/demo.ts';
import { button, expectAccountOf, field, heading, isTakenOver, signOut } from './support/pages.ts';
import { newPerson, type Person } from './support/person.ts';
import { settleActive, signIn } from './support/service.ts';
import { expectEndOfSession } from './support/trouble.ts';

const ended = 'You’ve been signed out. What you entered is still here, but you’ll need to sign in again to save it.';

/** A tab in which nothing is typed, and one in which something is. */
const twoTabs = async (
  demo: Demo,
  context: BrowserContext,
  page: Page,
  person: Person,
  address: string,
): Promise<{ idle: Page; typing: Page }> => {
  await settleActive(demo, context, person);
  const typing = await context.newPage();
  for (const tab of [page, typing]) {
    await tab.goto(address);
    await expectAccountOf(tab, person);
  }
  await field(typing, 'lastName').fill('Byron');
  return { idle: page, typing };
};

const expectKept = async (typing: Page): Promise<void> => {
  await expect(typing.getByText(ended)).toBeVisible();
  await expect(field(typing, 'lastName')).toHaveValue('Byron');
};

test.beforeEach(({ trouble }) => expectEndOfSession(trouble));

test('signing out is noticed in the other tab, and no unsaved input goes unseen', async ({
  page,
  context,
  demo,
  person,
  at,
}) => {
  const { idle, typing } = await twoTabs(demo, context, page, person, at('/account'));
  const third = await context.newPage();
  await third.goto(at('/account'));
  await signOut(third);
  await expect(idle.getByText('You’re not signed in.')).toBeVisible();
  await expect(field(idle, 'email')).toHaveCount(0);
  await expectKept(typing);

  // The way on keeps it too: signed in beside it, what was typed can be saved.
  const [beside] = await Promise.all([
    context.waitForEvent('page'),
    typing
      .getByRole('link', { name: /^Sign in/ })
      .first()
      .click(),
  ]);
  await isTakenOver(beside);
  await field(beside, 'email').fill(person.email);
  await field(beside, 'password').fill(person.password);
  await button(beside, 'Sign in').click();
  await expect(beside).toHaveURL(at('/account'));
  await expect(typing.getByText(ended)).toHaveCount(0);
  await expect(field(typing, 'lastName')).toHaveValue('Byron');
  await button(typing, 'Save').click();
  await expect(typing.getByText('Your name has been saved.')).toBeVisible();
});

test('a session that was ended on another device is noticed when the person is back', async ({
  page,
  context,
  browser,
  demo,
  person,
  at,
}) => {
  const { idle, typing } = await twoTabs(demo, context, page, person, at('/account'));
  const elsewhere = await browser.newContext();
  await signIn(demo, elsewhere, person);
  const phone = await elsewhere.newPage();
  await phone.goto(at('/account#sessions'));
  await button(phone, /^Sign out the /).click();
  await expect(phone.getByText(/ha(s|ve) been signed out\./)).toBeVisible();
  await elsewhere.close();
  // Nobody can call a browser: it asks when the page is looked at again.
  for (const tab of [idle, typing]) await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(idle.getByText('You’re not signed in.')).toBeVisible();
  await expectKept(typing);
});

test('a deletion is noticed in the other tab', async ({ page, context, demo, person, at }) => {
  const { idle, typing } = await twoTabs(demo, context, page, person, at('/account'));
  const third = await context.newPage();
  await third.goto(at('/account#delete'));
  await field(third, 'confirmation').fill('delete my account');
  await expect(button(third, 'Delete my account')).not.toHaveAttribute('aria-disabled', 'true');
  await button(third, 'Delete my account').click();
  await expect(heading(third, 'Your account has been deleted')).toBeVisible();
  await expect(idle.getByText('You’re not signed in.')).toBeVisible();
  await expectKept(typing);
  await button(typing, 'Close this page').click();
  await expect(field(typing, 'lastName')).toHaveCount(0);
  await expect(typing.getByText('You’re not signed in.')).toBeVisible();
});

test('somebody else who signs in beside it does not get what was typed', async ({
  page,
  context,
  demo,
  person,
  at,
}) => {
  const { idle, typing } = await twoTabs(demo, context, page, person, at('/account'));
  const second = newPerson({ firstName: 'Grace', lastName: 'Hopper' });
  await settleActive(demo, context, second);
  for (const tab of [idle, typing]) await tab.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expectAccountOf(idle, second);
  await expect(typing.getByText(`You’re now signed in as ${second.email}.`).first()).toBeVisible();
  await expect(field(typing, 'lastName')).toHaveValue('Byron');
  await button(typing, 'Show my current account').click();
  await expect(field(typing, 'lastName')).toHaveValue('Hopper');
});
