/**
 * `PICTURES=<folder> npm run test:keycloak`: the whole life of an account, with a picture of each screen in its order: ours at 1280 and 360
 * pixels, in the dark and right-to-left, Keycloak's at 1280 and 360 pixels.
 */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { administer } from '../../../demo/keycloak/administration.ts';
import { createPartnerPerson } from '../../../demo/keycloak/partner.ts';
import { toBase32 } from '../../../src/rules/base32.ts';
import { codeOf } from '../../support/totp.ts';
import { addPasskeyDevice, expect, keycloak, leaveToSignIn, test } from './fixtures.ts';

const folder = process.env['PICTURES'];

interface Look {
  width: number;
  colorScheme?: 'dark' | 'light';
  dir?: 'rtl';
}

const looks: Record<string, Look> = { wide: { width: 1280 }, narrow: { width: 360 } };
const ourLooks: Record<string, Look> = {
  ...looks,
  dark: { width: 1280, colorScheme: 'dark' },
  rtl: { width: 1280, dir: 'rtl' },
};

/** Takes the pictures of one page, numbered. */
const photographer = (page: Page) => {
  let count = 0;
  const take = async (name: string, shown: Record<string, Look>, open?: () => Promise<void>): Promise<void> => {
    const number = String(++count).padStart(2, '0');
    for (const [look, { width, colorScheme = 'light', dir = 'ltr' }] of Object.entries(shown)) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.evaluate((direction) => (document.documentElement.dir = direction), dir);
      await open?.();
      await page.screenshot({
        path: join(folder!, `${number}-${name}.${look}.png`),
        fullPage: true,
        animations: 'disabled',
      });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate(() => (document.documentElement.dir = 'ltr'));
  };
  /** The menu asks for itself who is here, beside what the page shows. */
  const header = page.locator('ems-account-menu [part="button"], ems-account-menu [part="sign-in"]');
  return {
    /** `open`: what has its place chosen when it opens. */
    async ours(name: string, open?: () => Promise<void>): Promise<void> {
      await expect(header).toBeVisible();
      await take(`ours-${name}`, ourLooks, open);
    },
    theirs: (name: string) => take(`keycloak-${name}`, looks),
  };
};

