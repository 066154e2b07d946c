/** The ports of an existing account. Part of {@link AuthClient}; apart from it so that both can be read at once. */
import type { Account, CallOptions, MutationOptions, SessionState } from './types.ts';
import type { Outcome } from './outcome.ts';

/** Any call here may answer `not_signed_in` or `session_expired`; those marked sensitive also `reauthentication_required`. */

export interface ProfilePort {
  /** Problems: `name_invalid`. */
  update(input: { firstName: string; lastName: string }, options?: MutationOptions): Promise<Outcome<Account>>;
}

/** An address that waits for verification. The old one keeps working meanwhile. */
export interface PendingEmail {
  email: string;
  /** Seconds until its mail can be sent again. */
  retryAfter: number;
}

export interface EmailPort {
  /** The address that waits, if one does. */
  pending(options?: CallOptions): Promise<Outcome<PendingEmail | null>>;
  /**
   * Sensitive. Makes an address wait for its verification and has its mail sent; another one that waited waits no more,
   * and its link is dead. The answer is the same whether or not the address belongs to somebody.
   * Problems: `email_invalid`, `email_unchanged`, `rate_limited`, `mail_not_sent`.
   */
  change(input: { email: string }, options?: MutationOptions): Promise<Outcome<PendingEmail>>;
  /** Sends the mail again. Problems: `rate_limited`, `not_found` when nothing waits any more, `mail_not_sent`. */
  resend(options?: CallOptions): Promise<Outcome<{ retryAfter: number }>>;
  /** Gives the change up; its link is dead. Succeeds when nothing waits. */
  cancel(options?: MutationOptions): Promise<Outcome>;
  /**
   * Spends the mailed token, by a person's click only; works without a session (the mail may be read on another device).
   * Problems: `token_invalid`, `token_expired`, `token_used`, `conflict` when the address got an account meanwhile.
   */
  confirm(input: { token: string }, options?: MutationOptions): Promise<Outcome<{ email: string }>>;
}

export interface PasswordPort {
  /** Whether a change wants the present password besides a fresh authentication. */
  readonly requiresCurrentPassword: boolean;
  /** Sensitive. Problems: `password_*`, where `currentPassword` is given or wanted also `password_incorrect`; `rate_limited`. */
  change(
    input: { currentPassword?: string | undefined; password: string; endOtherSessions: boolean },
    options?: MutationOptions,
  ): Promise<Outcome>;
  /** Has a link mailed; the same answer for any address. Problems: `email_invalid`, `rate_limited`, `mail_not_sent`. */
  requestReset(input: { email: string }, options?: CallOptions): Promise<Outcome<{ retryAfter: number }>>;
  /**
   * Spends the mailed token and ends every session; signs nobody in, so that a second factor is still asked for (ASVS 6.4.3).
   * Problems: `token_*`, `password_*`.
   */
  reset(input: { token: string; password: string }, options?: MutationOptions): Promise<Outcome>;
}

