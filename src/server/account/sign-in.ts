import { emailKey } from '../../rules/email.ts';
import { normalizePassword } from '../../rules/password.ts';
import { deviceOf, spendDeviceLink } from '../devices/device-link.ts';
import { beginGuess, consumeByDevice } from '../devices/guesses.ts';
import { endpoint, type CallOf } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import {
  createRegistration,
  findRegistration,
  isWaiting,
  waitingRegistrations,
  type StoredRegistration,
} from '../registration/registrations.ts';
import { challengeMethods } from '../second-factor/challenge-methods.ts';
import { makeChallenge } from '../second-factor/challenges.ts';
import { note } from '../security/events.ts';
import type { ServiceContext } from '../service-context.ts';
import { beginSession, giveSession } from '../sessions/store.ts';
import { randomToken } from '../storage/crypto.ts';
import { atomically, type Call } from '../storage/database.ts';
import { secretsOf } from '../storage/secrets.ts';
import { keepTicket, makeTicket, ticketOf } from '../verification/ticket.ts';
import { accountStatusOf } from './account-status.ts';
import { lockUser } from './lock.ts';
import { findUser, toAccount, type StoredUser } from './users.ts';

/** How many registrations of an address a password is compared with, besides that of its account. */
const comparedRegistrations = 2;

/** Who knows the password: the account's owner, or somebody who registered and did not open the email yet. */
type Knower = { user: StoredUser; hash: string } | { registration: Pick<StoredRegistration, 'id' | 'email'> };

/**
 * A user from before these plugins who never opened the email. Gets a registration of the same name and password, so that an
 * email can be sent and waited for like anybody else's.
 */
const registerAgain = (
  call: Call,
  service: ServiceContext,
  user: StoredUser,
  passwordHash: string,
): Promise<StoredRegistration> => {
  const { email, firstName, lastName } = toAccount(user);
  return createRegistration(call, service, { email, firstName, lastName, passwordHash });
};

/** The registration of this browser's own ticket first, whoever registered the address since; then the newest ones. */
const registrationsOf = async (
  call: CallOf<'session.signIn'>,
  service: ServiceContext,
  email: string,
): Promise<StoredRegistration[]> => {
  const { context } = call;
  const now = service.now();
  const newest = await waitingRegistrations(context, email, now, comparedRegistrations);
  const named = ticketOf(call, call.body.ticket);
  const own = named && (await findRegistration(context, named.registrationId));
  if (own?.email !== email || !isWaiting(own, now)) return newest;
  return [own, ...newest.filter(({ id }) => id !== own.id)].slice(0, comparedRegistrations);
};

/**
 * Compares the password with the same number of hashes for every address that it doesn't open: the account's, and those of
 * registrations, which are kept for an address that has an account too; what is missing is made up for. Whether there is
 * an account can be told neither by the answer nor by the work.
 */
const authenticate = async (
  call: CallOf<'session.signIn'>,
  service: ServiceContext,
  email: string,
  password: string,
  nobodysHash: string,
): Promise<Knower | undefined> => {
  const matches = (hash: string): Promise<boolean> => call.context.password.verify({ hash, password });
  const { user, credential } = (await findUser(call, email)) ?? {};
  const ownHash = credential?.password;
  const isOwn = (await matches(ownHash ?? nobodysHash)) && ownHash !== undefined;
  if (user?.emailVerified && isOwn) return { user, hash: ownHash };
  const registrations = await registrationsOf(call, service, email);
  let found: StoredRegistration | undefined;
  for (let i = 0; i < comparedRegistrations; i += 1) {
    const registration = registrations[i];
    const hash = registration?.passwordHash;
    if ((await matches(hash ?? nobodysHash)) && hash != null) found ??= registration;
  }
  if (found) return { registration: found };
  return user && isOwn ? { registration: await registerAgain(call, service, user, ownHash) } : undefined;
};

/**
 * Locks the account, and refuses a password that was replaced while it was compared: what its change ends, a session that begins right
 * after it would bring back. In the running transaction.
 */
const refuseReplaced = async (
  call: Call,
  service: ServiceContext,
  { user, hash }: Extract<Knower, { user: StoredUser }>,
): Promise<void> => {
  const locked = await lockUser(call, service, user.id);
  const now = locked && (await findUser(call, locked.email));
  if (now?.credential?.password !== hash) throw problem('credentials_invalid');
};

/**
 * `POST /sign-in/email`. Takes the place of Better Auth's own, so that there is one way in. An account with an authenticator gets no
 * session here, but a challenge to be answered with a code.
 */
export const signInEndpoint = (service: ServiceContext) => {
  // Of a password that nobody has, with the cost that every other one is hashed with.
  let nobodysHash: Promise<string> | undefined;
  return endpoint('session.signIn', async (call) => {
    const { password, deviceToken, staySignedIn = true } = call.body;
    // An address with a NUL is nobody's, and PostgreSQL can't even be asked for it.
    const email = emailKey(call.body.email).replaceAll('\0', '\ufffd');
    const { device, link } = await deviceOf(call, service, email, deviceToken);
    await consumeByDevice(call, service, { name: 'sign-in', max: 100, window: 300, device });
    const guess = await beginGuess(call, service, 'password', { device, whose: email });
    const { context } = call;
    // One that failed is no hash for anybody.
    nobodysHash ??= context.password.hash(randomToken()).catch((error: unknown) => {
      nobodysHash = undefined;
      throw error;
    });
    const knower = await authenticate(call, service, email, normalizePassword(password), await nobodysHash);
    if (!knower) throw problem('credentials_invalid');
    if ('registration' in knower) {
      // Whoever registered the address knows a password of it, and so could begin anew with each guess of the owner's.
      await guess.takeBack();
      throw problem('email_unverified', {
        ticket: keepTicket(call, service, makeTicket(secretsOf(context), knower.registration)),
      });
    }
    const { user } = knower;
    await guess.right();
    if (link) await spendDeviceLink(call, service, link, email);
    note({ factors: ['password'] });
    const begun = await atomically(context, async () => {
      await refuseReplaced(call, service, knower);
      const methods = await challengeMethods(call, user.id);
      if (methods) return { challenge: await makeChallenge(call, service, user.id, staySignedIn), methods };
      return beginSession(call, service, user, ['password'], staySignedIn);
    });
    if ('challenge' in begun) {
      note({ event: 'second_factor_asked' });
      return begun;
    }
    await giveSession(call, service, begun, user);
    return await accountStatusOf(call, service, user);
  });
};