test('the life of an account in pictures', async ({ page, person, place, link, at }) => {
  test.skip(folder === undefined, 'PICTURES=<folder> takes them.');
  test.setTimeout(10 * 60_000);
  const { ours, theirs } = photographer(page);
  const removePasskeyDevice = await addPasskeyDevice(page);
  page.on('dialog', (dialog) => void dialog.accept('Laptop'));
  await createPartnerPerson(administer(place.origin), person);
  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const says = (text: string) => expect(page.getByText(text).first()).toBeVisible();

  // Registration.
  await page.goto(at('/'));
  await expect(page.getByRole('heading').first()).toBeVisible();
  await ours('start');
  await page.goto(at('/sign-up'));
  await expect(button('Create account')).toBeVisible();
  await ours('sign-up');
  await button('Create account').click();
  await expect(page.locator('#kc-register-form')).toBeVisible();
  await theirs('register');
  const field = (name: string) => page.locator(`#kc-register-form input[name="${name}"]`);
  await field('email').fill(person.email);
  await field('firstName').fill(person.firstName);
  await field('lastName').fill(person.lastName);
  await page.locator('#kc-register-form [type="submit"]').click();
  await expect(page.locator('[name="accept"]')).toBeVisible();
  await theirs('terms');
  await page.locator('[name="accept"]').click();
  await says(person.email);
  await theirs('verify-email');
  await page.goto(await link(person.email));
  await expect(page.locator('#kc-passwd-update-form')).toBeVisible();
  await theirs('choose-password');
  await keycloak.setPassword(page, person.password);
  await says('Your account is ready.');
  await ours('signed-up');

  // The profile.
  await page.goto(at('/account'));
  await expect(page.locator('input[name="firstName"]')).toHaveValue(person.firstName);
  await ours('profile');
  await page.locator('input[name="firstName"]').fill('Augusta');
  await button('Save').click();
  await says('Your name has been saved.');
  await ours('profile-saved');

  // What signs in.
  await page.goto(at('/account#security'));
  await expect(button('Change password')).toBeVisible();
  await expect(button('Link Partner')).toBeVisible();
  await ours('security');
  await button('Change password').click();
  await expect(page.locator('#kc-passwd-update-form')).toBeVisible();
  await theirs('change-password');
  await keycloak.setPassword(page, 'another horse battery staple');
  await says('Your password has been changed.');
  await ours('password-changed');

  await button('Set up an authenticator app').click();
  await expect(page.locator('#kc-totp-settings-form')).toBeVisible();
  await theirs('authenticator');
  const secret = await page.locator('#kc-totp-settings-form input[name="totpSecret"]').inputValue();
  const key = toBase32(new TextEncoder().encode(secret));
  await page.locator('input[name="totp"]').fill(await codeOf(key, new Date()));
  await page.locator('input[name="userLabel"]').fill('Telephone');
  await page.locator('#kc-totp-settings-form [type="submit"]').first().click();
  await expect(page.getByText('Telephone', { exact: true })).toBeVisible();
  await ours('authenticator-added');
  await button(/recovery codes/i)
    .first()
    .click();
  await expect(page.locator('#kc-recovery-codes-settings-form')).toBeVisible();
  await theirs('recovery-codes');
  await page.locator('#kcRecoveryCodesConfirmationCheck').check();
  await page.locator('#saveRecoveryAuthnCodesBtn').click();
  await expect(page).toHaveURL(at('/account#security'));
  await expect(button('Add a passkey')).toBeVisible();
  await ours('recovery-codes-made');

  await button('Add a passkey').click();
  await expect(page.locator('#registerWebAuthn')).toBeVisible();
  await theirs('passkey');
  await page.locator('#registerWebAuthn').click();
  await says('Your passkey has been added.');
  await ours('passkey-added');
  await button('Remove Laptop').click();
  await expect(page.locator('.ems-question')).toBeVisible();
  await ours('passkey-question');
  await button('Remove').click();
  await expect(page.locator('[name="accept"]')).toBeVisible();
  await theirs('passkey-removal');
  await keycloak.cancel(page);
  await says('Nothing was changed.');

  await button('Link Partner').click();
  await expect(button('Link account')).toBeVisible();
  await ours('link-question');
  await button('Link account').click();
  await expect(page.locator('button[name="continue"]')).toBeVisible();
  await theirs('link');
  await page.locator('button[name="continue"]').click();
  await expect(page.locator('#kc-form-login')).toBeVisible();
  await theirs('partner');
  await keycloak.signIn(page, person);
  await says('Your Partner account has been linked.');
  await ours('linked');

  // It would sign in by itself.
  await removePasskeyDevice();

  // Where one is signed in.
  await page.goto(at('/account#sessions'));
  await expect(page.getByRole('heading', { name: 'Apps with access' })).toBeVisible();
  await says('Signed in');
  await ours('sessions');

  // Another address.
  const next = `new.${person.email}`;
  await page.goto(at('/account#profile'));
  await button(/^Change (your )?email/).click();
  const update = page.locator('#kc-update-email-form');
  await expect(update).toBeVisible();
  await theirs('new-address');
  await update.locator('input[name="email"]').fill(next);
  await update.locator('[type="submit"]').first().click();
  await says(next);
  await theirs('new-address-sent');
  await page.goto(at('/account'));
  await expect(page.locator('input[name="firstName"]')).toBeVisible();
  await ours('new-address-waits');
  await page.goto(await link(next));
  await expect(page.locator('h1').first()).toBeVisible();
  await theirs('new-address-confirmed');
  await page.goto(at('/account'));
  await says(next);
  await ours('new-address');

  // Out and in again.
  await ours('menu', async () => {
    await page.keyboard.press('Escape');
    await button('Your account').click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  });
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await says('You’re not signed in.');
  await ours('signed-out');
  await page.goto(at('/sign-up#ems-sign-in'));
  await ours('sign-in');
  await leaveToSignIn(page);
  await expect(page.locator('#kc-form-login')).toBeVisible();
  await theirs('sign-in');
  await keycloak.signIn(page, { email: next, password: 'another horse battery staple' });
  const otp = page.locator('#kc-otp-login-form');
  await expect(otp).toBeVisible();
  await theirs('second-factor');
  await otp.locator('input[name="otp"]').fill(await codeOf(key, new Date()));
  await otp.locator('[name="login"]').click();
  await expect(button('Your account')).toBeVisible();

  // The end.
  await page.goto(at('/account#delete'));
  await expect(button('Delete my account')).toBeVisible();
  await ours('delete');
  await button('Delete my account').click();
  const [proof, confirm] = [page.locator('#kc-form-login'), page.locator('form[action*="delete_account"]')];
  await expect(proof.or(otp).or(confirm)).toBeVisible();
  if (await proof.isVisible()) {
    await theirs('proof');
    await proof.locator('input[name="password"]').fill('another horse battery staple');
    await proof.locator('[name="login"]').click();
  }
  await expect(otp.or(confirm)).toBeVisible();
  if (await otp.isVisible()) {
    // The one before is spent.
    await otp.locator('input[name="otp"]').fill(await codeOf(key, new Date(), 1));
    await otp.locator('[name="login"]').click();
  }
  await expect(confirm).toBeVisible();
  await theirs('delete');
  await confirm.locator('[type="submit"]').first().click();
  await says('User deleted successfully');
  await theirs('deleted');
  await page.goto(at('/account'));
  await says('If you confirmed the deletion, your account has been deleted.');
  await ours('deleted');
});
