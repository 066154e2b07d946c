import { createHash } from 'node:crypto';

/** Tables of the provider's plugin. */
export const accessTokenModel = 'oauthAccessToken';
export const refreshTokenModel = 'oauthRefreshToken';

/** A token or a code as the provider stores it (`storeTokens: 'hashed'`). */
export const storedToken = (token: string): string => createHash('sha256').update(token).digest('base64url');
