import { oauthProvider } from '@better-auth/oauth-provider';
import type { BetterAuthPlugin } from 'better-auth';
import { jwt } from 'better-auth/plugins';
import { openIdPlugin, openIdScopes } from '../../src/server/index.ts';
import type { ServiceConfig } from './config.ts';

/** Short, because a token that was taken works until it ends or its session does; renewed without anybody noticing. */
const accessTokenSeconds = 5 * 60;
/** How long a code can be exchanged, and the sign-in page be answered before it has to ask for the authorization anew. */
const codeSeconds = 5 * 60;
/** How long a client that never had the answer may renew with the same token, so that a lost answer signs nobody out: longer than it tries. */
const renewAgainSeconds = 60;

/** The account service as an OpenID provider for its other sites. */
export const openIdProvider = ({ siteURL }: ServiceConfig): BetterAuthPlugin[] => [
  openIdPlugin(),
  jwt({ jwks: { keyPairConfig: { alg: 'ES256' } }, disableSettingJwtHeader: true }),
  oauthProvider({
    scopes: [...openIdScopes],
    grantTypes: ['authorization_code', 'refresh_token'],
    accessTokenExpiresIn: accessTokenSeconds,
    idTokenExpiresIn: accessTokenSeconds,
    codeExpiresIn: codeSeconds,
    refreshTokenReuseInterval: renewAgainSeconds,
    loginPage: `${siteURL}/sign-in`,
    signup: { page: `${siteURL}/register` },
    // Never reached: the clients are the service's own.
    consentPage: `${siteURL}/sign-in`,
    // A session alone gives no site a code: the person says so on the sign-in page, each time.
    selectAccount: { page: `${siteURL}/sign-in`, shouldRedirect: () => true },
  }),
];
