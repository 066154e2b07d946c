import { expect, test as base, type Page } from '@playwright/test';
import { administer } from '../../../demo/keycloak/administration.ts';
import { createPerson } from '../../../demo/keycloak/realm.ts';
import { newPerson, type Person } from '../../e2e/support/person.ts';
import { waitForMails } from '../../support/mail.ts';
import { findPlace, type Place } from '../support/place.ts';

interface Fixtures {
  place: Place;
  /** Somebody new for each test. */
  person: Person;
  /** Somebody new whose account is there, verified. */
  settled: Person;
  /** The link of the newest mail to an address, once there are `count`. */
  link: (email: string, count?: number) => Promise<string>;
  /** Address of a page of the site. */
  at: (path: string) => string;
}

export const test = base.extend<Fixtures>({
  place: async ({}, use) => use(findPlace()),
  person: async ({}, use) => use(newPerson()),
  settled: async ({ place, person }, use) => {
    await createPerson(administer(place.origin), person);
    await use(person);
  },
  link: async ({ place }, use) =>
    use(async (email, count) => (await waitForMails(place.mailPage, email, count)).at(-1)!.link),
  at: async ({ place }, use) => use((path) => place.site + path),
});

export { expect };

/** Keycloak's pages, in English. */
export const keycloak = {
  async signIn(page: Page, { email, password }: Pick<Person, 'email' | 'password'>): Promise<void> {
    await page.locator('#kc-form-login input[name="username"]').fill(email);
    await page.locator('#kc-form-login input[name="password"]').fill(password);
    await page.locator('#kc-form-login [name="login"]').click();
  },
  /** Name and address; the password is asked for when the address is verified. */
  async register(page: Page, { email, firstName, lastName }: Person): Promise<void> {
    const field = (name: string) => page.locator(`#kc-register-form input[name="${name}"]`);
    await field('email').fill(email);
    await field('firstName').fill(firstName);
    await field('lastName').fill(lastName);
    await page.locator('#kc-register-form [type="submit"]').click();
    await page.locator('[name="accept"]').click();
    await expect(page.getByText(email)).toBeVisible();
  },
  async setPassword(page: Page, password: string): Promise<void> {
    await page.locator('input[name="password-new"]').fill(password);
    await page.locator('input[name="password-confirm"]').fill(password);
    await page.locator('#kc-passwd-update-form [name="login"]').click();
  },
  cancel: (page: Page): Promise<void> => page.locator('[name="cancel-aia"]').click(),
};

/** A device that holds passkeys, and whose owner always agrees; answers what takes it away. */
export const addPasskeyDevice = async (page: Page): Promise<() => Promise<void>> => {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return async () => void (await devtools.send('WebAuthn.disable'));
};

/** The press that leads from the journey's sign-in to Keycloak, once that is shown: the step before it has a button of the same name. */
export const leaveToSignIn = async (page: Page): Promise<void> => {
  const main = page.locator('main');
  await expect(main.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await main.getByRole('button', { name: 'Sign in' }).click();
};

/** Signed in at the site, by the link of its account page, and on that page again. */
export const openAccount = async (
  page: Page,
  at: (path: string) => string,
  person: Person,
  path = '/account',
): Promise<void> => {
  await page.goto(at('/account'));
  await page.locator('main').getByRole('link', { name: 'Sign in' }).click();
  await leaveToSignIn(page);
  await keycloak.signIn(page, person);
  await expect(page).toHaveURL(new RegExp(`^${at('/sign-up')}`));
  await expect(page.getByRole('button', { name: 'Your account' })).toBeVisible();
  await page.goto(at(path));
};
