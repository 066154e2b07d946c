import type { Authenticator, AuthenticatorEnrolment } from '../../contract/values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';
import type { RedirectOperation } from './redirect.ts';

export type { Authenticator, AuthenticatorEnrolment };

/** What both kinds do in the page itself. */
interface AuthenticatorList {
  /** The oldest first. */
  list(options?: CallOptions): Promise<Outcome<Authenticator[]>>;
  /** Problems: `name_invalid` and `device_name_taken` (field `deviceName`), `not_found`. */
  rename(input: { id: string; name: string }, options?: MutationOptions): Promise<Outcome<Authenticator>>;
  /** Sensitive. Ends the other sessions; the last one takes the recovery codes along. Problems: `not_found`. */
  remove(input: { id: string }, options?: MutationOptions): Promise<Outcome>;
}

/** Authenticators that are set up with screens of ours. */
export interface InlineAuthenticatorsPort extends AuthenticatorList {
  readonly kind: 'inline';
  /** Sensitive. Begins a set-up; it counts for nothing until `activate`, and beginning another one forgets it. Problems: `device_limit_reached`. */
  enrol(options?: MutationOptions): Promise<Outcome<AuthenticatorEnrolment>>;
  /**
   * Sensitive. Ends the set-up by the first right code, which is used up by it; a name that is refused uses none up. The other
   * sessions end unless `endOtherSessions` is `false`: they have not shown the new factor.
   * Problems: `code_invalid`, `code_already_used`, `name_invalid` and `device_name_taken` (field `deviceName`), `not_found` when
   * the set-up is gone, `device_limit_reached`, `rate_limited`.
   */
  activate(
    input: { id: string; code: string; name: string; endOtherSessions?: boolean | undefined },
    options?: MutationOptions,
  ): Promise<Outcome<Authenticator>>;
}

/** Authenticators that are set up on a page of the service: that is what `start` leads to. */
export interface RedirectAuthenticatorsPort extends AuthenticatorList, RedirectOperation {}

export type AuthenticatorsPort = InlineAuthenticatorsPort | RedirectAuthenticatorsPort;
