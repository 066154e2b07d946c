/** What a token needs for the account endpoints. One scope for all of them: they are one page of one person. */
export const accountScope = 'account';

/** `offline_access`: a refresh token, so that a session outlives its first access token (OpenID Connect Core section 11). */
export const openIdScopes = ['openid', accountScope, 'offline_access'] as const;
