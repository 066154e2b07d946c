import type { Authenticator } from '../client/ports/authenticators.ts';
import type { Registration } from '../client/ports/registration.ts';
import type { SecondFactorChallenge, SessionState } from '../client/ports/session.ts';
import type { InlineAuthClient } from '../client/types.ts';
import type { Outcome } from '../client/outcome.ts';
import type { Need } from './conformance-case.ts';
import { ConformanceError, expect, expectEqual, expectOk, expectProblem } from './expect.ts';
import type { ConformanceHarness } from './harness.ts';
import { mailsTo, newSession, port, sessionState, visit } from './steps.ts';

/** What the cases of an existing account do on their way to what they judge. */

/** A case with codes of an authenticator cannot run without these. */
export const withCodes: readonly Need[] = ['account', 'authenticators', 'secondFactor', 'totp', 'advance'];
/** A case that lets an authentication grow old cannot run without these. */
export const withStaleness: readonly Need[] = ['account', 'reauthentication', 'advance'];

/** Lets every authentication until now grow too old for a sensitive call. */
export const growStale = ({ advance, freshFor = 300 }: ConformanceHarness): Promise<void> => advance!(freshFor + 1);

/** A sensitive call of an old session is refused; `run` makes the call. */
export const expectStale = async (run: () => Promise<Outcome<unknown>>, what: string): Promise<void> => {
  expectProblem(await run(), 'reauthentication_required', `${what} with an old authentication`);
};

/** Shows again what the session lacks, on an account without a second factor. */
export const reauthenticate = async (client: InlineAuthClient, { password }: Registration): Promise<void> =>
  expectOk(await port(client, 'reauthentication').reauthenticate({ password }), 'authenticating again succeeds');

/** Shows password and code again. */
export const reauthenticateWithCode = async (
  harness: ConformanceHarness,
  client: InlineAuthClient,
  { person, secret }: { person: Registration; secret: string },
): Promise<void> => {
  const { reauthenticate: call } = port(client, 'reauthentication');
  const proof = { password: person.password, code: await nextCode(harness, secret) };
  expectOk(await call(proof), 'authenticating again with password and code succeeds');
};

/** The session is no longer there: the service says so to whoever asks with it. */
export const expectEnded = async (client: InlineAuthClient, what: string): Promise<void> => {
  expectEqual(await sessionState(client), { status: 'anonymous' }, `${what} is`);
};

/** Both say that there is no session; a client that knows of none that ended can only say the one. */
export const expectNoSession = (outcome: Outcome<unknown>, what: string): void => {
  const code = outcome.ok ? 'none' : outcome.problem.code;
  expect(
    ['not_signed_in', 'session_expired'].includes(code),
    `${what} answers not_signed_in or session_expired, not ${code}`,
  );
};

/** The code after the one before: each counts once. */
export const nextCode = async (harness: ConformanceHarness, secret: string): Promise<string> => {
  await harness.advance!(30);
  return harness.totp!(secret);
};

/** Not the code: one figure is another one. */
export const wrongCode = (code: string): string => `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;

export const addAuthenticator = async (
  harness: ConformanceHarness,
  client: InlineAuthClient,
  name = 'Telephone',
  more: { endOtherSessions?: boolean } = {},
): Promise<{ authenticator: Authenticator; secret: string }> => {
  const { enrol, activate } = port(client, 'authenticators');
  const { id, secret } = expectOk(await enrol(), 'beginning a set-up succeeds');
  const code = await harness.totp!(secret);
  return { authenticator: expectOk(await activate({ id, code, name, ...more }), 'ending a set-up succeeds'), secret };
};

/** A case with an authenticator in the list, whose codes nobody needs to know, cannot run without these. */
export const withAuthenticator: readonly Need[] = ['account', 'authenticator'];

/** Sets an authenticator up, in the page itself or on the service's; the client of the page afterwards. */
export const anyAuthenticator = async (
  harness: ConformanceHarness,
  client: InlineAuthClient,
  person: Registration,
  name = 'Telephone',
): Promise<InlineAuthClient> => {
  if (client.authenticators?.kind === 'redirect')
    return visit(harness, client, 'authenticators', { person, deviceName: name });
  await addAuthenticator(harness, client, name);
  return client;
};

export interface TwoFactor {
  browser: InlineAuthClient;
  person: Registration;
  authenticator: Authenticator;
  /** Of the authenticator. Its present code is used up by the set-up. */
  secret: string;
}

/** A new account with an authenticator, signed in. */
export const newTwoFactor = async (
  harness: ConformanceHarness,
  details: Partial<Registration> = {},
): Promise<TwoFactor> => {
  const session = await newSession(harness, details);
  return { ...session, ...(await addAuthenticator(harness, session.browser)) };
};

export const makeRecoveryCodes = async (client: InlineAuthClient): Promise<[string, string, ...string[]]> => {
  const { codes } = expectOk(await port(client, 'recoveryCodes').generate(), 'making recovery codes succeeds');
  const [first, second, ...others] = codes;
  if (first === undefined || second === undefined)
    throw new ConformanceError(`Expected: several recovery codes. Got: ${codes.length}.`);
  return [first, second, ...others];
};

/** The right password of an account with a second factor. */
export const beginSignIn = async (
  client: InlineAuthClient,
  { email, password }: Registration,
): Promise<SecondFactorChallenge> => {
  const result = expectOk(await client.session.signIn({ email, password }), 'the first step of signing in succeeds');
  if (!('challenge' in result)) throw new ConformanceError(`Expected: a challenge. Got the status: ${result.status}.`);
  return result;
};

/** Signs in with a second step, in a new browser when none is given. */
export const finishSignIn = async (
  client: InlineAuthClient,
  person: Registration,
  proof: { code: string } | { recoveryCode: string },
): Promise<Outcome<SessionState>> => {
  const { challenge } = await beginSignIn(client, person);
  return port(client, 'secondFactor').verify({ challenge, ...proof });
};

/** The owner of an account hears of a change by mail, and the email is no way in. */
export const expectNotice = async (
  harness: ConformanceHarness,
  email: string,
  change: () => Promise<void>,
): Promise<void> => {
  const before = (await harness.inbox(email)).length;
  await change();
  const mails = (await mailsTo(harness, email, before + 1)).slice(before);
  for (const { token } of mails) expectEqual(token, undefined, 'the token in the notice is');
};
