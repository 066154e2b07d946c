import type { StartOptions } from '../ports/session.ts';
import type { Outcome } from '../outcome.ts';

/**
 * A session that begins on a page of the service and that this page holds as tokens, since the service's cookie is out of reach
 * on another site. Given to a client, which sends the access token and asks for nothing else of it.
 */
export interface TokenSession {
  /** The token to send, renewed where it is due; nothing when nobody is signed in. Rejects when it can't be renewed now. */
  accessToken(): Promise<string | undefined>;
  /** The service refused a token. Gives another one to try, or nothing: then nobody is signed in here any more. */
  refused(token: string): Promise<string | undefined>;
  /**
   * Takes up what the page came back with from a sign-in, if it did; `true` when a session began. Everyone who asks at the same
   * time gets the one answer. Problems: `cancelled`, `challenge_expired` for whatever doesn't belong to a sign-in begun here.
   */
  resume(): Promise<Outcome<boolean>>;
  /** Begins a sign-in. Leaves the page, or resolves when the pop-up is done. Problems: `cancelled`. */
  start(options: StartOptions): Promise<Outcome>;
  /** Calls back when a session began although `start` had been given up: `resume` tells. Returns the function that ends it. */
  subscribe(listener: () => void): () => void;
  /** Drops the tokens. They are ended at the service by whoever ends the session. */
  forget(): void;
}
