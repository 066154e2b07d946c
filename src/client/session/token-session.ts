import type { HttpOptions } from '../http/http.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions } from '../ports/call.ts';
import type { RedirectResult } from '../ports/redirect.ts';
import type { RedirectSessionPort, SessionPort, StartOptions } from '../ports/session.ts';
import type { Connection } from './connection.ts';

/** What a page of the service is told when a person is sent there. */
export interface TokenStartOptions extends StartOptions {
  /** What is to happen there, where it isn't a sign-in alone, e.g. `password`. `result` tells under this name how it ended. */
  operation?: string | undefined;
  /** Seconds that an authentication may be old: after more of them the person is asked again (`max_age`). */
  maxAge?: number | undefined;
  /** Further parameters of the request, e.g. `{ kc_action: 'UPDATE_PASSWORD' }`. */
  parameters?: Readonly<Record<string, string>> | undefined;
}

/** Judges the parameters that a page of the service answered with; nothing where they say nothing of their own. */
export type ReadAnswer = (answer: URLSearchParams) => RedirectResult | undefined;

/** The calls of a client that its session port is made of. */
export interface SessionCalls extends Pick<SessionPort, 'current' | 'subscribe'> {
  /** How the service's own interface ends a session; where it has no call for that, the provider is asked (`TokenSession.end`). */
  signOut?: SessionPort['signOut'] | undefined;
}

/**
 * A session that begins on a page of the service and that this page holds as tokens, since the service's cookie is out of reach
 * on another site.
 */
export interface TokenSession {
  /** For `createHttp`: requests with the session's token, and without any cookie. */
  readonly requests: Required<Pick<HttpOptions, 'credentials' | 'getAccessToken' | 'replaceAccessToken'>>;
  /** The session port of a client with these calls. */
  port(calls: SessionCalls, connection: Pick<Connection, 'onSignedIn' | 'onSignedOut'>): RedirectSessionPort;
  /** The token to send, renewed where it is due; nothing when nobody is signed in. Rejects when it can't be renewed now. */
  accessToken(): Promise<string | undefined>;
  /**
   * Has the person sign in, or do something else, on a page of the service. Leaves this page, and then resolves only with a problem;
   * or resolves when the pop-up is done. Problems: `cancelled` when the person closed it or came Back, `not_offered` where the
   * browser keeps nothing to come back to, `unexpected_answer` for a mistake of the site's configuration, which `detail` names.
   */
  start(options: TokenStartOptions): Promise<Outcome>;
  /**
   * How an operation ended, told once: `unknown` when the tab came back without an answer, nothing when it didn't leave for this
   * operation. Known once the port's `current` has answered, or `start` has. It is no proof: read the state again.
   */
  result(operation: string, read?: ReadAnswer): RedirectResult | undefined;
  /**
   * Ends the session at the provider, without leaving the page, by what the provider offers: the end of its own session, or the
   * revocation of the tokens. Then drops the tokens. Succeeds when there was none.
   */
  end(options?: CallOptions): Promise<Outcome>;
  /** Calls back when a session began, or an operation ended, that nobody waits for any more: `current` and `result` tell. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Drops the tokens. They are ended at the service by whoever ends the session. */
  forget(): void;
}
