import { expect, test } from './fixtures.ts';
import { button, field, heading, submitSignIn } from './support/pages.ts';
import { settleActive } from './support/service.ts';

const newPassword = 'purple lamps over quiet rivers';

test('the password is changed, other sessions end, and the owner hears', async ({
  page,
  context,
  browser,
  demo,
  person,
  inbox,
  at,
}) => {
  await settleActive(demo, context, person);
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await other.goto(at('/sign-in'));
  await submitSignIn(other, person);
  await expect(field(other, 'email')).toHaveValue(person.email);

  await page.goto(at('/account#security'));
  await expect(page.getByRole('checkbox', { name: 'Sign out of my other sessions' })).toBeChecked();
  await field(page, 'currentPassword').fill(person.password);
  await field(page, 'password').fill(newPassword);
  await button(page, 'Update password').click();
  await expect(
    page.getByText('Your password has been changed, and you’ve been signed out of your other sessions.'),
  ).toBeVisible();
  await expect(field(page, 'password')).toHaveValue('');

  await other.goto(at('/account'));
  await expect(other).toHaveURL(at('/sign-in'));
  await submitSignIn(other, person);
  await expect(other.getByText('Incorrect email address or password.')).toBeVisible();
  await submitSignIn(other, { ...person, password: newPassword });
  await expect(other).toHaveURL(at('/account'));
  await elsewhere.close();

  const subjects = (await inbox(person.email, 3)).map(({ subject }) => subject);
  expect(subjects).toContain('Your password was changed');
  // This session went on.
  await page.reload();
  await expect(field(page, 'password')).toBeVisible();
});

test('a forgotten password is replaced by a link that works once and ends every session', async ({
  page,
  context,
  demo,
  person,
  inbox,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/password-reset/confirm', as: 403 });
  trouble.expectFailure({ path: '/password-reset/confirm', as: 410 });
  await settleActive(demo, context, person);
  await page.goto(at('/sign-in'));
  await button(page, 'Use another account').click();
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await field(page, 'email').fill(person.email);
  await button(page, 'Send link').click();
  await expect(heading(page, 'Check your inbox')).toBeFocused();
  const [, mail] = await inbox(person.email, 2);
  expect(mail?.subject).toBe('Reset your password');

  const tab = await context.newPage();
  for (const [end, words] of [
    ['Your password has been changed', 'You’ve been signed out everywhere.'],
    ['This link has already been used', 'Each link works once.'],
  ] as const) {
    await tab.goto(mail?.link ?? '');
    await expect(tab).toHaveURL(at('/reset-password'));
    if (end === 'Your password has been changed') {
      await expect(tab.getByText('This will be the password for')).toContainText(person.email);
      await field(tab, 'password').fill(newPassword);
      await button(tab, 'Set new password').click();
    }
    await expect(heading(tab, end)).toBeFocused();
    await expect(tab.getByText(words)).toBeVisible();
  }
  await tab.goto(at('/account'));
  await expect(tab).toHaveURL(at('/sign-in'));
  await submitSignIn(tab, { ...person, password: newPassword });
  await expect(tab).toHaveURL(at('/account'));
});

test('an address without an account is answered like one with an account', async ({ page, person, finalInbox, at }) => {
  await page.goto(at('/forgot-password'));
  await field(page, 'email').fill(person.email);
  await button(page, 'Send link').click();
  await expect(heading(page, 'Check your inbox')).toBeFocused();
  await expect(page.getByText('If there’s an account for this address')).toBeVisible();
  expect(await finalInbox(person.email)).toEqual([]);
});
