import type { AccountPorts, SecondFactorChallenge } from './account-ports.ts';
import type { Outcome } from './outcome.ts';
import type { Policy } from './policy.ts';
import type { Problem } from './problem.ts';

/**
 * What an account still owes before it can be used. The service decides it; elements and journeys only read it.
 * `anonymous -> unverified -> terms_due -> active`.
 */
export type Standing = 'anonymous' | 'unverified' | 'terms_due' | 'active';

export interface Account {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
}

/** Who this browser is to the service. */
export type SessionState =
  | { standing: 'anonymous' }
  /** Registered from this browser and waiting for the mail's link. There may be no session yet. */
  | { standing: 'unverified'; email: string }
  | { standing: 'terms_due' | 'active'; account: Account };

export interface CallOptions {
  /** Aborts the call: it then rejects with an `AbortError`. Elements abort when they are disconnected. */
  signal?: AbortSignal | undefined;
}

/** Options of a mutation that is safe to send again after a lost answer. */
export interface MutationOptions extends CallOptions {
  /** The same key with the same input is carried out once, however often it is sent (draft-ietf-httpapi-idempotency-key-header). */
  idempotencyKey?: string | undefined;
}

export interface Credentials {
  email: string;
  password: string;
}

/** Signed in, or the second step of it: told apart by `'challenge' in value`. There is no session before the second step. */
export type SignInResult = SessionState | SecondFactorChallenge;

/** What a sign-in that happens elsewhere is told. */
export interface StartOptions {
  /** Fills the address in there. */
  email?: string | undefined;
  /** `login`: asks again, whoever is signed in there. `create`: begins with the registration. */
  prompt?: 'login' | 'create' | undefined;
}

/** Has `signIn` where people sign in in the page itself, and `start` where they do so on a page of the service. */
export interface SessionPort {
  /** The present state, asked from the service. */
  current(options?: CallOptions): Promise<Outcome<SessionState>>;
  /**
   * Signs in; an account with a second factor is asked for it by a challenge that `secondFactor.verify` takes.
   * Problems: `credentials_invalid` (never says which part), `email_unverified` (only after the right password),
   * `rate_limited`.
   */
  signIn?(credentials: Credentials, options?: CallOptions): Promise<Outcome<SignInResult>>;
  /**
   * Has the person sign in on a page of the service. Leaves this page, and then resolves only with a problem; or opens a window
   * beside it, and resolves with the state when that is done. To be called in the handler of a press, or the window is blocked.
   * Problems: `cancelled` when the person closed it.
   */
  start?(input?: StartOptions, options?: CallOptions): Promise<Outcome<SessionState>>;
  /**
   * Why the sign-in elsewhere that this page came back from was none; nothing when it was one, and from the next one on. Known
   * once `current` has answered, whoever asked it: several elements of a page ask, and one of them has a place for the words.
   */
  refusal?(): Problem | undefined;
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
export interface InlineSessionPort extends SessionPort {
  signIn(credentials: Credentials, options?: CallOptions): Promise<Outcome<SignInResult>>;
}

/** A session that begins on a page of the service. */
export interface RedirectSessionPort extends SessionPort {
  start(input?: StartOptions, options?: CallOptions): Promise<Outcome<SessionState>>;
}

export interface Registration {
  firstName: string;
  lastName: string;
  email: string;
  /** Sent as typed: any Unicode, spaces kept (NIST SP 800-63B-4 section 3.1.1.2). The service normalises to NFC before hashing. */
  password: string;
  /** Version of the terms accepted before the account existed; recorded with the account. */
  acceptedTerms?: string | undefined;
  /** Named controls of the host page (slot `extra-fields`). */
  extra?: Record<string, string> | undefined;
  /**
   * The page that the mail's link leads back to, with `token` and `journey` as parameters; the service's own page when
   * absent. Exact addresses of an allow-list only: `forbidden` otherwise.
   */
  returnTo?: string | undefined;
  /** The sign-up journey that the registration is part of; goes along in the mail's link. */
  journey?: string | undefined;
}

export interface RegistrationPort {
  /**
   * Starts a registration and has the verification mail sent. The answer is the same whether or not the address already
   * has an account; the owner of an existing one is told by mail instead.
   * Problems: `email_invalid`, `name_invalid`, `password_*`, `terms_outdated`, `forbidden` (`returnTo`), `rate_limited`.
   */
  register(registration: Registration, options?: MutationOptions): Promise<Outcome<{ email: string; resendAfter: number }>>;
}

export interface VerificationPort {
  /**
   * Sends the verification mail again; the same answer for any address. `retryAfter`: seconds until the next one.
   * Problems: `rate_limited` with `retryAfter`, `mail_not_sent`.
   */
  resend(input: { email: string }, options?: CallOptions): Promise<Outcome<{ retryAfter: number }>>;
  /**
   * Spends the mailed token, once. Called only by a person's click: never when a page is fetched or drawn, because mail
   * scanners do both (ASVS 3.5.3: no state change on GET).
   * Problems: `token_invalid`, `token_expired`, `token_used`, `already_verified`.
   */
  verify(input: { token: string }, options?: MutationOptions): Promise<Outcome<{ email: string }>>;
  /** Whether the address registered or signed in with from this browser has been verified meanwhile, on whatever device. */
  status(input: { email: string }, options?: CallOptions): Promise<Outcome<{ verified: boolean }>>;
}

export interface TermsDocument {
  id: string;
  title: string;
  href: string;
  /** BCP 47 tag of the document where it differs from the page's (WCAG 3.1.2). */
  lang?: string | undefined;
}

export interface Terms {
  version: string;
  documents: TermsDocument[];
  /** The latest acceptance of the signed-in account, of whatever version; `null` when there is none. ISO 8601 time. */
  accepted: { version: string; acceptedAt: string } | null;
}

export interface TermsPort {
  /** The terms in force. Works without a session. */
  current(options?: CallOptions): Promise<Outcome<Terms>>;
  /** Records the acceptance of a version with its time. Problems: `terms_outdated`, `not_signed_in`. */
  accept(input: { version: string }, options?: MutationOptions): Promise<Outcome<{ version: string; acceptedAt: string }>>;
}

export interface PolicyPort {
  /** Known at once, so that a form is drawn without waiting for the network. */
  readonly initial: Policy;
  /** What the service enforces now. */
  current(options?: CallOptions): Promise<Outcome<Policy>>;
}

/**
 * The one interface between the elements and an identity service, in ports. A port that a service cannot offer is
 * absent; the element that needs it says so (`not_offered`), and hides itself inside a composite page.
 */
export interface AuthClient extends Partial<AccountPorts> {
  readonly session: SessionPort;
  readonly policy: PolicyPort;
  readonly registration?: RegistrationPort;
  readonly verification?: VerificationPort;
  readonly terms?: TermsPort;
  /** Pages that a person may be sent on to, as full addresses: what an attribute or a link names is followed only when it is here. */
  readonly returns?: readonly string[];
}

/** A client whose people sign in in the page itself. */
export interface InlineAuthClient extends AuthClient {
  readonly session: InlineSessionPort;
}

/** A client whose people sign in on a page of the service. */
export interface RedirectAuthClient extends AuthClient {
  readonly session: RedirectSessionPort;
}
