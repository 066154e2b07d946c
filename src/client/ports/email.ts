import type { PendingEmail } from '../../contract/values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';
import type { RedirectOperation } from './redirect.ts';

export type { PendingEmail };

/** A change of address with a form of ours. */
export interface InlineEmailPort {
  readonly kind: 'inline';
  /** The address that waits, if one does. */
  pending(options?: CallOptions): Promise<Outcome<PendingEmail | null>>;
  /**
   * Sensitive. Makes an address wait for its verification and has its email sent; another one that waited waits no more,
   * and its link is dead. The answer is the same whether or not the address belongs to somebody.
   * Problems: `email_invalid`, `email_unchanged`, `rate_limited`, `mail_not_sent`.
   */
  change(input: { email: string }, options?: MutationOptions): Promise<Outcome<PendingEmail>>;
  /** Sends the email again. Problems: `rate_limited`, `not_found` when nothing waits any more, `mail_not_sent`. */
  resend(options?: MutationOptions): Promise<Outcome<{ retryAfter: number }>>;
  /** Gives the change up; its link is dead. Succeeds when nothing waits. */
  cancel(options?: MutationOptions): Promise<Outcome>;
  /**
   * Spends the mailed token, by a person's click only. The token proves the new mailbox only: without a session of the account that
   * asked (the email may be read on another device) the person is asked for that account's `password`, by `password_required`
   * with the `account`, its current address masked, and where that has a second factor also for a `code` or a `recoveryCode`, by
   * `second_factor_required`, in a call with the password again.
   * Problems: `token_invalid`, `token_expired`, `token_used`, `password_required`, `password_incorrect`, `second_factor_required`,
   * `code_invalid`, `code_already_used`, `device_unconfirmed`, `conflict` when the address got an account meanwhile.
   */
  confirm(
    input: { token: string; password?: string; code?: string; recoveryCode?: string },
    options?: MutationOptions,
  ): Promise<Outcome<{ email: string }>>;
}

/** A change of address on a page of the service, which has to be finished there. */
export interface RedirectEmailPort extends RedirectOperation {
  /**
   * A new address that waits for its link stops every sign-in, and that page doesn't lead back once the email is sent (Keycloak 26). The person is
   * told before and afterwards.
   */
  readonly blocksSignIn?: boolean;
}

export type EmailPort = InlineEmailPort | RedirectEmailPort;