/** An authenticator application. Times are ISO 8601. */
export interface Authenticator {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** What an authenticator application is set up with (Key URI format; RFC 6238). */
export interface AuthenticatorEnrolment {
  id: string;
  /** Base32 without padding. */
  secret: string;
  /** `otpauth://totp/...` */
  uri: string;
  algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  digits: number;
  /** Seconds that a code lasts. */
  period: number;
}

export interface AuthenticatorsPort {
  /** The oldest first. */
  list(options?: CallOptions): Promise<Outcome<Authenticator[]>>;
  /** Sensitive. Begins a set-up; it counts for nothing until `activate`, and beginning another one forgets it. Problems: `device_limit_reached`. */
  enrol(options?: MutationOptions): Promise<Outcome<AuthenticatorEnrolment>>;
  /**
   * Sensitive. Ends the set-up by the first right code, which is used up by it; a name that is refused uses none up.
   * Problems: `code_invalid`, `code_already_used`, `name_invalid` and `device_name_taken` (field `deviceName`), `not_found` when
   * the set-up is gone, `device_limit_reached`, `rate_limited`.
   */
  activate(input: { id: string; code: string; name: string }, options?: MutationOptions): Promise<Outcome<Authenticator>>;
  /** Problems: `name_invalid` and `device_name_taken` (field `deviceName`), `not_found`. */
  rename(input: { id: string; name: string }, options?: MutationOptions): Promise<Outcome<Authenticator>>;
  /** Sensitive. The last one takes the recovery codes along. Problems: `not_found`. */
  remove(input: { id: string }, options?: MutationOptions): Promise<Outcome>;
}

export interface RecoveryCodesPort {
  /** How many are left; `null` without a second factor, none of none when no set was made yet. `createdAt` is an ISO 8601 time. */
  status(options?: CallOptions): Promise<Outcome<{ remaining: number; total: number; createdAt: string } | null>>;
  /** Sensitive. A new set, shown this once; the old set is dead. Problems: `conflict` without a second factor. */
  generate(options?: MutationOptions): Promise<Outcome<{ codes: string[] }>>;
}

export interface SessionInfo {
  id: string;
  /** This very session. */
  current: boolean;
  /** In words of the field, as the client tells them: `Firefox`, `Windows`; absent when unknown. */
  browser?: string | undefined;
  system?: string | undefined;
  createdAt: string;
  lastUsedAt: string;
}

export interface SessionsPort {
  /** This session first, then by last use. */
  list(options?: CallOptions): Promise<Outcome<SessionInfo[]>>;
  /** Sensitive. Problems: `not_found`. */
  end(input: { id: string }, options?: MutationOptions): Promise<Outcome>;
  /** Sensitive. */
  endOthers(options?: MutationOptions): Promise<Outcome>;
}

export type ReauthenticationMethod = 'password' | 'totp';

export interface ReauthenticationPort {
  /** What this account can prove itself by, the preferred one first. */
  methods(options?: CallOptions): Promise<Outcome<ReauthenticationMethod[]>>;
  /** Makes the session fresh. Problems: `password_incorrect`, `code_invalid`, `code_already_used`, `rate_limited`. */
  reauthenticate(input: { password: string } | { code: string }, options?: CallOptions): Promise<Outcome>;
}

/** What an account's deletion takes along, by name. */
export interface DeletionImpact {
  hosts: string[];
  integrations: string[];
  subscriptions: string[];
}

export interface DeletionPort {
  impact(options?: CallOptions): Promise<Outcome<DeletionImpact>>;
  /** Sensitive. Deletes the account with everything it owns and ends its sessions everywhere, or changes nothing at all. */
  delete(options?: MutationOptions): Promise<Outcome>;
}

/** The second step of a sign-in. */
export interface SecondFactorChallenge {
  /** Opaque; goes with the code, so that clients without cookies can answer it. */
  challenge: string;
  methods: ('totp' | 'recovery_code')[];
}

export interface SecondFactorPort {
  /**
   * Begins the session. A wrong code leaves the challenge as it is, until there were too many; codes may have spaces, dashes
   * and letters of either case. Problems: `code_invalid`, `code_already_used`, `challenge_expired`, `rate_limited`.
   */
  verify(
    input: { challenge: string } & ({ code: string } | { recoveryCode: string }),
    options?: CallOptions,
  ): Promise<Outcome<SessionState>>;
}

/** Each may be absent, see {@link AuthClient}. */
export interface AccountPorts {
  readonly secondFactor: SecondFactorPort;
  readonly reauthentication: ReauthenticationPort;
  readonly profile: ProfilePort;
  readonly email: EmailPort;
  readonly password: PasswordPort;
  readonly authenticators: AuthenticatorsPort;
  readonly recoveryCodes: RecoveryCodesPort;
  readonly sessions: SessionsPort;
  readonly deletion: DeletionPort;
}
