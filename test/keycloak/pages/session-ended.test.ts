import type { Page } from '@playwright/test';
import { administer } from '../../../demo/keycloak/administration.ts';
import { createPerson, endSessions } from '../../../demo/keycloak/realm.ts';
import { newPerson } from '../../e2e/support/person.ts';
import { addPasskeyDevice, expect, keycloak, openAccount, test } from './fixtures.ts';

const ended = 'You’ve been signed out. What you entered is still here, but you’ll need to sign in again to save it.';
const again = 'You’re signed in again. What you entered isn’t saved yet.';

const signIn = (page: Page) => page.locator('main').getByRole('button', { name: 'Sign in', exact: true });
const firstName = (page: Page) => page.locator('input[name="firstName"]');
const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true });

test('who was signed out while typing signs in again, comes back and saves what was typed', async ({
  page,
  settled,
  place,
  at,
}) => {
  await openAccount(page, at, settled);
  await firstName(page).fill('Augusta');
  await page.getByLabel('Plan').selectOption('pro');
  await endSessions(administer(place.origin), settled.email);
  await save(page).click();
  await expect(page.getByText(ended)).toBeVisible();
  await signIn(page).click();
  await expect(page.locator('input[name="username"]'), 'the address is known').toHaveValue(settled.email);
  await keycloak.signIn(page, settled);

  await expect(page).toHaveURL(at('/account'));
  await expect(firstName(page)).toHaveValue('Augusta');
  await expect(page.getByLabel('Plan')).toHaveValue('pro');
  await expect(page.getByText(again)).toBeVisible();
  await save(page).click();
  await expect(page.getByText('Your changes have been saved.')).toBeVisible();
  await page.reload();
  await expect(firstName(page)).toHaveValue('Augusta');
});

test('who was signed out while typing signs in again in a window beside the page', async ({
  page,
  settled,
  place,
  at,
}) => {
  await openAccount(page, at, settled, '/account?popup');
  await firstName(page).fill('Augusta');
  await endSessions(administer(place.origin), settled.email);
  await save(page).click();
  await expect(page.getByText(ended)).toBeVisible();

  // Closed without signing in: the button is there still.
  const closed = page.waitForEvent('popup');
  await signIn(page).click();
  await (await closed).close();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(firstName(page)).toHaveValue('Augusta');

  const window = page.waitForEvent('popup');
  await signIn(page).click();
  await keycloak.signIn(await window, settled);
  await expect(page.getByText(again)).toBeVisible();
  await expect(page.getByText(ended)).toBeHidden();
  await expect(firstName(page)).toHaveValue('Augusta');
  await expect(firstName(page), 'the person goes on where they were').toBeFocused();
  await save(page).click();
  await expect(page.getByText('Your name has been saved.')).toBeVisible();
});

test('the name of a device is kept for whoever was signed out while typing it', async ({
  page,
  settled,
  place,
  at,
}) => {
  const removePasskeyDevice = await addPasskeyDevice(page);
  page.on('dialog', (dialog) => void dialog.accept('Laptop'));
  await openAccount(page, at, settled, '/account#security');
  await page.getByRole('button', { name: 'Add a passkey' }).click();
  await page.locator('#registerWebAuthn').click();
  await page.getByRole('button', { name: 'Rename Laptop' }).click();
  await page.locator('input[name="deviceName"]').fill('Work laptop');
  await endSessions(administer(place.origin), settled.email);
  await save(page).click();
  await expect(page.getByText(ended)).toBeVisible();
  // It would sign in by itself.
  await removePasskeyDevice();
  await signIn(page).click();
  await keycloak.signIn(page, settled);
  await expect(page).toHaveURL(at('/account#security'));
  await expect(page.locator('input[name="deviceName"]')).toHaveValue('Work laptop');
  await save(page).click();
  await expect(page.getByText('The passkey is now called “Work laptop”.')).toBeVisible();
});

test('what was typed for one account never reaches who signs in instead', async ({ page, settled, place, at }) => {
  const other = newPerson();
  await createPerson(administer(place.origin), other);
  await openAccount(page, at, settled);
  await firstName(page).fill('Augusta');
  await endSessions(administer(place.origin), settled.email);
  await save(page).click();
  await signIn(page).click();
  await keycloak.signIn(page, other);
  await expect(page).toHaveURL(at('/account'));
  await expect(firstName(page)).toHaveValue(other.firstName);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Augusta');
});
