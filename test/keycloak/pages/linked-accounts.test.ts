import type { Page } from '@playwright/test';
import { administer, type Administration } from '../../../demo/keycloak/administration.ts';
import { addProvider, createPartnerPerson } from '../../../demo/keycloak/partner.ts';
import { createPerson, dropPassword, realmName } from '../../../demo/keycloak/realm.ts';
import { newPerson, type Person } from '../../e2e/support/person.ts';
import { expect, keycloak, openAccount, test } from './fixtures.ts';

/** On Keycloak's page, which leads on to the partner's. */
const goOn = (page: Page): Promise<void> => page.locator('button[name="continue"]').click();

const press = async (page: Page, ...names: string[]): Promise<void> => {
  for (const name of names) await page.getByRole('button', { name, exact: true }).click();
};

/** What the row of a provider says. */
const row = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Accounts elsewhere' }).getByRole('listitem').filter({ hasText: name });

/** The first that the administrator finds below the realm. */
const theOne = async <T>({ call }: Administration, path: string): Promise<T> =>
  (await call<T[]>(`/${realmName}/${path}`))[0]!;

/** With a provider of the test's own, which is gone afterwards. */
const withProvider = async (
  { call, ...more }: Administration,
  origin: string,
  run: (set: (change: { enabled: boolean }) => Promise<void>, remove: () => Promise<void>) => Promise<void>,
): Promise<void> => {
  const path = `/${realmName}/identity-provider/instances/club`;
  await addProvider({ call, ...more }, { origin, alias: 'club', displayName: 'Club' });
  let there = true;
  const remove = async (): Promise<void> => {
    if (there) await call(path, 'DELETE');
    there = false;
  };
  try {
    await run(async (change) => call(path, 'PUT', { ...(await call<object>(path)), ...change }), remove);
  } finally {
    await remove();
  }
};

test('an account of a partner is linked, signs in, and is unlinked', async ({ page, browser, settled, place, at }) => {
  const administration = administer(place.origin);
  const elsewhere: Person = { ...newPerson(), email: `partner.${settled.email}` };
  await createPartnerPerson(administration, elsewhere);
  await openAccount(page, at, settled, '/account#security');
  await expect(row(page, 'Partner')).toContainText('Not linked');

  await press(page, 'Link Partner', 'Link account');
  await keycloak.cancel(page);
  await expect(page).toHaveURL(at('/account#security'));
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  await press(page, 'Link Partner', 'Link account');
  await goOn(page);
  await keycloak.signIn(page, elsewhere);
  await expect(page.getByText('Your Partner account has been linked.')).toBeVisible();
  await expect(page).toHaveURL(at('/account#security'));
  await expect(row(page, 'Partner')).toContainText(`Linked as ${elsewhere.email}`);

  // In a browser that knows nobody, it is a way in.
  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto(at('/sign-up#ems-sign-in'));
  await stranger.locator('main').getByRole('button', { name: 'Sign in' }).click();
  await stranger.getByRole('link', { name: 'Partner' }).click();
  await keycloak.signIn(stranger, elsewhere);
  await expect(stranger.getByRole('button', { name: 'Your account' })).toBeVisible();
  await stranger.goto(at('/account'));
  await expect(stranger.locator('input[name="firstName"]')).toHaveValue(settled.firstName);
  await other.close();

  await press(page, 'Unlink Partner', 'Unlink');
  await expect(page.getByText('Your Partner account has been unlinked.')).toBeVisible();
  await page.reload();
  await expect(row(page, 'Partner')).toContainText('Not linked');
});

test('the only way in stays linked until there is a password', async ({ page, settled, place, at }) => {
  const administration = administer(place.origin);
  await createPartnerPerson(administration, settled);
  await openAccount(page, at, settled, '/account#security');
  await press(page, 'Link Partner', 'Link account');
  await goOn(page);
  await keycloak.signIn(page, settled);
  await expect(page.getByText('Your Partner account has been linked.')).toBeVisible();
  await dropPassword(administration, settled.email);
  await press(page, 'Unlink Partner', 'Unlink');
  await expect(page.getByText('This is the only way you can sign in. Set a password first.')).toBeVisible();
  await press(page, 'Keep it linked');
  await expect(row(page, 'Partner')).toContainText('Linked as');
});

