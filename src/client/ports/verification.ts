import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';

export interface VerificationPort {
  /**
   * Sends the verification email again; the same answer for any address. `retryAfter`: seconds until the next one.
   * Problems: `rate_limited` with `retryAfter`, `mail_not_sent`.
   */
  resend(input: { email: string }, options?: MutationOptions): Promise<Outcome<{ retryAfter: number }>>;
  /**
   * Spends the mailed token, once. Called only by a person's click: never when a page is fetched or drawn, because mail
   * scanners do both (ASVS 3.5.3: no state change on GET).
   *
   * The token proves the mailbox only. In the browser that registered it is enough; elsewhere the person is asked, by
   * `password_required` with the `account`, for the `password` of that registration or for a `newPassword`, which ends whatever
   * else was registered for the address. A token that was refused is not spent.
   * Problems: `token_invalid`, `token_expired`, `token_used`, `already_verified`, `password_required`, `password_incorrect`, `password_*`.
   */
  verify(
    input: { token: string; password?: string; newPassword?: string },
    options?: MutationOptions,
  ): Promise<Outcome<{ email: string }>>;
  /** Whether the address registered or signed in with from this browser has been verified meanwhile, on whatever device. */
  status(input: { email: string }, options?: CallOptions): Promise<Outcome<{ verified: boolean }>>;
}
