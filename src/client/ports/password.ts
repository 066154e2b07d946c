import type { PasswordStatus } from '../../contract/values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';
import type { RedirectOperation } from './redirect.ts';

export type { PasswordStatus };

interface KnownPassword {
  /** What is known of the current password. Absent where nothing is. */
  status?(options?: CallOptions): Promise<Outcome<PasswordStatus>>;
}

/** A change of password with a form of ours. */
export interface InlinePasswordPort extends KnownPassword {
  readonly kind: 'inline';
  /** Whether a change wants the current password, however fresh the session is. One that was made fresh again after the sign-in may do as well. */
  readonly requiresCurrentPassword: boolean;
  /** Sensitive. Problems: `password_*`, where `currentPassword` is given or required also `password_incorrect`; `rate_limited`. */
  change(
    input: { currentPassword?: string | undefined; password: string; endOtherSessions: boolean },
    options?: MutationOptions,
  ): Promise<Outcome>;
}

/** A change of password on a page of the service. */
export interface RedirectPasswordPort extends KnownPassword, RedirectOperation {}

export type PasswordPort = InlinePasswordPort | RedirectPasswordPort;

/** A password that was forgotten. Absent where people sign in on a page of the service, which offers it there. */
export interface PasswordResetPort {
  /** Has a link mailed; the same answer for any address. Problems: `email_invalid`, `rate_limited`, `mail_not_sent`. */
  request(input: { email: string }, options?: MutationOptions): Promise<Outcome<{ retryAfter: number }>>;
  /**
   * Spends the mailed token and ends every session; signs nobody in, so that a second factor is still asked for (ASVS 6.4.3).
   * Without a `password` it spends nothing: of an open link it answers `password_required` with the `account` whose password is
   * chosen, by its whole address, since whoever holds the link owns that mailbox. A client that can't tell answers any other problem.
   * Problems: `token_*`, `password_*`.
   */
  confirm(input: { token: string; password?: string | undefined }, options?: MutationOptions): Promise<Outcome>;
}
