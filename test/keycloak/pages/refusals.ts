import type { Page } from '@playwright/test';
import type { Administration } from '../../../demo/keycloak/administration.ts';
import { clientId, endSessions, personPath, realmName } from '../../../demo/keycloak/realm.ts';
import type { Person } from '../../e2e/support/person.ts';
import type { control } from '../support/control.ts';
import { expect, keycloak, leaveToSignIn } from './fixtures.ts';

/** Whom and what a row has to do with. */
export interface Scene extends ReturnType<typeof control> {
  page: Page;
  /** Has an account. */
  person: Person;
  administration: Administration;
  at(path: string): string;
}

type Deed = (scene: Scene) => Promise<unknown>;

/** Something that is wrong with the realm, the client or the person, and what each of those who see it is told. */
export interface Refusal {
  fault: string;
  /** Whoever opens the page is signed in there before. */
  signedIn: boolean;
  /** Differs on this computer, in milliseconds. */
  clock?: number;
  /** Makes it so; answers what mends it. */
  arrange(scene: Scene): Promise<() => Promise<unknown>>;
  /** Leads to where it shows. */
  meet: Deed;
  reads: string;
  /** Whose page that is on. */
  where: 'ours' | 'Keycloak’s';
  /** A part of what the developer finds in the console; nothing where nobody has made a mistake, or the page of Keycloak says it. */
  console?: string;
  wayOn: string;
  /** Goes that way, to being signed in, once it is mended. */
  goOn: Deed;
}

interface Client {
  id: string;
  protocolMappers: { id: string }[];
}

const none = (): Promise<void> => Promise.resolve();

const changed = async ({ administration: { call } }: Scene, path: string, change: object, newPath = path) => {
  const before = await call<object>(path);
  await call(path, 'PUT', { ...before, ...change });
  return () => call(newPath, 'PUT', before);
};

const clientOf = async ({ administration: { call } }: Scene): Promise<Client> =>
  (await call<Client[]>(`/${realmName}/clients?clientId=${clientId}`))[0]!;

const clientIs =
  (change: object) =>
  async (scene: Scene): Promise<() => Promise<unknown>> =>
    changed(scene, `/${realmName}/clients/${(await clientOf(scene)).id}`, change);

const personIs =
  (change: object) =>
  async (scene: Scene): Promise<() => Promise<unknown>> =>
    changed(scene, await personPath(scene.administration, scene.person.email), change);

const account: Deed = ({ page, at }) => page.goto(at('/account'));

const press: Deed = async ({ page, at }) => {
  await page.goto(at('/sign-up#ems-sign-in'));
  await leaveToSignIn(page);
};

const signIn: Deed = async (scene) => {
  await press(scene);
  await keycloak.signIn(scene.page, scene.person);
};

const back: Deed = async ({ page, person }) => {
  await page.goBack();
  await leaveToSignIn(page);
  await keycloak.signIn(page, person);
};

/** Signed in at Keycloak already. */
const pressAgain: Deed = ({ page }) => leaveToSignIn(page);

const tryAgain: Deed = ({ page }) => page.getByRole('button', { name: 'Try again' }).click();

const unreachable = 'We couldn’t reach the service. It’s safe to try again.';
const wrong = 'Something went wrong. Please try again.';

