import {
  ErrorResponse,
  ErrorTimeout,
  OidcClient,
  type OidcMetadata,
  type RefreshState,
  type SigninResponse,
  type StateStore,
} from 'oidc-client-ts';
import { aborted } from '../../abort.ts';
import { success, type Outcome } from '../../outcome.ts';
import { textOf } from '../../text-of.ts';
import type { TokenStartOptions } from '../token-session.ts';
import { answersAt, discover, type ProviderMetadata } from './discovery.ts';
import { endSession } from './end-session.ts';
import { isLost, problemOf, ProviderProblem } from './provider-problem.ts';
import type { Tokens } from './token-store.ts';

export interface ProviderOptions {
  authority: string;
  clientId: string;
  redirectUri: string;
  scope: string;
  pending: StateStore;
}

/** The OpenID provider, by oidc-client-ts. This file and what it imports are loaded when somebody signs in, comes back, is renewed or signs out. */
export interface Provider {
  /** The address that the person is sent to. `mark` comes back with the answer, after a semicolon in `state`. */
  begin(input: TokenStartOptions, mark?: string): Promise<Outcome<URL>>;
  /** Exchanges the code that came back, if the answer is what was asked for. */
  finish(answer: URL): Promise<Outcome<Tokens>>;
  /** Nothing when the session is over. Rejects when nobody knows. */
  renew(tokens: Tokens): Promise<Tokens | undefined>;
  end(tokens: Tokens): Promise<Outcome>;
  /** The person came back by Back: the one way from a page on which the provider says that it doesn't know this client. */
  wonder(): void;
}

const random = (): string => crypto.randomUUID() + crypto.randomUUID();

/** Until an answer has begun, and once more until it is there: the library waits for the rest of one for ever. */
const patience = 15;

const within = <T>(asked: Promise<T>): Promise<T> =>
  Promise.race([
    asked,
    aborted(AbortSignal.timeout(2000 * patience)).catch((): never => {
      throw new ErrorTimeout();
    }),
  ]);

const toTokens = ({ access_token, refresh_token, id_token, expires_in }: SigninResponse): Tokens => ({
  accessToken: access_token,
  refreshToken: refresh_token,
  idToken: id_token,
  expiresAt: Date.now() + (expires_in ?? 60) * 1000,
});

