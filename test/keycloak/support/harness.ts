import { randomUUID } from 'node:crypto';
import { createKeycloakClient, type KeycloakClient } from '../../../src/client/keycloak/index.ts';
import { failure, success } from '../../../src/client/outcome.ts';
import type { Registration } from '../../../src/client/ports/registration.ts';
import type { InlineSessionPort } from '../../../src/client/ports/session.ts';
import type { InlineAuthClient } from '../../../src/client/types.ts';
import { startVisit, type ConformanceHarness, type Visit } from '../../../src/testing/index.ts';
import { createPartnerPerson } from '../../../demo/keycloak/partner.ts';
import { createPerson, dropPassword } from '../../../demo/keycloak/realm.ts';
import type { Administration } from '../../../demo/keycloak/administration.ts';
import { createPage, type BarePage } from '../../client/support/bare-page.ts';
import { createStorage, type TestStorage } from '../../client/support/service-harness.ts';
import { readMails } from '../../support/mail.ts';
import { eventually } from '../../support/eventually.ts';
import { corsFetch } from '../../client/keycloak/cors-fetch.ts';
import type { Place } from './place.ts';
import { createRobot, type Step } from './robot.ts';
import { traits } from './traits.ts';
import { cancel, complete, signInOnce, type NewestLink, type Visitor } from './visits.ts';

/** One browser: what its person types and knows, and Keycloak's cookies in it. */
interface Browser {
  visitor: Visitor;
  clientId: string;
}

/** One tab of the site. */
interface Tab {
  browser: Browser;
  storage: TestStorage;
  page: BarePage;
}

export interface KeycloakHarnessOptions extends Place {
  administration: Administration;
}

const nobody = { email: '', password: '', firstName: 'Ada', lastName: 'Lovelace', deviceName: 'Telephone' };

export const createKeycloakHarness = ({
  origin,
  realm,
  mailPage,
  site,
  clientIds,
  administration,
}: KeycloakHarnessOptions) => {
  const tabs = new WeakMap<InlineAuthClient, Tab>();
  const address = `${site}/account`;
  let browsers = 0;

  const newestLink: NewestLink = (email) =>
    eventually(`a mail to ${email}`, async () => (await readMails(mailPage, email)).at(-1)?.link);

  const newBrowser = (): Browser => ({
    visitor: { robot: createRobot(origin), typed: nobody, newestLink },
    // All browsers of a test live in one process, where a BroadcastChannel joins those with the same client.
    clientId: clientIds[browsers++ % clientIds.length]!,
  });

  /** Where the page was sent to by a press. */
  const leave = async (page: BarePage, press: () => Promise<unknown>): Promise<URL> => {
    const left = await Promise.race([page.left, press()]);
    if (!(left instanceof URL)) throw new Error(`The page wasn't left: ${JSON.stringify(left)}`);
    return left;
  };

  /** Answers that Keycloak gives to no person's press, as OpenID Connect has them. */
  const answerOf = (left: URL, parameters: Record<string, string>): string =>
    `${address}?${new URLSearchParams({ iss: realm, state: left.searchParams.get('state') ?? '', ...parameters })}`;

  const open = ({ browser: { clientId }, storage, page }: Tab): KeycloakClient =>
    createKeycloakClient({
      realm,
      clientId,
      offers: ['passkeys', 'linkedAccounts', 'applications'],
      fetch: corsFetch(site),
      storage,
      page,
    });

  const load = (tab: Tab): InlineAuthClient => {
    const { browser, page } = tab;
    const client = open(tab);

    /** What a person does on Keycloak's sign-in page, who signs in there again where they are signed in. */
    const signIn: InlineSessionPort['signIn'] = async ({ email, password }, { signal } = {}) => {
      const { visitor } = browser;
      visitor.typed = { ...visitor.typed, email, password };
      const left = await leave(page, () => client.session.start({ prompt: 'login', signal }));
      let step = await visitor.robot.open(left);
      // Somebody else is signed in here.
      if (step.page?.attempted !== undefined && step.page.attempted !== email) {
        visitor.robot = createRobot(origin);
        step = await visitor.robot.open(left);
      }
      step = await signInOnce(visitor, step);
      page.go(step.back ? step.back.href : address);
      if (step.page) return failure('credentials_invalid');
      const state = await client.session.current();
      return state.ok ? success(state.value) : state;
    };

    const played: InlineAuthClient = { ...client, session: { ...client.session, kind: 'inline', signIn } };
    tabs.set(played, tab);
    return played;
  };

  /** A tab that its person opens: signed in by one press, if they are signed in at Keycloak. */
  const newTab = async ({ browser }: Tab): Promise<InlineAuthClient> => {
    const page = createPage(address);
    const storage = createStorage();
    const left = await leave(page, () => open({ browser, storage, page }).session.start());
    const { back } = await browser.visitor.robot.open(left);
    return back
      ? load({ browser, storage, page: createPage(back.href) })
      : load({ browser, storage: createStorage(), page: createPage(address) });
  };

  /** What the person does there: the address of the page that they come back to, and whether Keycloak refused what they typed. */
  const visit = async ({ browser: { visitor }, page }: Tab, left: URL, does: Visit['does']) => {
    const here = page.url();
    const arrive = (): Promise<Step> => visitor.robot.open(left);
    switch (does) {
      case 'complete':
      case 'send': {
        const { back = here, refused } = await complete(visitor, await arrive(), does === 'complete');
        return { back, refused };
      }
      case 'cancel': {
        // Keycloak's sign-in page has nothing to give it up by; those of its actions do.
        const back = left.searchParams.get('prompt') === 'login' ? undefined : await cancel(visitor, await arrive());
        return { back: back ?? answerOf(left, { error: 'access_denied' }), refused: false };
      }
      case 'fail':
        return { back: answerOf(left, { error: 'server_error' }), refused: false };
      case 'return':
        return { back: here, refused: false };
      case 'forge':
        return { back: `${address}?${new URLSearchParams({ code: 'made-up', state: 'made-up' })}`, refused: false };
    }
  };

  const partners = new Map<string, Promise<void>>();
  /** Whoever links an account of the partner has one, with the same password. */
  const atPartner = (person: Registration): Promise<void> => {
    const { email } = person;
    const made = partners.get(email) ?? createPartnerPerson(administration, person);
    partners.set(email, made);
    return made;
  };

  return {
    traits,
    elsewhere: true,
    newBrowser: () =>
      Promise.resolve(load({ browser: newBrowser(), storage: createStorage(), page: createPage(address) })),
    newTab: (client) => newTab(tabs.get(client)!),
    uniqueEmail: () => `person-${randomUUID().slice(0, 13)}@example.org`,
    inbox: (email) => readMails(mailPage, email),
    dropPassword: (email) => dropPassword(administration, email),
    createAccount: (person: Registration) => createPerson(administration, person),
    address: (client) => tabs.get(client)!.page.url().href,
    async visit(client, port, about) {
      const { does, hash = '', person, deviceName } = about;
      const tab = tabs.get(client)!;
      const { page, browser } = tab;
      browser.visitor.typed = { ...nobody, ...person, ...(deviceName !== undefined && { deviceName }) };
      if (port === 'linkedAccounts') await atPartner(person);
      page.go(address + hash);
      const left = await leave(page, () => startVisit(client, port, about));
      const { back, refused } = await visit(tab, left, does);
      page.go(String(back));
      return { client: load(tab), refused };
    },
  } satisfies ConformanceHarness;
};
