import type { AuthContext, BetterAuthPlugin } from 'better-auth';
import { pathWithin } from '../http/addresses.ts';
import { supportedAcr } from './authentication-claims.ts';
import { openIdScopes } from './scopes.ts';

export const discoveryPath = '/.well-known/openid-configuration';

/** What there is, and nothing else: the provider's own document names endpoints that are closed here. */
const discovery = ({ baseURL }: AuthContext): Record<string, unknown> => ({
  issuer: baseURL,
  authorization_endpoint: `${baseURL}/oauth2/authorize`,
  token_endpoint: `${baseURL}/oauth2/token`,
  revocation_endpoint: `${baseURL}/oauth2/revoke`,
  jwks_uri: `${baseURL}/jwks`,
  scopes_supported: openIdScopes,
  response_types_supported: ['code'],
  response_modes_supported: ['query'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none'],
  revocation_endpoint_auth_methods_supported: ['none'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['ES256'],
  acr_values_supported: supportedAcr,
  claims_parameter_supported: true,
  prompt_values_supported: ['login', 'create', 'none', 'select_account'],
  authorization_response_iss_parameter_supported: true,
});

/** Tokens name what the `jwt` plugin was told, and a client believes none of another issuer than it has discovered. */
export const refuseOtherIssuer = (plugins: readonly BetterAuthPlugin[] = [], baseURL: string): void => {
  const { jwt }: { jwt?: { issuer?: string } } = plugins.find(({ id }) => id === 'jwt')?.options ?? {};
  if (baseURL !== '' && jwt?.issuer !== undefined && jwt.issuer !== baseURL)
    throw new Error(`jwt: no other issuer than ${baseURL}, the base URL, which it is without one.`);
};

/** The answer to a request for the discovery document (OpenID Connect Discovery section 4); nothing for every other one. */
export const answerDiscovery = (request: Request, context: AuthContext): Response | undefined => {
  const path = pathWithin(request.url, context.baseURL);
  // Of OAuth 2.0 servers in general (RFC 8414): the provider would answer it with its own document.
  if (path === '/.well-known/oauth-authorization-server') return new Response(null, { status: 404 });
  return path === discoveryPath ? Response.json(discovery(context)) : undefined;
};
