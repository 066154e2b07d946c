import { addPasskeyDevice, expect, keycloak, openAccount, test } from './fixtures.ts';

test('a passkey is added, renamed and removed', async ({ page, settled, at }) => {
  await addPasskeyDevice(page);
  // Keycloak asks for its name by the browser's own window.
  page.on('dialog', (dialog) => void dialog.accept('Laptop'));
  await openAccount(page, at, settled, '/account#security');
  await expect(page.getByText('You don’t have any passkeys yet.')).toBeVisible();

  const add = page.getByRole('button', { name: 'Add a passkey' });
  await add.click();
  await keycloak.cancel(page);
  await expect(page).toHaveURL(at('/account#security'));
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  await add.click();
  await page.locator('#registerWebAuthn').click();
  await expect(page.getByText('Your passkey has been added.')).toBeVisible();
  await expect(page.getByText('Laptop', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Rename Laptop' }).click();
  await page.locator('input[name="deviceName"]').fill('Work laptop');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The passkey is now called “Work laptop”.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Work laptop', { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Remove Work laptop' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await keycloak.cancel(page);
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Remove Work laptop' }).click();
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.locator('[name="accept"]').click();
  await expect(page.getByText('“Work laptop” has been removed.')).toBeVisible();
  await expect(page.getByText('You don’t have any passkeys yet.')).toBeVisible();
});
