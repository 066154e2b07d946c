import { expect, test } from './fixtures.ts';
import { codesOf, whyNoAuthenticator } from './support/authenticator.ts';
import { tabTo, typeInto } from './support/keyboard.ts';
import { button, expectAccountOf, field, heading } from './support/pages.ts';
import { settleActive, signIn } from './support/service.ts';
import { expectRenewal } from './support/trouble.ts';

const reason = await whyNoAuthenticator();

test('everything on the account page is done by keyboard alone', async ({
  page,
  context,
  browser,
  demo,
  person,
  at,
  trouble,
}) => {
  test.skip(reason !== undefined, reason);
  expectRenewal(trouble);
  const keys = page.keyboard;
  const press = async (name: string | RegExp): Promise<void> => {
    await tabTo(page, button(page, name));
    await keys.press('Enter');
  };
  const goTo = async (section: string): Promise<void> => {
    await tabTo(page, page.getByRole('link', { name: section }));
    await keys.press('Enter');
    await expect(page.getByRole('region', { name: section })).toBeFocused();
  };
  const focused = (): Promise<string> => page.evaluate(() => document.activeElement?.localName ?? '');

  const newPassword = 'purple lamps over quiet rivers';
  await settleActive(demo, context, person);
  await page.goto(at('/account'));
  await expectAccountOf(page, person);

  // The menu, by the keys of a menu button.
  await tabTo(page, button(page, 'Your account'));
  await keys.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Account', exact: true })).toBeFocused();
  await keys.press('End');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
  await keys.press('Escape');
  await expect(button(page, 'Your account')).toBeFocused();

  // Names.
  await tabTo(page, field(page, 'lastName'));
  await keys.press('ControlOrMeta+a');
  await keys.type('Byron');
  await keys.press('Enter');
  await expect(page.getByText('Your name has been saved.')).toBeVisible();
  expect(await focused()).toBe('input');

  // The way to the next part, and the password.
  await tabTo(page, page.locator('ems-account-profile').getByRole('link', { name: 'Password and security' }));
  await keys.press('Enter');
  await expect(page.getByRole('region', { name: 'Password and security' })).toBeFocused();
  await typeInto(page, field(page, 'currentPassword'), person.password);
  await typeInto(page, field(page, 'password'), newPassword);
  await tabTo(page, field(page, 'endOtherSessions'));
  await keys.press('Space');
  await expect(field(page, 'endOtherSessions')).not.toBeChecked();
  await press('Update password');
  await expect(page.getByText('Your password has been changed.')).toBeVisible();

  // An authenticator: the key is read instead of the picture.
  await press('Set up an authenticator app');
  await expect(heading(page, 'Set up an authenticator app')).toBeFocused();
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
  const details = page.getByText('Unable to scan?');
  await tabTo(page, details);
  await keys.press('Enter');
  const secret = (await page.locator('.ems-key').textContent())?.replaceAll(' ', '') ?? '';
  const [code = ''] = await codesOf(secret, 1);
  await typeInto(page, field(page, 'code'), code);
  await typeInto(page, field(page, 'deviceName'), 'Telephone');
  await keys.press('Enter');
  await expect(heading(page, 'Recovery codes')).toBeFocused();
  await expect(page.locator('.ems-codes li')).toHaveCount(10);
  await tabTo(page, field(page, 'saved'));
  await keys.press('Space');
  await press('Done');
  await expect(heading(page, 'Two-factor authentication')).toBeFocused();

  await press('Rename Telephone');
  await expect(field(page, 'deviceName')).toBeFocused();
  await keys.press('ControlOrMeta+a');
  await keys.type('Tablet');
  await keys.press('Enter');
  await expect(page.getByText('The device is now called “Tablet”.')).toBeVisible();
  expect(await focused()).not.toBe('body');
  await press('Remove Tablet');
  await press(/^Remove/);
  await expect(page.getByText('Two-factor authentication is off.')).toBeVisible();
  expect(await focused()).not.toBe('body');

  // A change of factors has ended all other sessions.
  const elsewhere = await browser.newContext();
  await signIn(demo, elsewhere, { ...person, password: newPassword });
  await elsewhere.close();
  await goTo('Sessions');
  await expect(page.getByText('This device', { exact: true })).toBeVisible();
  await press('Sign out the other session');
  await expect(page.getByText('The other session has been signed out.')).toBeVisible();
  await expect(heading(page, 'Your sessions')).toBeFocused();

  await goTo('Delete account');
  await typeInto(page, field(page, 'confirmation'), 'delete my account');
  await expect(button(page, 'Delete my account')).not.toHaveAttribute('aria-disabled', 'true');
  await press('Delete my account');
  await expect(heading(page, 'Your account has been deleted')).toBeFocused();
});
