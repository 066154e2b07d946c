import { APIError } from 'better-auth/api';
import type { SignedIn } from '../account/current-session.ts';
import { originOf } from '../http/addresses.ts';
import { problem } from '../http/problem.ts';
import { database, type Call } from '../storage/database.ts';
import { clientModel } from './clients.ts';
import { findGrant } from './grants.ts';
import { accountScope } from './scopes.ts';
import { accessTokenModel, findToken } from './token-models.ts';

interface StoredToken {
  clientId: string;
  sessionId: string | null;
  authorizationCodeId: string | null;
  scopes: string[];
  expiresAt: Date;
  revoked: Date | null;
}

export const bearerToken = ({ headers }: Pick<Call, 'headers'>): string | undefined =>
  /^bearer +(\S+) *$/i.exec(headers?.get('authorization') ?? '')?.[1];

/** RFC 6750 section 3: says to a client that it is the token that was refused. */
const refused = (error: 'invalid_token' | 'insufficient_scope'): APIError => {
  const { status, body } =
    error === 'invalid_token'
      ? problem('not_signed_in')
      : problem('forbidden', { detail: `The token lacks the scope ${accountScope}.` });
  return new APIError(status, body, { 'www-authenticate': `Bearer error="${error}"` });
};

/**
 * A token is of use on the pages of the client that it was issued to. Browsers name the page's origin and let no page choose it;
 * whatever else sends the request names none.
 */
const isElsewhere = (call: Call, redirectUris: readonly string[]): boolean => {
  const origin = call.headers?.get('origin') ?? undefined;
  return origin !== undefined && !redirectUris.some((uri) => originOf(uri) === origin);
};

/**
 * The session that an access token was issued in; throws when the token is good for nothing here. Nothing when it is none of the
 * provider's, and Better Auth's `bearer` plugin is there to know it. Read from the store each time, so that a token ends with its
 * grant, its session and its client.
 */
export const sessionOfToken = async (call: Call, token: string): Promise<SignedIn | undefined> => {
  const { context } = call;
  const db = await database(context);
  const found = await findToken<StoredToken>(context, accessTokenModel, token);
  if (!found && context.hasPlugin('bearer')) return undefined;
  if (!found || found.revoked || !(found.expiresAt > new Date()) || !found.sessionId) throw refused('invalid_token');
  const where = [
    { field: 'clientId', value: found.clientId },
    { field: 'disabled', value: false },
  ];
  const client = await db.findOne<{ redirectUris: string[] }>({ model: clientModel, where });
  if (!client || isElsewhere(call, client.redirectUris)) throw refused('invalid_token');
  if (!found.scopes.includes(accountScope)) throw refused('insufficient_scope');
  const grant = await findGrant(context, found.authorizationCodeId);
  if (!grant) throw refused('invalid_token');
  const session = await db.findOne<{ token: string }>({
    model: 'session',
    where: [{ field: 'id', value: found.sessionId }],
  });
  const signedIn: SignedIn | null = session && (await context.internalAdapter.findSession(session.token));
  if (!signedIn || signedIn.session.expiresAt <= new Date()) throw refused('invalid_token');
  return { ...signedIn, grant };
};
