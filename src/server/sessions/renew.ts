import type { Factor } from '../../rules/factors.ts';
import { notSignedIn, type SignedIn, type StoredSession } from '../account/current-session.ts';
import { problem } from '../http/problem.ts';
import { findGrant, grantModel, renewGrant } from '../openid/grants.ts';
import type { ServiceContext } from '../service-context.ts';
import { withFactors } from '../step-up/shown.ts';
import { randomToken } from '../storage/crypto.ts';
import { compareAndSet, type Call } from '../storage/database.ts';
import { nextToken } from './former-token.ts';
import { giveSession } from './store.ts';

export interface Renewal {
  /** Recorded with the time. */
  shown?: readonly Factor[];
  /** Something was shown again to what had begun already. */
  steppedUp?: boolean;
  /** Also takes the cookie from whoever has it, where the caller has a token instead. */
  alone?: boolean;
}

const renewSession = async (
  call: Call,
  service: ServiceContext,
  session: StoredSession,
  set: Record<string, unknown>,
): Promise<StoredSession> => {
  const renewed = await compareAndSet<StoredSession>(call.context, {
    model: 'session',
    where: [
      { field: 'id', value: session.id },
      { field: 'token', value: session.token },
      { field: 'userId', value: session.userId },
    ],
    set,
  });
  if (!renewed) throw await notSignedIn(call, service);
  return renewed;
};

/**
 * Puts the caller under new credentials (ASVS 7.2.4), in the running transaction: the cookie's token is another one, access tokens have
 * to be renewed. What was shown is recorded where it was shown, in the session or in the grant. Id, beginning and end of the session
 * stay: it is the same device. Gives the session's new token, for {@link giveRenewed}; nothing to whoever has a token.
 */
export const renewCaller = async (
  call: Call,
  service: ServiceContext,
  { session, grant }: SignedIn,
  { shown = [], steppedUp = false, alone = false }: Renewal = {},
): Promise<string> => {
  const now = service.now();
  // Of a grant as it is by now: its token stays what it is while others add to it.
  const row = grant ? await findGrant(call.context, grant.codeDigest) : session;
  if (!row) throw problem('not_signed_in');
  const set = { factors: withFactors(row, shown, now), ...(steppedUp && { steppedUpAt: now }) };
  if (!grant) {
    const next = nextToken(session.token);
    return (await renewSession(call, service, session, { ...set, ...next, renewedAt: now, lastUsedAt: now })).token;
  }
  const where = [{ field: 'id', value: grant.id }];
  if (!(await compareAndSet(call.context, { model: grantModel, where, set }))) throw problem('not_signed_in');
  await renewGrant(call.context, grant);
  // One that nobody gets.
  if (alone) await renewSession(call, service, session, { token: randomToken(), formerToken: null, renewedAt: null });
  return '';
};

/** Puts the renewed session into the answer; nothing where it was renewed again or ended since. */
export const giveRenewed = async (call: Call, service: ServiceContext, token: string): Promise<void> => {
  const found: SignedIn | null = token === '' ? null : await call.context.internalAdapter.findSession(token);
  if (found) await giveSession(call, service, found.session, found.user);
};
