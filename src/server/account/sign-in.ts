import { emailKey } from '../../rules/email.ts';
import { normalizePassword } from '../../rules/password.ts';
import { deviceOf, spendDeviceLink } from '../devices/device-link.ts';
import { beginGuess, consumeByDevice } from '../devices/guesses.ts';
import { endpoint } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import { createRegistration, pendingRegistrations } from '../registration/registrations.ts';
import { challengeMethods } from '../second-factor/challenge-methods.ts';
import { makeChallenge } from '../second-factor/challenges.ts';
import type { ServiceContext } from '../service-context.ts';
import { beginSession, giveSession } from '../sessions/store.ts';
import type { Call } from '../storage/database.ts';
import { secretsOf } from '../storage/secrets.ts';
import { makeTicket } from '../verification/ticket.ts';
import { accountStatusOf } from './account-status.ts';
import { findUser, toAccount, type StoredUser } from './users.ts';

/** Who knows the password: the account's owner, or somebody who registered and did not open the mail yet. */
type Knower = { user: StoredUser } | { registrationId: string };

/**
 * A user from before these plugins who never opened the mail. Gets a registration of the same name and password, so that a
 * mail can be sent and waited for like anybody else's.
 */
const registerAgain = async (
  call: Call,
  service: ServiceContext,
  user: StoredUser,
  passwordHash: string,
): Promise<string> => {
  const { email, firstName, lastName } = toAccount(user);
  const { id } = await createRegistration(call, service, { email, firstName, lastName, passwordHash });
  return id;
};

const authenticate = async (
  call: Call,
  service: ServiceContext,
  email: string,
  password: string,
): Promise<Knower | undefined> => {
  const { context } = call;
  const matches = (hash: string): Promise<boolean> => context.password.verify({ hash, password });
  const found = await findUser(call, email);
  const { user, credential } = found ?? {};
  if (user?.emailVerified && credential?.password !== undefined)
    return (await matches(credential.password)) ? { user } : undefined;
  const pending = user?.emailVerified ? [] : await pendingRegistrations(context, email, service.now());
  for (const { id, passwordHash } of pending) {
    if (passwordHash !== null && (await matches(passwordHash))) return { registrationId: id };
  }
  if (user && !user.emailVerified && credential?.password !== undefined) {
    return (await matches(credential.password))
      ? { registrationId: await registerAgain(call, service, user, credential.password) }
      : undefined;
  }
  // As much work as for a known address.
  if (pending.length === 0) await context.password.hash(password);
  return undefined;
};

/**
 * `POST /sign-in/email`. Takes the place of Better Auth's own, so that there is one way in. An account with an authenticator gets no
 * session here, but a challenge to be answered with a code.
 */
export const signInEndpoint = (service: ServiceContext) =>
  endpoint('session.signIn', async (call) => {
    const { password, deviceToken } = call.body;
    // An address with a NUL is nobody's, and PostgreSQL can't even be asked for it.
    const email = emailKey(call.body.email).replaceAll('\0', '\ufffd');
    const { device, link } = await deviceOf(call, service, email, deviceToken);
    await consumeByDevice(call, service, { name: 'sign-in', max: 100, window: 300, device });
    const guess = await beginGuess(call, service, 'password', { device, whose: email });
    const knower = await authenticate(call, service, email, normalizePassword(password));
    if (!knower) throw problem('credentials_invalid');
    const { context } = call;
    if ('registrationId' in knower) {
      // Whoever registered the address knows a password of it, and so could begin anew with each guess of the owner's.
      await guess.takeBack();
      throw problem('email_unverified', { ticket: makeTicket(secretsOf(context), email, knower.registrationId) });
    }
    const { user } = knower;
    await guess.right();
    if (link) await spendDeviceLink(call, service, link, email);
    const methods = await challengeMethods(call, user.id);
    if (methods) return { challenge: await makeChallenge(call, service, user.id), methods };
    await giveSession(call, service, await beginSession(call, service, user), user);
    return await accountStatusOf(call, service, user);
  });
