import type { AuthContext, BetterAuthPlugin, Where } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { isRecord } from '../../rules/record.ts';
import { lockUser } from '../account/lock.ts';
import { lacksSecondFactor, owesSecondFactor } from '../second-factor/required.ts';
import { note } from '../security/events.ts';
import { serviceOf } from '../service-plugin.ts';
import { atomically, database, isDeadlock, type Call } from '../storage/database.ts';
import { withAuthenticationClaims } from './authentication-claims.ts';
import { claimExchange, endGrant, findGrant, type Grant } from './grants.ts';
import { findToken, refreshTokenModel, storedToken } from './token-models.ts';

/** RFC 6749 section 5.2. */
const invalidGrant = (description: string): APIError =>
  new APIError('BAD_REQUEST', { error: 'invalid_grant', error_description: description });

const ended = 'The session has ended.';

const isText = (value: unknown): value is string => typeof value === 'string';

/**
 * Takes a code to be exchanged: of requests at the same moment one has it, and whoever comes after ends what it became (RFC 6749
 * section 4.1.2). Whatever the provider refuses before it looks at the code is left to it.
 */
const takeCode = async ({ context }: Call, body: Record<string, unknown>): Promise<string | undefined> => {
  const { code, client_id: client, code_verifier: verifier } = body;
  if (!isText(code) || !isText(client) || !isText(verifier)) return undefined;
  const digest = storedToken(code);
  if (await claimExchange(context, digest)) return digest;
  if (await endGrant(context, digest)) note({ event: 'tokens_reused' });
  throw invalidGrant('The code is unknown, expired or used.');
};

/** The columns of a refresh token that tell what it is worth. */
interface RefreshToken {
  clientId: string;
  sessionId: string | null;
  authorizationCodeId: string | null;
  revoked: Date | null;
  rotatedAt: Date | null;
  rotationReplayExpiresAt: Date | null;
}

const findRefreshToken = async (context: AuthContext, token: unknown): Promise<RefreshToken | null> =>
  isText(token) ? findToken(context, refreshTokenModel, token) : null;

/**
 * Whether a used token comes from a client that never had the answer: soon (the provider's `refreshTokenReuseInterval`), and as long as nobody
 * has gone on with what it was renewed with. The provider answers it as it did before.
 */
const isRetry = async (
  context: AuthContext,
  { authorizationCodeId, rotatedAt, rotationReplayExpiresAt: until }: RefreshToken,
): Promise<boolean> => {
  if (!rotatedAt || !until || until < new Date()) return false;
  const where: Where[] = [
    { field: 'authorizationCodeId', value: authorizationCodeId },
    { field: 'rotatedAt', operator: 'gt', value: rotatedAt },
  ];
  return !(await (await database(context)).findOne({ model: refreshTokenModel, where }));
};

/**
 * Ends what a used token belongs to: somebody else may have it (RFC 9700 section 4.14.2). The provider would end everything that the person
 * has at this client, on their other devices too.
 */
const endReused = async (context: AuthContext, { authorizationCodeId }: RefreshToken): Promise<void> => {
  note({ event: 'tokens_reused' });
  if (authorizationCodeId !== null) await endGrant(context, authorizationCodeId);
};

/** The grant of a refresh token. Nothing where nobody knows the token, or it is another client's: the provider has its own words for that. */
const takeRefreshToken = async ({ context }: Call, body: Record<string, unknown>): Promise<string | undefined> => {
  const found = await findRefreshToken(context, body.refresh_token);
  if (!found || found.clientId !== body.client_id) return undefined;
  // However the session ended: a row that was removed past Better Auth takes no token along.
  const where = [{ field: 'id', value: found.sessionId ?? '' }];
  const session = await (await database(context)).findOne<{ expiresAt: Date }>({ model: 'session', where });
  const grant = session && session.expiresAt > new Date() ? await findGrant(context, found.authorizationCodeId) : null;
  if (!grant) throw invalidGrant(ended);
  if (found.revoked && !(await isRetry(context, found))) {
    await endReused(context, found);
    throw invalidGrant('The refresh token was used before.');
  }
  return grant.codeDigest;
};