export const refusals: Refusal[] = [
  {
    fault: 'The realm is unknown.',
    signedIn: false,
    arrange: (scene) => changed(scene, `/${realmName}`, { realm: 'another' }, '/another'),
    meet: press,
    reads: unreachable,
    where: 'ours',
    console: 'A server is there, and hides its answer from this page (CORS): is its name right, and is it up?',
    wayOn: 'the button again',
    async goOn(scene) {
      await pressAgain(scene);
      await keycloak.signIn(scene.page, scene.person);
    },
  },
  {
    fault: 'The client is unknown.',
    signedIn: false,
    arrange: clientIs({ clientId: 'another' }),
    meet: press,
    reads: 'Client not found.',
    where: 'Keycloak’s',
    wayOn: 'Back, and the button again',
    goOn: back,
  },
  {
    fault: 'The page isn’t among the valid redirect URIs.',
    signedIn: false,
    arrange: clientIs({ redirectUris: ['https://another.example/*'] }),
    meet: press,
    reads: 'Invalid parameter: redirect_uri',
    where: 'Keycloak’s',
    wayOn: 'Back, and the button again',
    goOn: back,
  },
  {
    fault: 'The site isn’t among the web origins.',
    signedIn: false,
    arrange: clientIs({ webOrigins: [] }),
    meet: signIn,
    reads: wrong,
    where: 'ours',
    console: 'does it allow the origin of this page (CORS, "web origins")?',
    wayOn: 'the button again',
    goOn: pressAgain,
  },
  {
    fault: 'The site is no longer among the web origins.',
    signedIn: true,
    clock: 0,
    arrange: clientIs({ webOrigins: [] }),
    async meet(scene) {
      // Its token has to be renewed.
      await scene.page.clock.fastForward('05:00');
      await account(scene);
    },
    reads: unreachable,
    where: 'ours',
    console: 'does it allow the origin of this page (CORS, "web origins")?',
    wayOn: 'Try again',
    goOn: tryAgain,
  },
  {
    fault: 'The token lacks the audience `account`.',
    signedIn: false,
    async arrange(scene) {
      const { id, protocolMappers } = await clientOf(scene);
      const mend = await clientIs({ fullScopeAllowed: false })(scene);
      for (const mapper of protocolMappers)
        await scene.administration.call(`/${realmName}/clients/${id}/protocol-mappers/models/${mapper.id}`, 'DELETE');
      return mend;
    },
    meet: signIn,
    reads: wrong,
    where: 'ours',
    console: 'The access token lacks the audience “account”: the client needs an audience mapper.',
    wayOn: 'the button again',
    goOn: pressAgain,
  },
  {
    fault: 'The token lacks the roles of the client `account`.',
    signedIn: false,
    arrange: clientIs({ fullScopeAllowed: false }),
    meet: signIn,
    reads: 'You don’t have permission to do this.',
    where: 'ours',
    console: 'the person and the token need roles of the client “account”',
    wayOn: 'the button again',
    goOn: pressAgain,
  },
  {
    fault: 'The client was switched off.',
    signedIn: true,
    arrange: clientIs({ enabled: false }),
    meet: account,
    reads: 'You’re not signed in.',
    where: 'ours',
    console: 'The provider answered invalid_client',
    wayOn: 'Sign in',
    goOn: press,
  },
  {
    fault: 'Keycloak is down, and starts again: sessions survive.',
    signedIn: true,
    async arrange({ goDown, comeUp }) {
      await goDown();
      return comeUp;
    },
    meet: account,
    reads: unreachable,
    where: 'ours',
    wayOn: 'Try again',
    goOn: tryAgain,
  },
  {
    fault: 'The session was ended by an administrator, or lost.',
    signedIn: true,
    async arrange(scene) {
      await endSessions(scene.administration, scene.person.email);
      return none;
    },
    meet: account,
    reads: 'You’re not signed in.',
    where: 'ours',
    wayOn: 'Sign in',
    goOn: signIn,
  },
  {
    fault: 'The account was disabled.',
    signedIn: true,
    arrange: personIs({ enabled: false }),
    async meet({ page }) {
      await page.locator('input[name="firstName"]').fill('Augusta');
      await page.getByRole('button', { name: 'Save', exact: true }).click();
    },
    reads: 'You’ve been signed out. What you entered is still here, but you’ll need to sign in again to save it.',
    where: 'ours',
    wayOn: 'Sign in',
    // By the banner's own button; what was typed is still here.
    goOn: async ({ page }) => {
      await page.getByRole('alert').getByRole('button', { name: 'Sign in' }).click();
      await expect(page.getByText('You’re signed in again. What you entered isn’t saved yet.')).toBeVisible();
      await expect(page.locator('input[name="firstName"]')).toHaveValue('Augusta');
    },
  },
  {
    fault: 'Whoever signs in is disabled.',
    signedIn: false,
    arrange: personIs({ enabled: false }),
    meet: signIn,
    reads: 'Account is disabled, contact your administrator.',
    where: 'Keycloak’s',
    wayOn: 'another address, or Back',
    goOn: ({ page, person }) => keycloak.signIn(page, person),
  },
  {
    fault: 'Whoever signs in owes an action, as a new password.',
    signedIn: false,
    arrange: async (scene) => {
      await personIs({ requiredActions: ['UPDATE_PASSWORD'] })(scene);
      return none;
    },
    meet: signIn,
    reads: 'You need to change your password to activate your account.',
    where: 'Keycloak’s',
    wayOn: 'what is asked for; the page that was left comes next',
    goOn: ({ page }) => keycloak.setPassword(page, 'another horse battery staple'),
  },
  {
    fault: 'The account is locked after wrong passwords.',
    signedIn: false,
    async arrange(scene) {
      const lock = { bruteForceProtected: true, failureFactor: 1, waitIncrementSeconds: 600 };
      const mend = await changed(scene, `/${realmName}`, lock);
      await press(scene);
      await keycloak.signIn(scene.page, { ...scene.person, password: 'a wrong password' });
      return async () => {
        await scene.administration.call(`/${realmName}/attack-detection/brute-force/users`, 'DELETE');
        await mend();
      };
    },
    meet: ({ page, person }) => keycloak.signIn(page, person),
    reads: 'Invalid username or password.',
    where: 'Keycloak’s',
    wayOn: 'the right password, once the lock is over or an administrator has lifted it',
    goOn: ({ page, person }) => keycloak.signIn(page, person),
  },
  ...(
    [
      ['slow', -3_600_000],
      ['fast', 3_600_000],
    ] as const
  ).map(([how, clock]): Refusal => ({
    fault: `The computer’s clock is an hour ${how}.`,
    signedIn: true,
    clock,
    arrange: () => Promise.resolve(none),
    meet: ({ page, at }) => page.goto(at('/account#sessions')),
    reads: 'Used just now',
    where: 'ours',
    wayOn: 'nothing is in the way',
    goOn: account,
  })),
];
