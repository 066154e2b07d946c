import type { Where } from 'better-auth';
import { setSessionCookie } from 'better-auth/cookies';
import type { StoredSession } from '../account/current-session.ts';
import type { StoredUser } from '../account/users.ts';
import type { Factor } from '../../rules/factors.ts';
import { rememberDevice } from '../devices/known-devices.ts';
import { tellOfNewDevice } from '../devices/new-device.ts';
import { note } from '../security/events.ts';
import type { ServiceContext } from '../service-context.ts';
import { factorsField, withFactors } from '../step-up/shown.ts';
import { compareAndSet, database, type Call } from '../storage/database.ts';
import { deviceTextOf } from './device.ts';
import { endOwnSession } from './end-session.ts';
import { firstToken } from './former-token.ts';
import { beginLifetime, lifetimeSchema } from './lifetimes.ts';

/** Fields of a session besides Better Auth's own. */
export const sessionSchema = {
  session: {
    fields: {
      factors: factorsField,
      /** When its factors were last shown again, after the sign-in. */
      steppedUpAt: { type: 'date', required: false, input: false },
      /** Of the token before this one; see `renew.ts`. */
      formerToken: { type: 'string', required: false, input: false, index: true },
      /** When that one was replaced; absent in sessions that an earlier version renewed, whose former tokens are none any more. */
      renewedAt: { type: 'date', required: false, input: false },
      /** Of all its tokens, for ending it with any of them. */
      tokenFamily: { type: 'string', required: false, input: false, index: true },
      /** Read in sessions that have no factors; see {@link FactorsRow}. */
      authenticatedAt: { type: 'date', required: false, input: false },
      lastUsedAt: { type: 'date', required: false, input: false },
      clientHints: { type: 'string', required: false, input: false },
      /** The device that it was given to; see `known-devices.ts`. Absent in sessions of an earlier version. */
      knownDevice: { type: 'string', required: false, input: false },
      ...lifetimeSchema,
    },
  },
} as const;

/**
 * Begins a session, in the running transaction if one runs. Always a new one; the one this browser had until now ends with it.
 * Followed by {@link giveSession} once it is sure.
 */
export const beginSession = async (
  call: Call,
  service: ServiceContext,
  user: StoredUser,
  shown: readonly Factor[],
  kept: boolean,
): Promise<StoredSession> => {
  const { internalAdapter } = call.context;
  const now = service.now();
  const data = {
    ...firstToken(),
    factors: withFactors({}, shown, now),
    lastUsedAt: now,
    ...deviceTextOf(call.headers),
    ...beginLifetime(service.sessionLifetimes, { factors: shown.length, kept, now }),
  };
  await endOwnSession(call);
  // The last argument: its token and its end are ours and not Better Auth's.
  const session: StoredSession = await internalAdapter.createSession(user.id, false, data, true);
  note({ accountId: user.id, sessionId: session.id });
  await tellOfNewDevice(call, service, user, session);
  return session;
};

/** Puts a session into the answer. Not where an access token stands for it: who holds the one must not get the cookie, which is worth more. */
export const giveSession = async (
  call: Call,
  service: ServiceContext,
  session: StoredSession,
  user: StoredUser,
): Promise<void> => {
  if (call.context.session) return;
  const { kept, endsAt } = session;
  const seconds = Math.ceil(((endsAt ?? session.expiresAt).getTime() - service.now().getTime()) / 1000);
  const lasts = kept === false ? {} : { maxAge: Math.max(1, seconds) };
  await setSessionCookie(call, { session: { ...session }, user }, kept === false, lasts);
  const knownDevice = await rememberDevice(call, service, user.id);
  if (knownDevice !== session.knownDevice)
    await compareAndSet(call.context, {
      model: 'session',
      where: [{ field: 'id', value: session.id }],
      set: { knownDevice },
    });
};

/** More than anybody has, but for somebody who signs in to hide a session among others: the newest are shown. */
const mostListed = 1000;

const liveOf = (userId: string, now: Date): Where[] => [
  { field: 'userId', value: userId },
  { field: 'expiresAt', operator: 'gt', value: now },
];

/** The live sessions of an account, by the service's clock. Better Auth's own list has a hundred at most, and any hundred. */
export const liveSessions = async (
  { context }: Call,
  { now }: Pick<ServiceContext, 'now'>,
  userId: string,
): Promise<StoredSession[]> => {
  const sortBy = { field: 'createdAt', direction: 'desc' as const };
  const where = liveOf(userId, now());
  return (await database(context)).findMany<StoredSession>({ model: 'session', where, sortBy, limit: mostListed });
};

/** Whether a session is one of an account's live ones. */
export const isLiveSession = async (
  { context }: Call,
  { now }: Pick<ServiceContext, 'now'>,
  userId: string,
  id: string,
): Promise<boolean> => {
  const where: Where[] = [{ field: 'id', value: id }, ...liveOf(userId, now())];
  return (await (await database(context)).findOne({ model: 'session', where })) !== null;
};