const take = (call: Call, body: Record<string, unknown>): Promise<string | undefined> => {
  if (body.grant_type === 'authorization_code') return takeCode(call, body);
  return takeRefreshToken(call, body);
};

/** No site goes on, by what began before, with an account that owes its second factor, or didn't show it (see `required.ts`). */
const refuseWithoutFactor = async (call: Call, digest: string): Promise<void> => {
  const grant = await findGrant(call.context, digest);
  if (!grant) return;
  const service = serviceOf(call.context);
  const { userId } = grant;
  if ((await owesSecondFactor(call, service, userId)) || (await lacksSecondFactor(call, service, userId, grant)))
    throw invalidGrant('The account has to sign in with a second factor.');
};

/** The provider's answer itself, or what Better Auth wraps it in. */
const bodyOf = (answer: unknown): Record<string, unknown> => {
  const body = isRecord(answer) && 'response' in answer ? answer.response : answer;
  return isRecord(body) ? body : {};
};

const nameFactors = async (call: Call, answer: unknown, grant: Grant): Promise<void> => {
  const body = bodyOf(answer);
  if (isText(body.id_token)) body.id_token = await withAuthenticationClaims(call, body.id_token, grant);
};

/** Whether a grant is there once whatever is about to end it is through: that holds the account. */
const isLeft = async (call: Call, digest: string): Promise<boolean> => {
  const grant = await findGrant(call.context, digest);
  if (!grant) return false;
  return atomically(call.context, async () => {
    await lockUser(call, serviceOf(call.context), grant.userId);
    return (await findGrant(call.context, digest)) !== null;
  });
};

type TokenEndpoint = NonNullable<BetterAuthPlugin['endpoints']>[string];

/**
 * The provider's token endpoint, with one winner for a code and no token of what ended while it was issued. The provider writes several
 * rows one by one: where what they refer to goes meanwhile, the database refuses one of them, and that is `invalid_grant` like any
 * other end.
 */
const guarded = (exchange: TokenEndpoint): TokenEndpoint => {
  const guard = async (call: Call): Promise<unknown> => {
    const { context } = call;
    const body: unknown = call.body;
    const digest = await take(call, isRecord(body) ? body : {});
    if (digest !== undefined) await refuseWithoutFactor(call, digest);
    let answer: unknown;
    try {
      answer = await exchange(call as never);
    } catch (error) {
      if (error instanceof APIError || digest === undefined) throw error;
      // What it met in a deadlock is about to end the grant, and may be at its next try.
      if (!isDeadlock(error) && (await isLeft(call, digest))) throw error;
      throw invalidGrant(ended);
    }
    if (digest === undefined) return answer;
    const grant = await findGrant(context, digest);
    if (!grant) throw invalidGrant(ended);
    await nameFactors(call, answer, grant);
    return answer;
  };
  return Object.assign(guard, exchange);
};

const guards = new WeakSet<TokenEndpoint>();

/** Puts the guard in the place of the provider's endpoint; nothing of what Better Auth offers goes around an endpoint that throws. */
export const guardTokenEndpoint = (plugins: readonly BetterAuthPlugin[] = []): void => {
  const endpoints = plugins.find(({ id }) => id === 'oauth-provider')?.endpoints;
  const exchange = endpoints?.oauth2Token;
  if (!endpoints || !exchange || guards.has(exchange)) return;
  const guard = guarded(exchange);
  guards.add(guard);
  endpoints.oauth2Token = guard;
};

/** Before a token is given back: a used one ends what it belongs to. To the client it is one that is worth nothing (RFC 7009 section 2.2). */
export const endReusedBack = createAuthMiddleware(async (call) => {
  const { context } = call;
  const body: unknown = call.body;
  const { token, client_id: client } = isRecord(body) ? body : {};
  const found = await findRefreshToken(context, token);
  if (!found?.revoked) return undefined;
  if (found.clientId === client) await endReused(context, found);
  return call.json({});
});
