import { administer } from '../../../demo/keycloak/administration.ts';
import { realmName } from '../../../demo/keycloak/realm.ts';
import { expect, openAccount, test } from './fixtures.ts';

test('another site that was given access is listed, and its access is taken away', async ({
  page,
  settled,
  place,
  at,
}) => {
  const redirectUri = at('/prints');
  await administer(place.origin).call(`/${realmName}/clients`, 'POST', {
    clientId: 'prints',
    name: 'Photo prints',
    publicClient: true,
    consentRequired: true,
    baseUrl: at('/'),
    redirectUris: [redirectUri],
  });
  await openAccount(page, at, settled, '/account#sessions');
  await expect(page.getByRole('heading', { name: 'Apps with access' })).toBeVisible();

  const consent = new URL(`${place.realm}/protocol/openid-connect/auth`);
  consent.search = String(
    new URLSearchParams({
      client_id: 'prints',
      response_type: 'code',
      scope: 'openid email profile',
      redirect_uri: redirectUri,
    }),
  );
  await page.goto(consent.href);
  await page.locator('#kc-login[name="accept"]').click();
  // The site has no such page; the other one would be elsewhere.
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();

  await page.goto(at('/account#sessions'));
  const row = page.getByRole('list', { name: 'Apps with access to your account' }).getByRole('listitem');
  await expect(row).toHaveCount(1);
  await expect(row).toContainText('Email address');
  await expect(row.getByRole('link', { name: 'Photo prints' })).toHaveAttribute('href', at('/'));
  await page.getByRole('button', { name: 'Remove access for Photo prints' }).click();
  await page.getByRole('button', { name: 'Remove access', exact: true }).click();
  await expect(page.getByText('“Photo prints” no longer has access to your account.')).toBeVisible();
  await page.reload();
  await expect(page.getByText('No other app or site has access to your account.')).toBeVisible();
});