export const createProvider = ({ authority, clientId, redirectUri, scope, pending }: ProviderOptions): Provider => {
  const told = new Set<string>();
  /** What is wrong with the site or the provider is for its developer, who is not who presses the button. */
  const tell = (detail: string): void => {
    if (!told.has(detail)) console.error(`ems-elements: the client ${clientId} at ${authority}: ${detail}`);
    told.add(detail);
  };
  let known: { client: OidcClient; metadata: ProviderMetadata } | undefined;
  const open = async () => {
    if (known) return known;
    const metadata = await discover(authority);
    if (!metadata.ok) {
      // A realm that isn't there, and a proxy whose service isn't, answer without CORS: a person can only try again.
      if (metadata.problem.code === 'unreachable' && (await answersAt(authority)))
        tell('A server is there, and hides its answer from this page (CORS): is its name right, and is it up?');
      throw new ProviderProblem(metadata.problem);
    }
    const client = new OidcClient({
      authority,
      // Of a member that is absent it has no key either.
      metadata: metadata.value as Partial<OidcMetadata>,
      client_id: clientId,
      redirect_uri: redirectUri,
      scope,
      response_type: 'code',
      response_mode: 'query',
      stateStore: pending,
      requestTimeoutInSeconds: patience,
      // No cookie is of use there, and none is to be sent.
      fetchRequestCredentials: 'omit',
      // `azp` is looked at.
      filterProtocolClaims: false,
    });
    return (known = { client, metadata: metadata.value });
  };

  const outcomeOf = async <T>(run: () => Promise<T>): Promise<Outcome<T>> => {
    try {
      return success(await run());
    } catch (error) {
      const problem = problemOf(error);
      if (problem.code === 'unexpected_answer') tell(problem.detail ?? '');
      return { ok: false, problem };
    }
  };
  const mistake = (detail: string): ProviderProblem => new ProviderProblem({ code: 'unexpected_answer', detail });

  /** RFC 9207: a code of another provider must not be sent to this one. */
  const checkSender = async (answer: URL, metadata: () => Promise<ProviderMetadata>): Promise<void> => {
    const { searchParams } = answer;
    const issuer = searchParams.get('iss');
    if (issuer === null ? !(await metadata()).authorization_response_iss_parameter_supported : issuer === authority)
      return;
    // Spent with it: a sign-in has one answer.
    await pending.remove((searchParams.get('state') ?? '').split(';')[0] ?? '');
    throw new Error('The answer is from another issuer.');
  };

  /** OpenID Connect Core section 3.1.3.7: made by this provider and for this client, which trusts no other audience. */
  const checkIdToken = ({ profile: { iss, aud, azp } }: SigninResponse): void => {
    const audiences = [aud].flat();
    const named = azp === undefined ? audiences.length === 1 : azp === clientId;
    if (iss !== authority || !audiences.includes(clientId) || !named) {
      throw mistake(`The ID token is for somebody else: iss ${iss}, aud ${audiences.join(' ')}, azp ${azp}.`);
    }
  };

  const exchange = async (asked: Promise<SigninResponse>): Promise<SigninResponse> => {
    try {
      return await within(asked);
    } catch (error) {
      // The provider is there, and the browser hides its answer from this page.
      if (isLost(error) && (await discover(authority)).ok) {
        throw mistake(
          `${textOf(error)} at its token endpoint, although it is there: does it allow the origin of this page (CORS, "web origins")?`,
        );
      }
      throw error;
    }
  };

  let wondered = false;
  return {
    wonder() {
      if (!wondered)
        console.info(
          `ems-elements: somebody came Back from ${authority} without an answer. If it showed an error: does it know the client ${clientId}, and is ${redirectUri} one of its redirect addresses?`,
        );
      wondered = true;
    },
    begin: ({ email, prompt, locale, maxAge, parameters }, mark) =>
      outcomeOf(async () => {
        const { client } = await open();
        const { url } = await client.createSigninRequest({
          nonce: random(),
          ...(email !== undefined && { login_hint: email }),
          ...(prompt !== undefined && { prompt }),
          ...(locale !== undefined && { ui_locales: locale }),
          ...(maxAge !== undefined && { max_age: maxAge }),
          ...(parameters !== undefined && { extraQueryParams: { ...parameters } }),
          ...(mark !== undefined && { url_state: mark }),
        });
        return new URL(url);
      }),
    finish: (answer) =>
      outcomeOf(async () => {
        await checkSender(answer, async () => (await open()).metadata);
        const { client } = await open();
        const response = await exchange(client.processSigninResponse(answer.href));
        checkIdToken(response);
        return toTokens(response);
      }),
    async renew({ refreshToken, idToken }) {
      if (refreshToken === undefined) return undefined;
      const { client } = await open();
      const state: RefreshState = {
        refresh_token: refreshToken,
        ...(idToken !== undefined && { id_token: idToken }),
        session_state: null,
        // Nothing of it is read. Without a scope the new token has that of the old one.
        profile: { sub: '', iss: authority, aud: clientId, exp: 0, iat: 0 },
      };
      try {
        const renewed = toTokens(await exchange(client.useRefreshToken({ state })));
        return { ...renewed, refreshToken: renewed.refreshToken ?? refreshToken };
      } catch (error) {
        if (error instanceof ProviderProblem) tell(error.message);
        if (!(error instanceof ErrorResponse)) throw error;
        if (error.error === 'invalid_grant') return undefined;
        const problem = problemOf(error);
        // A client that is no longer known there is renewed nothing, however often it asks.
        if (problem.code !== 'unexpected_answer') throw error;
        tell(problem.detail ?? '');
        return undefined;
      }
    },
    end: (tokens) =>
      outcomeOf(async () => {
        const { metadata } = await open();
        const left = await endSession(metadata, clientId, tokens);
        if (left === 'lost') {
          const there = await discover(authority);
          if (!there.ok) throw new ProviderProblem(there.problem);
        }
        if (left !== 'ended')
          tell('The session can be ended here only: the provider lets no page end its own one, or revoke a token.');
      }),
  };
};
