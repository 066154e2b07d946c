import { ErrorResponse, OidcClient, type RefreshState, type SigninResponse, type StateStore } from 'oidc-client-ts';
import { failure, type Outcome } from '../../outcome.ts';
import type { StartOptions } from '../../ports/session.ts';
import type { Tokens } from './token-store.ts';

export interface ProviderOptions {
  authority: string;
  clientId: string;
  redirectUri: string;
  scope: string;
  pending: StateStore;
}

/** The OpenID provider, by oidc-client-ts. This file and what it imports are loaded when somebody signs in, comes back or is renewed. */
export interface Provider {
  /** The address that the person is sent to. `mark` comes back with the answer, after a semicolon in `state`. */
  begin(input: StartOptions, mark?: string): Promise<string>;
  /** Exchanges the code that came back. Rejects when the answer isn't what was asked for. */
  finish(answer: URL): Promise<Tokens>;
  /** Nothing when the session is over. */
  renew(tokens: Tokens): Promise<Tokens | undefined>;
}

const random = (): string => crypto.randomUUID() + crypto.randomUUID();

const toTokens = ({ access_token, refresh_token, id_token, expires_in }: SigninResponse): Tokens => ({
  accessToken: access_token,
  refreshToken: refresh_token,
  idToken: id_token,
  expiresAt: Date.now() + (expires_in ?? 60) * 1000,
});

export const createProvider = ({ authority, clientId, redirectUri, scope, pending }: ProviderOptions): Provider => {
  const client = new OidcClient({
    authority,
    client_id: clientId,
    redirect_uri: redirectUri,
    scope,
    response_type: 'code',
    response_mode: 'query',
    stateStore: pending,
    requestTimeoutInSeconds: 15,
    // No cookie is of use there, and none is to be sent.
    fetchRequestCredentials: 'omit',
  });

  /** OpenID Connect Discovery section 4.3, RFC 9207: who is asked has to be who is meant, or a code goes to somebody else's endpoint. */
  const checkIssuer = async (issuer: unknown): Promise<void> => {
    const metadata = await client.metadataService.getMetadata();
    if (metadata.issuer !== authority || issuer !== authority) throw new Error('The answer is from another issuer.');
  };

  return {
    async begin({ email, prompt }, mark) {
      await checkIssuer(authority);
      const { url } = await client.createSigninRequest({
        nonce: random(),
        ...(email !== undefined && { login_hint: email }),
        ...(prompt !== undefined && { prompt }),
        ...(mark !== undefined && { url_state: mark }),
      });
      return url;
    },
    async finish(answer) {
      const issuer = answer.searchParams.get('iss');
      // Spent with it: a sign-in has one answer.
      if (issuer !== authority) await pending.remove((answer.searchParams.get('state') ?? '').split(';')[0] ?? '');
      await checkIssuer(issuer);
      const response = await client.processSigninResponse(answer.href);
      const { iss, aud } = response.profile;
      if (iss !== authority || aud !== clientId) throw new Error('The ID token is for somebody else.');
      return toTokens(response);
    },
    async renew({ refreshToken, idToken }) {
      if (refreshToken === undefined) return undefined;
      const state: RefreshState = {
        refresh_token: refreshToken,
        ...(idToken !== undefined && { id_token: idToken }),
        session_state: null,
        scope,
        // Nothing of it is read.
        profile: { sub: '', iss: authority, aud: clientId, exp: 0, iat: 0 },
      };
      try {
        const renewed = toTokens(await client.useRefreshToken({ state }));
        return { ...renewed, refreshToken: renewed.refreshToken ?? refreshToken };
      } catch (error) {
        if (error instanceof ErrorResponse && error.error === 'invalid_grant') return undefined;
        throw error;
      }
    },
  };
};

/** Whether the service could not be asked, rather than refused. */
const isLost = (error: unknown): boolean => error instanceof TypeError || (error instanceof Error && error.name === 'ErrorTimeout');

/** What a sign-in that went wrong comes to. Whatever it was, the way on is to sign in again. */
export const toFailure = (error: unknown): Outcome<never> => {
  const detail = String(error);
  if (error instanceof ErrorResponse && error.error === 'access_denied') return failure('cancelled', { detail });
  if (isLost(error)) return failure(globalThis.navigator?.onLine === false ? 'offline' : 'unreachable', { detail });
  if (error instanceof ErrorResponse && /^(server_error|temporarily_unavailable)$/.test(error.error ?? '')) return failure('service_unavailable', { detail });
  return failure('challenge_expired', { detail });
};
