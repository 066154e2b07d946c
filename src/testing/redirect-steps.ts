import { anyAuthenticator } from './account-steps.ts';
import type { LinkedAccount } from '../client/ports/linked-accounts.ts';
import type { Registration } from '../client/ports/registration.ts';
import type { InlineAuthClient } from '../client/types.ts';
import type { Need } from './conformance-case.ts';
import { ConformanceError, expectEqual, expectOk, expectProblem } from './expect.ts';
import type { ConformanceHarness, Visit, Visited } from './harness.ts';
import type { RedirectPortName } from './port-methods.ts';
import { eitherPort, newPerson, newSession, sessionState } from './steps.ts';

/** A page that an operation of a port can begin on, and whose person it is. */
export interface Page {
  browser: InlineAuthClient;
  person: Registration;
}

export interface Operation {
  readonly needs: readonly Need[];
  /** Opens the page. */
  open(harness: ConformanceHarness): Promise<Page>;
  /** Of several that it may be about, the one: see {@link Visit}. */
  links?(page: Page): Promise<string>;
  /** What the person types on the service's page, where it isn't who they are. */
  typed?(harness: ConformanceHarness): Partial<Registration>;
  /** Whether the change is in force, read anew from the service; it has to be so entirely or not at all. Absent: nothing can be read. */
  inForce?(harness: ConformanceHarness, page: Page, typed: Registration): Promise<boolean>;
}

export const canSignIn = async (harness: ConformanceHarness, { email, password }: Registration): Promise<boolean> => {
  const outcome = await (await harness.newBrowser()).session.signIn({ email, password });
  if (!outcome.ok) expectProblem(outcome, 'credentials_invalid', 'signing in');
  return outcome.ok;
};

/** The accounts elsewhere that are linked or can be; each service has one at least. */
export const providersOf = async (client: InlineAuthClient): Promise<LinkedAccount[]> => {
  const list = expectOk(await eitherPort(client, 'linkedAccounts').list(), 'the linked accounts can be asked for');
  if (list.length === 0) throw new ConformanceError('Expected: a provider whose account can be linked. Got: none.');
  return list;
};

/** Of two that exclude each other. */
const either = (done: boolean, undone: boolean, what: string): boolean => {
  if (done === undone)
    throw new ConformanceError(`Expected: ${what}, the old or the new. Got: ${done ? 'both' : 'neither'}.`);
  return done;
};

export const emailOf = async (client: InlineAuthClient): Promise<string | undefined> => {
  const state = await sessionState(client);
  return 'account' in state ? state.account.email : undefined;
};

export const operations: Record<RedirectPortName, Operation> = {
  registration: {
    needs: [],
    open: async (harness) => ({ browser: await harness.newBrowser(), person: newPerson(harness) }),
    inForce: async (_, { browser, person }) => {
      const email = await emailOf(browser);
      return either(email === person.email, email === undefined, 'somebody is signed in');
    },
  },
  password: {
    needs: ['account'],
    open: newSession,
    typed: () => ({ password: 'another horse battery staple' }),
    inForce: async (harness, { person }, typed) =>
      either(await canSignIn(harness, typed), await canSignIn(harness, person), 'one password signs in'),
  },
  email: {
    needs: ['account'],
    open: newSession,
    typed: (harness) => ({ email: harness.uniqueEmail() }),
    inForce: async (_, { browser, person }, typed) => {
      const email = await emailOf(browser);
      return either(email === typed.email, email === person.email, 'one address is in force');
    },
  },
  authenticators: {
    needs: ['account'],
    open: newSession,
    inForce: async (_, { browser }) =>
      expectOk(await eitherPort(browser, 'authenticators').list(), 'the list can be asked for').length > 0,
  },
  passkeys: {
    needs: ['account'],
    open: newSession,
    inForce: async (_, { browser }) =>
      expectOk(await eitherPort(browser, 'passkeys').list(), 'the list can be asked for').length > 0,
  },
  linkedAccounts: {
    needs: ['account'],
    open: newSession,
    links: async ({ browser }) => (await providersOf(browser))[0]!.id,
    inForce: async (_, { browser }) => (await providersOf(browser)).some(({ linked }) => linked),
  },
  recoveryCodes: {
    needs: ['account', 'authenticator'],
    open: async (harness) => {
      const { browser, person } = await newSession(harness);
      return { browser: await anyAuthenticator(harness, browser, person), person };
    },
    inForce: async (_, { browser }) =>
      (expectOk(await eitherPort(browser, 'recoveryCodes').status(), 'the status can be asked for')?.total ?? 0) > 0,
  },
  deletion: {
    needs: ['account'],
    open: newSession,
    inForce: async (harness, { browser, person }) => {
      const { status: state } = await sessionState(browser);
      return either(state === 'anonymous', await canSignIn(harness, person), 'the account is gone or is there');
    },
  },
  reauthentication: { needs: ['account'], open: newSession },
};

/** What the person does there, and types, where that isn't as ever. */
export type Visiting = Pick<Visit, 'does'> & Partial<Pick<Visit, 'mode' | 'hash'>> & { typed?: Partial<Registration> };

/** The page come back to. */
export interface Back extends Page, Visited {
  asTyped: Registration;
}

/** Leaves for the page of the service; the page come back to, once the session was asked for: then the result is known. */
export const goTo = async (
  harness: ConformanceHarness,
  name: RedirectPortName,
  page: Page,
  { typed, ...visit }: Visiting,
): Promise<Back> => {
  const asTyped = { ...page.person, ...(typed ?? operations[name].typed?.(harness)) };
  const visited = await harness.visit!(page.browser, name, {
    mode: 'redirect',
    person: asTyped,
    deviceName: 'Telephone',
    links: await operations[name].links?.(page),
    ...visit,
  });
  expectOk(await visited.client.session.current(), 'afterwards the session can be asked for');
  return { ...visited, browser: visited.client, person: page.person, asTyped };
};

/** Whether it was done is as expected, read anew. */
export const expectDone = async (
  harness: ConformanceHarness,
  name: RedirectPortName,
  page: Back,
  expected: boolean,
): Promise<void> => {
  const { inForce } = operations[name];
  if (inForce)
    expectEqual(await inForce(harness, page, page.asTyped), expected, 'read anew, whether it is in force is');
};
