import type { MutationOptions } from '../client/ports/call.ts';
import type { RedirectOperation } from '../client/ports/redirect.ts';
import type { Registration } from '../client/ports/registration.ts';
import type { SessionState } from '../client/ports/session.ts';
import type { InlineAuthClient } from '../client/types.ts';
import type { PortName, RedirectPortName } from './port-methods.ts';
import { ConformanceError, expectOk } from './expect.ts';
import type { ConformanceHarness, ConformanceMail, Visit } from './harness.ts';

/** What the cases do on their way to what they judge. */

type InlineOf<P> = [Extract<P, { kind: 'inline' }>] extends [never] ? P : Extract<P, { kind: 'inline' }>;

/** A port whose operations the client carries out itself. */
export const port = <P extends PortName>(
  client: InlineAuthClient,
  name: P,
): InlineOf<NonNullable<InlineAuthClient[P]>> => {
  const found = eitherPort(client, name);
  if ('kind' in found && found.kind === 'redirect') throw new ConformanceError(`Expected: the port "${name}", inline.`);
  return found as InlineOf<NonNullable<InlineAuthClient[P]>>;
};

/** A port of either kind: what both do in the page itself. */
export const eitherPort = <P extends PortName>(client: InlineAuthClient, name: P): NonNullable<InlineAuthClient[P]> => {
  const found = client[name];
  if (!found) throw new ConformanceError(`Expected: the port "${name}".`);
  return found;
};

/** A port whose operations happen on a page of the service. */
export const redirectPort = (client: InlineAuthClient, name: RedirectPortName): RedirectOperation => {
  const found = client[name];
  if (found?.kind !== 'redirect') throw new ConformanceError(`Expected: the port "${name}", on a page of the service.`);
  return found;
};

/** Has a person carry out an operation on the service's page, and hears how it ended; the client of the page come back to. */
export const visit = async (
  harness: ConformanceHarness,
  client: InlineAuthClient,
  name: RedirectPortName,
  details: Partial<Visit> & Pick<Visit, 'person'>,
): Promise<InlineAuthClient> => {
  const { client: back, outcome } = await harness.visit!(client, name, {
    does: 'complete',
    mode: 'redirect',
    ...details,
  });
  if (outcome) expectOk(outcome, `${name}.start() succeeds`);
  await sessionState(back);
  redirectPort(back, name).result();
  return back;
};

/** Letters in no order that anybody would guess. */
const filler = 'kqvzwbjthmfrgpdnlcsyaueoi';

/** A password of so many code points that nobody guesses: every third one is the character. */
export const passwordOf = (length: number, character = 'x'): string =>
  Array.from({ length }, (_, at) => (at % 3 === 0 ? character : filler[(at * at + 7 * at) % filler.length])).join('');

export const newPerson = (harness: ConformanceHarness, details: Partial<Registration> = {}): Registration => ({
  firstName: 'Ada',
  lastName: 'Lovelace',
  email: harness.uniqueEmail(),
  password: 'correct horse battery staple',
  ...details,
});

export const register = async (
  client: InlineAuthClient,
  person: Registration,
  options?: MutationOptions,
): Promise<{ email: string; retryAfter: number }> =>
  expectOk(await port(client, 'registration').register(person, options), 'registering succeeds');

export const sessionState = async (client: InlineAuthClient): Promise<SessionState> =>
  expectOk(await client.session.current(), 'the session can be asked for');

export const isVerified = async (client: InlineAuthClient, email: string): Promise<boolean> =>
  expectOk(await port(client, 'verification').status({ email }), 'the status can be asked for').verified;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const patienceOf = ({ patience = 20_000 }: ConformanceHarness): number => patience;

/** Waits until so many emails have arrived at an address. */
export const mailsTo = async (
  harness: ConformanceHarness,
  email: string,
  count: number,
): Promise<readonly ConformanceMail[]> => {
  const end = Date.now() + patienceOf(harness);
  for (;;) {
    const mails = await harness.inbox(email);
    if (mails.length >= count) return mails;
    if (Date.now() > end) throw new ConformanceError(`Expected: ${count} mail(s) to ${email}. Got: ${mails.length}.`);
    await pause(25);
  }
};

/** The token of the n-th mail to an address, the first one when absent. */
export const tokenFor = async (harness: ConformanceHarness, email: string, nth = 1): Promise<string> => {
  const token = (await mailsTo(harness, email, nth))[nth - 1]?.token;
  if (token === undefined) throw new ConformanceError(`Expected: a token in mail ${nth} to ${email}.`);
  return token;
};

/** The token of the email that an action has sent, whatever else arrives at the address meanwhile. */
export const tokenOf = async (
  harness: ConformanceHarness,
  email: string,
  action: () => Promise<unknown>,
): Promise<string> => {
  const tokens = async (): Promise<string[]> => (await harness.inbox(email)).flatMap(({ token }) => token ?? []);
  const before = (await tokens()).length;
  await action();
  const end = Date.now() + patienceOf(harness);
  for (;;) {
    const token = (await tokens())[before];
    if (token !== undefined) return token;
    if (Date.now() > end) throw new ConformanceError(`Expected: a mail with a token to ${email}. Got: none.`);
    await pause(25);
  }
};

/** `password`: in another browser than the one that registered, where the service may ask for it. */
export const verify = async (client: InlineAuthClient, token: string, password?: string): Promise<string> =>
  expectOk(
    await port(client, 'verification').verify({ token, ...(password !== undefined && { password }) }),
    'verifying with a new token succeeds',
  ).email;

/** Lets an email that was asked for by mistake arrive, by waiting for one that was asked for later. */
export const letMailArrive = async (harness: ConformanceHarness): Promise<void> => {
  const stranger = newPerson(harness);
  await register(await harness.newBrowser(), stranger);
  await mailsTo(harness, stranger.email, 1);
};

/** A verified account, made from a browser of its own. */
export const newAccount = async (
  harness: ConformanceHarness,
  details: Partial<Registration> = {},
): Promise<Registration> => {
  const person = newPerson(harness, details);
  if (harness.createAccount) {
    await harness.createAccount(person);
    return person;
  }
  const browser = await harness.newBrowser();
  if (browser.registration?.kind === 'redirect') await visit(harness, browser, 'registration', { person });
  else await verify(browser, await tokenOf(harness, person.email, () => register(browser, person)));
  return person;
};

export const signIn = async (client: InlineAuthClient, { email, password }: Registration): Promise<SessionState> => {
  const result = expectOk(await client.session.signIn({ email, password }), 'signing in succeeds');
  if ('challenge' in result)
    throw new ConformanceError('Expected: a session. Got: a challenge, although no second factor was set up.');
  return result;
};

/** A new browser in which a new account is signed in. */
export const newSession = async (
  harness: ConformanceHarness,
  details: Partial<Registration> = {},
): Promise<{ browser: InlineAuthClient; person: Registration }> => {
  const person = await newAccount(harness, details);
  const browser = await harness.newBrowser();
  await signIn(browser, person);
  return { browser, person };
};

/** Counts what a client announces; `heard` waits for the first time. */
export const listen = (
  harness: ConformanceHarness,
  client: InlineAuthClient,
): { count: () => number; heard: () => Promise<void>; end: () => void } => {
  let count = 0;
  const end = client.session.subscribe(() => void count++);
  return {
    count: () => count,
    end,
    async heard() {
      const last = Date.now() + patienceOf(harness);
      while (count === 0) {
        if (Date.now() > last) throw new ConformanceError('Expected: the listener is called.');
        await pause(5);
      }
    },
  };
};
