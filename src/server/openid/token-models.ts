import { createHash } from 'node:crypto';
import type { AuthContext } from 'better-auth';
import { database } from '../storage/database.ts';

/** Tables of the provider's plugin. */
export const accessTokenModel = 'oauthAccessToken';
export const refreshTokenModel = 'oauthRefreshToken';

/** A token or a code as the provider stores it (`storeTokens: 'hashed'`). */
export const storedToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** The row of a token that somebody has sent. */
export const findToken = async <Row>(context: AuthContext, model: string, token: string): Promise<Row | null> =>
  (await database(context)).findOne<Row>({ model, where: [{ field: 'token', value: storedToken(token) }] });
