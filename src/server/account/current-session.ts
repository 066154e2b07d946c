import type { Session, Where } from 'better-auth';
import type { APIError } from 'better-auth/api';
import { problem } from '../http/problem.ts';
import type { Grant } from '../openid/grants.ts';
import { lacksSecondFactor } from '../second-factor/required.ts';
import { note } from '../security/events.ts';
import type { ServiceContext } from '../service-context.ts';
import { findRenewed } from '../sessions/former-token.ts';
import { prolong, type LifetimeRow } from '../sessions/lifetimes.ts';
import type { FactorsRow } from '../step-up/shown.ts';
import { database, type Call } from '../storage/database.ts';
import { later } from '../values.ts';
import type { StoredUser } from './users.ts';

export interface StoredSession extends Session, FactorsRow, LifetimeRow {
  /** When its factors were last shown again, after the sign-in. */
  steppedUpAt?: Date | null;
  lastUsedAt?: Date | null;
  clientHints?: string | null;
  knownDevice?: string | null;
}

export interface SignedIn {
  session: StoredSession;
  user: StoredUser;
  /** Where an access token authenticated the call: its grant, which has shown what it has shown, whatever the session did. */
  grant?: Grant;
}

type Clock = Pick<ServiceContext, 'now'>;
type Service = Pick<ServiceContext, 'now' | 'requireSecondFactor'>;

/** How exactly the last use is known: a row is not written for every request. */
const useSeconds = 60;

/** How long after a renewal a request with the former token may still be on its way. */
const renewalSeconds = 10;

export const sessionToken = async (call: Call): Promise<string | undefined> => {
  const given: SignedIn | null = call.context.session;
  if (given) return given.session.token;
  const token = await call.getSignedCookie(call.context.authCookies.sessionToken.name, call.context.secret);
  return typeof token === 'string' && token !== '' ? token : undefined;
};

/** `expiresAt` is what every reader of sessions goes by; another one may have moved it past the end. */
const isOver = ({ expiresAt, endsAt }: StoredSession, now: Date): boolean =>
  expiresAt <= now || (endsAt !== undefined && endsAt !== null && endsAt <= now);

const noteUse = async ({ context }: Call, { now }: Clock, session: StoredSession): Promise<void> => {
  if (session.lastUsedAt && session.lastUsedAt > later(now(), -useSeconds)) return;
  const where = [{ field: 'id', value: session.id }];
  await (
    await database(context)
  ).update({ model: 'session', where, update: { lastUsedAt: now(), ...prolong(session, now()) } });
};

/**
 * The session of a call. Read straight from the store: Better Auth's own reader answers "no session" when the database fails,
 * which would sign people out, and it may answer from a cookie that outlives the session.
 */
export const currentSession = async (call: Call, service: Service): Promise<SignedIn | undefined> => {
  // What an access token or another plugin resolved the request to; else the cookie, which Better Auth's `bearer` plugin sets too.
  const given: SignedIn | null = call.context.session;
  const token = given ? undefined : await sessionToken(call);
  const found: SignedIn | null =
    given ?? (token === undefined ? null : await call.context.internalAdapter.findSession(token));
  if (!found || isOver(found.session, service.now())) return undefined;
  if (await lacksSecondFactor(call, service, found.user.id, found.grant ?? found.session)) return undefined;
  note({ accountId: found.user.id, sessionId: found.session.id });
  await noteUse(call, service, found.session);
  return found;
};

/** The next request of that browser brings the cookie that is there by then. */
export const askAgain = { retryAfter: 1 };

/** Whether the session of a call was renewed just now, from another tab or by a call that was faster. */
const isRenewed = async (call: Call, { now }: Clock): Promise<boolean> => {
  const token = call.context.session ? undefined : await sessionToken(call);
  if (token === undefined) return false;
  const lately: Where = { field: 'renewedAt', operator: 'gt', value: later(now(), -renewalSeconds) };
  return (await findRenewed(call.context, token, [lately])) !== undefined;
};

/**
 * The refusal of whoever has no session. A browser whose session was renewed just now is told to ask once more (`retryAfter`), since its
 * next request brings the new cookie. The former token itself opens nothing.
 */
export const notSignedIn = async (call: Call, service: Clock): Promise<APIError> =>
  problem('not_signed_in', (await isRenewed(call, service)) ? askAgain : {});

/** The session of a call that is answered without one too, but not as if there were none while it is renewed. */
export const askedSession = async (call: Call, service: Service): Promise<SignedIn | undefined> => {
  const signedIn = await currentSession(call, service);
  if (!signedIn && (await isRenewed(call, service))) throw problem('not_signed_in', askAgain);
  return signedIn;
};

/** The session of a call that wants one. What was pressed on a page of another account is not for this one. */
export const requireSession = async (call: Call, service: Service): Promise<SignedIn> => {
  const signedIn = await currentSession(call, service);
  if (!signedIn) throw await notSignedIn(call, service);
  const meant = call.headers?.get('ems-account') ?? signedIn.user.id;
  if (meant !== signedIn.user.id)
    throw problem('conflict', { account: signedIn.user.email, detail: 'Another account is signed in by now.' });
  return signedIn;
};