test('an account that somebody else has linked ends on Keycloak’s page, and nothing is linked', async ({
  page,
  browser,
  settled,
  place,
  at,
}) => {
  const administration = administer(place.origin);
  await createPartnerPerson(administration, settled);
  const first = { ...newPerson(), email: `first.${settled.email}` };
  await createPerson(administration, first);
  const other = await browser.newContext();
  const elsewhere = await other.newPage();
  await openAccount(elsewhere, at, first, '/account#security');
  await press(elsewhere, 'Link Partner', 'Link account');
  await goOn(elsewhere);
  await keycloak.signIn(elsewhere, settled);
  await expect(elsewhere.getByText('Your Partner account has been linked.')).toBeVisible();
  await other.close();

  await openAccount(page, at, settled, '/account#security');
  await press(page, 'Link Partner', 'Link account');
  await goOn(page);
  await keycloak.signIn(page, settled);
  await expect(page.getByText('already linked to another user')).toBeVisible();
  await page.goto(at('/account#security'));
  await expect(page.getByText('You came back before it was finished. What you see here is up to date.')).toBeVisible();
  await expect(row(page, 'Partner')).toContainText('Not linked');
});

test('whoever may only look can’t link, and whoever may link can’t unlink', async ({ page, settled, place, at }) => {
  const administration = administer(place.origin);
  await createPartnerPerson(administration, settled);
  const { id } = await theOne<{ id: string }>(administration, `users?${new URLSearchParams({ email: settled.email })}`);
  const account = await theOne<{ id: string }>(administration, 'clients?clientId=account');
  const roles = `/${realmName}/users/${id}/role-mappings`;
  const { realmMappings } = await administration.call<{ realmMappings: object[] }>(roles);
  const give = async (name: string): Promise<void> => {
    const role = await administration.call(`/${realmName}/clients/${account.id}/roles/${name}`);
    await administration.call(`${roles}/clients/${account.id}`, 'POST', [role]);
  };
  await give('view-profile');
  await administration.call(`${roles}/realm`, 'DELETE', realmMappings);

  await openAccount(page, at, settled, '/account#security');
  await press(page, 'Link Partner', 'Link account');
  await expect(page.getByText('That didn’t work. Please try again.')).toBeVisible();
  await expect(row(page, 'Partner')).toContainText('Not linked');
  await give('manage-account-links');
  await press(page, 'Link Partner', 'Link account');
  await goOn(page);
  await keycloak.signIn(page, settled);
  await expect(page.getByText('Your Partner account has been linked.')).toBeVisible();
  await press(page, 'Unlink Partner', 'Unlink');
  await expect(page.getByText('You don’t have permission to do this.')).toBeVisible();
  await expect(row(page, 'Partner')).toContainText('Linked as');
});

test('a provider that is switched off while somebody links is refused, and gone from the list', async ({
  page,
  settled,
  place,
  at,
}) => {
  await withProvider(administer(place.origin), place.origin, async (set, remove) => {
    await openAccount(page, at, settled, '/account#security');
    await press(page, 'Link Club', 'Link account');
    await expect(page.getByRole('heading', { name: 'Linking Club' })).toBeVisible();
    await page.goBack();
    await expect(row(page, 'Club')).toContainText('Not linked');
    await set({ enabled: false });
    await page.reload();
    await expect(row(page, 'Partner')).toBeVisible();
    await expect(row(page, 'Club')).toHaveCount(0);
    await set({ enabled: true });
    await page.reload();
    await press(page, 'Link Club');
    await remove();
    await press(page, 'Link account');
    await expect(page.getByText('That didn’t work. Please try again.')).toBeVisible();
    await expect(row(page, 'Club')).toHaveCount(0);
  });
});
