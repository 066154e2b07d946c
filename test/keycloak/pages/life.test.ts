import { administer } from '../../../demo/keycloak/administration.ts';
import { addAttributes } from '../../../demo/keycloak/realm.ts';
import { codesOf, scan, whyNoAuthenticator } from '../../e2e/support/authenticator.ts';
import { expect, keycloak, leaveToSignIn, openAccount, test } from './fixtures.ts';

test('somebody registers, verifies, changes name and password, and deletes the account', async ({
  page,
  person,
  link,
  at,
}) => {
  await page.goto(at('/sign-up'));
  await page.getByRole('button', { name: 'Create account' }).click();
  await keycloak.register(page, person);
  await page.goto(await link(person.email));
  await keycloak.setPassword(page, person.password);
  await expect(page.getByText('Your account is ready.')).toBeVisible();

  await page.goto(at('/account'));
  await expect(page.locator('input[name="firstName"]')).toHaveValue(person.firstName);
  await page.locator('input[name="firstName"]').fill('Augusta');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Your name has been saved.')).toBeVisible();
  await page.reload();
  await expect(page.locator('input[name="firstName"]')).toHaveValue('Augusta');

  await page.goto(at('/account#security'));
  await page.getByRole('button', { name: 'Change password' }).click();
  await keycloak.cancel(page);
  await expect(page).toHaveURL(at('/account#security'));
  await page.getByRole('button', { name: 'Change password' }).click();
  await keycloak.setPassword(page, 'another horse battery staple');
  await expect(page.getByText('Your password has been changed.')).toBeVisible();

  await page.goto(at('/account#delete'));
  await page.getByRole('button', { name: 'Delete my account' }).click();
  // Keycloak asks again for a proof that is older than its own second.
  const [proof, confirm] = [page.locator('#kc-form-login'), page.locator('form[action*="delete_account"]')];
  await expect(proof.or(confirm)).toBeVisible();
  if (await proof.isVisible()) {
    await proof.locator('input[name="password"]').fill('another horse battery staple');
    await proof.locator('[name="login"]').click();
  }
  await confirm.locator('[type="submit"]').first().click();
  await expect(page.getByText('User deleted successfully')).toBeVisible();
  await page.goto(at('/account'));
  await expect(page.getByText('If you confirmed the deletion, your account has been deleted.')).toBeVisible();
});

test('the address is verified in another browser, and the person signs in in the first one', async ({
  page,
  browser,
  person,
  link,
  at,
}) => {
  await page.goto(at('/sign-up'));
  await page.getByRole('button', { name: 'Create account' }).click();
  await keycloak.register(page, person);

  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await elsewhere.goto(await link(person.email));
  await elsewhere.getByRole('link', { name: /proceed/ }).click();
  await keycloak.setPassword(elsewhere, person.password);
  await expect(elsewhere.getByText('Your account has been updated.')).toBeVisible();
  await other.close();

  await openAccount(page, at, person);
  await expect(page.locator('input[name="firstName"]')).toHaveValue(person.firstName);
});

test('Back from a page of Keycloak shows the account as it was', async ({ page, settled, at }) => {
  await openAccount(page, at, settled);
  await page.goto(at('/account#security'));
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.locator('#kc-passwd-update-form')).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(at('/account#security'));
  await expect(page.getByRole('button', { name: 'Change password' })).toBeEnabled();
});

test('a session on another device is ended here, and that device is signed out', async ({
  page,
  browser,
  settled,
  at,
}) => {
  await openAccount(page, at, settled);
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await openAccount(elsewhere, at, settled);

  await page.goto(at('/account#sessions'));
  await page.getByRole('button', { name: 'Sign out the other session' }).click();
  await expect(page.getByText('The other session has been signed out.')).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere.getByText('You’re not signed in.')).toBeVisible();
  await other.close();
});

test('a new address takes effect by its link, and the account page shows it', async ({ page, settled, link, at }) => {
  const next = `new.${settled.email}`;
  await openAccount(page, at, settled);
  await page.getByRole('button', { name: /^Change (your )?email/ }).click();
  await page.locator('#kc-update-email-form input[name="email"]').fill(next);
  await page.locator('#kc-update-email-form [type="submit"]').first().click();
  await expect(page.getByText(next)).toBeVisible();
  await page.goto(await link(next));
  await page.goto(at('/account'));
  await expect(page.getByText(next).first()).toBeVisible();
});

test('a field of the realm has its label in the page’s language', async ({ page, settled, place, at }) => {
  const phone = { name: 'phone', displayName: '${phoneNumber}', edit: ['admin' as const, 'user' as const] };
  const remove = await addAttributes(administer(place.origin), [phone]);
  try {
    await openAccount(page, at, settled);
    await page.getByLabel('Phone number').fill('+44 20 7946 0000');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText('Your changes have been saved.')).toBeVisible();
    // Before the page’s scripts run, as in a page that is written in French.
    await page.addInitScript(() =>
      new MutationObserver(() => (document.documentElement.lang = 'fr')).observe(document, { childList: true }),
    );
    await page.reload();
    await expect(page.getByLabel('Numéro de téléphone')).toHaveValue('+44 20 7946 0000');
  } finally {
    await remove();
  }
});

test('a window beside the page signs in, and the page stays', async ({ page, settled, at }) => {
  await page.goto(at('/sign-up?popup#ems-sign-in'));
  const window = page.waitForEvent('popup');
  await leaveToSignIn(page);
  await keycloak.signIn(await window, settled);
  await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible();
  await expect(page).toHaveURL(at('/sign-up?popup'));
});

test('an authenticator is set up by the picture, and signs in; recovery codes are made', async ({
  page,
  browser,
  settled,
  at,
}, testInfo) => {
  const why = await whyNoAuthenticator();
  test.skip(why !== undefined, why);
  await openAccount(page, at, settled, '/account#security');
  const setUp = page.getByRole('button', { name: 'Set up an authenticator app' });
  await setUp.click();
  await keycloak.cancel(page);
  await expect(page).toHaveURL(at('/account#security'));
  await setUp.click();
  const picture = testInfo.outputPath('picture.png');
  await page.locator('#kc-totp-secret-qr-code').screenshot({ path: picture });
  const secret = new URL(await scan(picture)).searchParams.get('secret')!;
  await page.locator('input[name="totp"]').fill((await codesOf(secret, 1))[0]!);
  await page.locator('input[name="userLabel"]').fill('Telephone');
  await page.locator('#saveTOTPBtn').click();
  await expect(page.getByText('Your authenticator app is set up.')).toBeVisible();
  await expect(page.getByText('Telephone', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Create recovery codes' }).click();
  await page.locator('#kcRecoveryCodesConfirmationCheck').check();
  await page.locator('#saveRecoveryAuthnCodesBtn').click();
  await expect(page.getByText('Your new recovery codes are ready to use.')).toBeVisible();

  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('You’re not signed in.')).toBeVisible();
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await elsewhere.goto(at('/sign-up#ems-sign-in'));
  await leaveToSignIn(elsewhere);
  await keycloak.signIn(elsewhere, settled);
  // Not the one that set it up, which is spent.
  await elsewhere.locator('#kc-otp-login-form input[name="otp"]').fill((await codesOf(secret, 2))[1]!);
  await elsewhere.locator('#kc-otp-login-form [name="login"]').click();
  await expect(elsewhere.getByRole('button', { name: 'Your account' })).toBeVisible();
  await other.close();
});
