import type { Credentials } from '../../contract/bodies.ts';
import type {
  Account,
  SecondFactorChallenge,
  SessionState,
  SignInResult,
  AccountStatus,
} from '../../contract/values.ts';
import type { Outcome } from '../outcome.ts';
import type { Problem } from '../problem.ts';
import type { CallOptions, MutationOptions } from './call.ts';
import type { RedirectOptions } from './redirect.ts';

export type { Account, Credentials, SecondFactorChallenge, SessionState, SignInResult, AccountStatus };

/** What a sign-in on a page of the service is told. */
export interface StartOptions extends RedirectOptions {
  /** Fills the address in there. */
  email?: string | undefined;
  /** `login`: asks again, whoever is signed in there. `create`: begins with the registration. */
  prompt?: 'login' | 'create' | undefined;
}

interface AnySessionPort {
  /** The current state, asked from the service. */
  current(options?: CallOptions): Promise<Outcome<SessionState>>;
  /** Ends this session. Succeeds when there was none. */
  signOut(options?: CallOptions): Promise<Outcome>;
  /**
   * Calls back when the state changed in this tab or in another tab of this browser. The listener gets no state: it
   * asks `current()` when it is ready to, so that a half-filled form is never touched. What a person changes in the account
   * is announced too: a name, an address that waits, an authenticator. Returns the function that ends it.
   */
  subscribe(listener: () => void): () => void;
}

/** A session that begins in the page itself. */
export interface InlineSessionPort extends AnySessionPort {
  readonly kind: 'inline';
  /** Whether the service heeds `staySignedIn` of the credentials. Then the person is asked; without, the form says nothing of it. */
  readonly remembers?: boolean;
  /**
   * Signs in; an account with a second factor is asked for it by a challenge that `secondFactor.verify` takes.
   * Problems: `credentials_invalid` (never says which part), `email_unverified` (only after the right password),
   * `rate_limited`, `device_unconfirmed` (only a link of {@link requestDeviceLink} helps on this device).
   */
  signIn(credentials: Credentials, options?: CallOptions): Promise<Outcome<SignInResult>>;
  /**
   * Emails the owner of an address a link that lets the device that opens it sign in, whatever strangers tried: its token is the `deviceToken`
   * of the credentials. The same answer for every address. Absent where the service has no such way. Problems: `rate_limited`, `mail_not_sent`.
   */
  requestDeviceLink?(input: { email: string }, options?: MutationOptions): Promise<Outcome<{ retryAfter: number }>>;
}

/** A session that begins on a page of the service. */
export interface RedirectSessionPort extends AnySessionPort {
  readonly kind: 'redirect';
  /**
   * Has the person sign in on a page of the service. Leaves this page, and then resolves only with a problem; or opens a window
   * beside it, and resolves with the state when that is done. Call it in the handler of a press, or the window is blocked.
   * Problems: `cancelled` when the person closed it.
   */
  start(options?: StartOptions): Promise<Outcome<SessionState>>;
  /**
   * Why the sign-in that this page came back from was none; nothing when it was one, and from the next one on. Known
   * once `current` has answered, whoever asked it: several elements of a page ask, and one of them has a place for the words.
   */
  refusal(): Problem | undefined;
}

export type SessionPort = InlineSessionPort | RedirectSessionPort;
