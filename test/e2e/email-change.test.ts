import { expect, test } from './fixtures.ts';
import { newPerson } from './support/person.ts';
import { button, field, heading, proceedElsewhere, submitSignIn } from './support/pages.ts';
import { settleActive } from './support/service.ts';

test('a changed address waits under a banner, is confirmed by a click elsewhere, and is then in force', async ({
  page,
  context,
  browser,
  demo,
  person,
  inbox,
  finalInbox,
  at,
  trouble,
}) => {
  const { email } = newPerson();
  await settleActive(demo, context, person);
  await page.goto(at('/account'));
  await expect(button(page, 'Save')).toHaveAttribute('aria-disabled', 'true');
  await field(page, 'email').fill(email);
  await expect(button(page, 'Save')).not.toHaveAttribute('aria-disabled', 'true');
  await button(page, 'Save').click();

  const banner = page.getByRole('group', { name: 'Waiting for your confirmation' });
  await expect(banner).toContainText(email);
  await expect(banner).toContainText(person.email);
  await expect(field(page, 'email')).toHaveValue(person.email);
  await expect(button(page, /^Resend in/)).toBeVisible();

  // The mail is opened on another device, where nobody is signed in.
  const [mail] = await inbox(email);
  expect(mail.html).toContain('Confirm email address');
  const device = await browser.newContext();
  const other = await device.newPage();
  await other.goto(mail.link);
  expect(other.url()).toBe(at('/confirm-email'));
  await expect(banner).toBeVisible();
  await proceedElsewhere(other, person, 'Confirm email address');
  await expect(heading(other, 'Your email address has been changed')).toBeFocused();
  await expect(other.locator('ems-confirm-email bdi')).toHaveText(email);

  // The page that waited goes on by itself.
  await expect(page.getByText('Your new email address is confirmed.')).toBeVisible();
  await expect(banner).toHaveCount(0);
  await expect(field(page, 'email')).toHaveValue(email);

  await other.goto(mail.link);
  await button(other, 'Confirm email address').click();
  await expect(heading(other, 'This link has already been used')).toBeFocused();
  await other.getByRole('link', { name: 'Go to your account' }).click();
  await expect(other).toHaveURL(at('/sign-in'));
  await submitSignIn(other, { ...person, email });
  await expect(other).toHaveURL(at('/account'));
  await device.close();

  const subjects = (await finalInbox(person.email)).map(({ subject }) => subject);
  expect(subjects.slice(1)).toEqual(['Your email address is about to change', 'Your email address was changed']);

  trouble.expectFailure({ path: '/sign-in/email', as: 401 });
  await page.goto(at('/sign-in'));
  await button(page, 'Use another account').click();
  await submitSignIn(page, person);
  await expect(page.getByText('Incorrect email address or password.')).toBeVisible();
});

test('a change that is cancelled, or replaced by another one, leaves a dead link', async ({
  page,
  context,
  demo,
  person,
  inbox,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/account/email/confirm', as: 404, times: 2 });
  await settleActive(demo, context, person);
  await page.goto(at('/account'));
  const [first, second] = [newPerson().email, newPerson().email];
  for (const email of [first, second]) {
    await field(page, 'email').fill(email);
    await button(page, 'Save').click();
    await expect(page.getByRole('group', { name: 'Waiting for your confirmation' })).toContainText(email);
  }
  await button(page, 'Cancel change').click();
  await expect(page.getByText('The change to your email address has been cancelled.')).toBeVisible();
  const tab = await context.newPage();
  for (const email of [first, second]) {
    const [{ link }] = await inbox(email);
    await tab.goto(link);
    await button(tab, 'Confirm email address').click();
    await expect(heading(tab, 'This link doesn’t work')).toBeVisible();
  }
  await page.reload();
  await expect(field(page, 'email')).toHaveValue(person.email);
});

test('names are saved and greet in the menu; what was typed survives a wrong value', async ({
  page,
  context,
  demo,
  person,
  at,
}) => {
  await settleActive(demo, context, person);
  await page.goto(at('/account'));
  await field(page, 'lastName').fill('Byron');
  await field(page, 'email').fill('not an address');
  await button(page, 'Save').click();
  await expect(field(page, 'email')).toBeFocused();
  await expect(page.getByText('Enter an email address like name@example.com.')).toBeVisible();
  await expect(field(page, 'lastName')).toHaveValue('Byron');
  await field(page, 'email').fill(person.email);
  await button(page, 'Save').click();
  await expect(page.getByText('Your name has been saved.')).toBeVisible();
  await button(page, 'Your account').click();
  await expect(page.locator('ems-account-menu').getByText('Ada Byron')).toBeVisible();
});
