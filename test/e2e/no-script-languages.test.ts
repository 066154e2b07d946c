import { findBrowser } from '../support/find-browser.ts';
import { expect, test } from './fixtures.ts';
import { input, press, withoutScripts } from './support/no-script.ts';

test.use({ ...withoutScripts(await findBrowser()), locale: 'de-DE' });

test('a person registers, gives proof in another browser and signs in, in German from the first word to the last', async ({
  page,
  browser,
  person,
  inbox,
  at,
  trouble,
}) => {
  trouble.expectFailure({ path: '/register', as: 422 });
  trouble.expectFailure({ path: '/sign-in', as: 401 });
  await page.goto(at('/register'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Konto erstellen');
  await input(page, 'firstName').fill(person.firstName);
  await input(page, 'lastName').fill(person.lastName);
  await input(page, 'email').fill('ada@');
  await input(page, 'password').fill('short');
  await press(page, 'Weiter');
  await expect(input(page, 'email')).toHaveAccessibleDescription(/Geben Sie eine E-Mail-Adresse/);
  await expect(input(page, 'password')).toHaveAccessibleDescription(/Mindestens 12 Zeichen: Es fehlen noch 7/);
  await input(page, 'email').fill(person.email);
  await input(page, 'password').fill(person.password);
  await press(page, 'Weiter');
  await expect(page).toHaveTitle('E-Mail-Adresse bestätigen · EMS');

  const [{ link }] = await inbox(person.email);
  const other = await (await browser.newContext({ locale: 'de-DE' })).newPage();
  await other.goto(link);
  await other.getByRole('button').click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Bestätigen Sie Ihre Identität');
  await input(other, 'password').fill('not the password');
  await other.getByRole('button', { name: 'Weiter' }).first().click();
  await expect(input(other, 'password')).toHaveAccessibleDescription(/Passwort/);
  await other.context().close();

  await page.goto(link);
  await page.getByRole('button').click();
  await expect(page.getByText('Ihre Adresse ist bestätigt. Melden Sie sich an, um fortzufahren.')).toBeVisible();
  await input(page, 'password').fill('not the password');
  await press(page, 'Anmelden');
  await expect(page.getByRole('alert')).toContainText('E-Mail-Adresse oder Passwort');
  await input(page, 'password').fill(person.password);
  await press(page, 'Anmelden');
  await expect(page).toHaveTitle('Nutzungsbedingungen · EMS');
  await page.getByRole('checkbox').check();
  await page.getByRole('button').last().click();
  await expect(page.locator('noscript p')).toContainText('Diese Seite braucht JavaScript.');
});
