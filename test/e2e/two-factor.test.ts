import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { codesOf, scan, whyNoAuthenticator } from './support/authenticator.ts';
import { alert, button, field, heading, signOut, submitSignIn } from './support/pages.ts';
import type { Person } from './support/person.ts';
import { settleActive } from './support/service.ts';
import { expectRenewal } from './support/trouble.ts';

const reason = await whyNoAuthenticator();

const enterCode = async (page: Page, person: Person, code: string): Promise<void> => {
  await submitSignIn(page, person);
  await expect(heading(page, 'One more step')).toBeVisible();
  await expect(field(page, 'code')).toBeFocused();
  await field(page, 'code').fill(code);
  await button(page, 'Sign in').click();
};

test('a real authenticator: the picture scanned, the device named, its codes asked for and used once; then a recovery code', async ({
  page,
  context,
  demo,
  person,
  inbox,
  at,
  trouble,
}, info) => {
  test.skip(reason !== undefined, reason);
  expectRenewal(trouble);
  await settleActive(demo, context, person);

  await page.goto(at('/account#security'));
  await button(page, 'Set up an authenticator app').click();
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
  const picture = info.outputPath('account-page.png');
  await page.screenshot({ path: picture, fullPage: true });
  const uri = await scan(picture);
  expect(uri.split('?')[0]).toBe(`otpauth://totp/EMS:${encodeURIComponent(person.email)}`);
  const values = new URL(uri).searchParams;
  const secret = values.get('secret') ?? '';
  expect(secret).toMatch(/^[A-Z2-7]{32,}$/);
  expect(values.get('issuer')).toBe('EMS');

  // What the picture says also stands beside it, for whoever can't scan it.
  await page.getByText('Unable to scan?').click();
  expect((await page.locator('.ems-key').textContent())?.replaceAll(' ', '')).toBe(secret);
  await expect(page.locator('ems-totp-setup dl')).toHaveText(
    /Type\s*Time-based \(TOTP\)\s*Algorithm\s*SHA1\s*Digits\s*6\s*Interval\s*30 seconds/,
  );

  const [first = '', second = ''] = await codesOf(secret, 2);
  await field(page, 'code').fill(`${first.slice(0, 3)} ${first.slice(3)}`);
  await field(page, 'deviceName').fill('Ada’s telephone');
  await button(page, 'Submit').click();
  await expect(heading(page, 'Recovery codes')).toBeFocused();
  const shown = page.locator('.ems-codes li');
  await expect(shown).toHaveCount(10);
  const recoveryCodes = await shown.allTextContents();
  expect(new Set(recoveryCodes).size).toBe(10);
  await page.getByRole('checkbox', { name: 'I’ve saved these codes' }).check();
  await button(page, 'Done').click();
  await expect(page.getByRole('listitem').filter({ hasText: 'Ada’s telephone' })).toBeVisible();
  await inbox(person.email, 2);

  await signOut(page);
  await enterCode(page, person, second);
  await expect(page).toHaveURL(at('/account'));

  trouble.expectFailure({ path: '/sign-in/second-factor', as: 422, times: 2 });
  await signOut(page);
  await enterCode(page, person, second);
  await expect(page.getByText('That code has already been used. Wait for the next one.')).toBeVisible();
  await expect(field(page, 'code')).toBeFocused();

  const [recoveryCode = ''] = recoveryCodes;
  await button(page, 'Use a recovery code').click();
  await field(page, 'code').fill(recoveryCode.toLowerCase());
  await button(page, 'Sign in').click();
  await expect(page).toHaveURL(at('/account'));

  await signOut(page);
  await submitSignIn(page, person);
  await button(page, 'Use a recovery code').click();
  await field(page, 'code').fill(recoveryCode);
  await button(page, 'Sign in').click();
  await expect(page.getByText('That recovery code has already been used. Enter another one.')).toBeVisible();
  await expect(alert(page)).toHaveCount(0);

  const subjects = (await inbox(person.email, 3)).map(({ subject }) => subject);
  expect(subjects).toEqual(expect.arrayContaining(['An authenticator was added', 'A recovery code was used']));
});

test('a set-up that is left half-way leaves nothing behind', async ({ page, context, demo, person, at }) => {
  await settleActive(demo, context, person);
  await page.goto(at('/account#security'));
  await button(page, 'Set up an authenticator app').click();
  await expect(page.getByRole('img', { name: /^QR code/ })).toBeVisible();
  await page.reload();
  await expect(page.getByText('Two-factor authentication is off.')).toBeVisible();
  await page.goto(at('/sign-in'));
  await button(page, 'Use another account').click();
  await submitSignIn(page, person);
  await expect(page).toHaveURL(at('/account'));
});
