import { APIError } from 'better-auth/api';
import { isRecord } from '../../rules/record.ts';
import { askAgain, sessionToken, type StoredSession } from '../account/current-session.ts';
import { lockUser } from '../account/lock.ts';
import { problem } from '../http/problem.ts';
import { lacksSecondFactor, refuseWhileOwed } from '../second-factor/required.ts';
import type { ServiceContext } from '../service-context.ts';
import { shownFactors } from '../step-up/shown.ts';
import { atomically, compareAndSet, database, type Call } from '../storage/database.ts';
import { acrOf } from './authentication-claims.ts';
import { grantModel } from './grants.ts';
import { acrFor, requestedAcr } from './requested-acr.ts';

type Service = Pick<ServiceContext, 'now' | 'requireSecondFactor'>;

/** What a verification stands for where it is an authorization code; other ones have no grant. */
const codeIn = (value: string): Record<string, unknown> | undefined => {
  if (!value.includes('"authorization_code"')) return undefined;
  const code: unknown = JSON.parse(value);
  return isRecord(code) && code.type === 'authorization_code' ? code : undefined;
};

/**
 * Locks the session that a code is asked for with, in the running transaction, after the account as everywhere: what ends the one or the
 * other waits, and takes the grant along. By its token: whoever came with one that was replaced meanwhile gets nothing out of the session
 * that goes on with another.
 */
const lockSession = async (call: Call, service: Service, code: Record<string, unknown>): Promise<StoredSession> => {
  const token = await sessionToken(call);
  const user = await lockUser(call, service, String(code.userId));
  const where = [
    { field: 'id', value: String(code.sessionId) },
    { field: 'token', value: token ?? '' },
    { field: 'userId', value: String(code.userId) },
  ];
  const set = { updatedAt: service.now() };
  const session = user && (await compareAndSet<StoredSession>(call.context, { model: 'session', where, set }));
  if (!session) throw problem('not_signed_in', askAgain);
  return session;
};

/**
 * Begins the grant of an authorization code, before the code is stored. Every code passes here, so none is issued for an account that owes a
 * second factor, none with another `acr` than the site insists on, and none past the end of what it was asked for with.
 */
export const beginGrant = async (
  call: Call,
  service: Service,
  { identifier, value }: { identifier: string; value: string },
): Promise<void> => {
  const code = codeIn(value);
  if (!code) return;
  await atomically(call.context, async () => {
    const session = await lockSession(call, service, code);
    await refuseWhileOwed(call, service, { withoutSecondFactor: false }, session.userId);
    if (await lacksSecondFactor(call, service, session.userId, session)) throw problem('not_signed_in');
    const requested = requestedAcr(isRecord(code.query) ? code.query : {});
    const acr = acrFor(session, requested);
    if (acr === undefined && requested.essential)
      throw new APIError('FORBIDDEN', { error: 'unmet_authentication_requirements' });
    const data = {
      codeDigest: identifier,
      userId: session.userId,
      sessionId: session.id,
      acr: acr === acrOf(session) ? null : (acr ?? null),
      factors: JSON.stringify(shownFactors(session)),
      // The end of the session moves with its use, up to this one.
      expiresAt: session.endsAt ?? session.expiresAt,
    };
    await (await database(call.context)).create({ model: grantModel, data });
  });
};
