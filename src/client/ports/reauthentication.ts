import type { ReauthenticationMethod } from '../../contract/values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions } from './call.ts';
import type { RedirectOperation } from './redirect.ts';

export type { ReauthenticationMethod };

/** A person proves who they are in a dialog of ours. */
export interface InlineReauthenticationPort {
  readonly kind: 'inline';
  /** What this account can prove itself by, the preferred one first. */
  methods(options?: CallOptions): Promise<Outcome<ReauthenticationMethod[]>>;
  /** Makes the session fresh. Problems: `password_incorrect`, `code_invalid`, `code_already_used`, `rate_limited`. */
  reauthenticate(input: { password: string } | { code: string }, options?: CallOptions): Promise<Outcome>;
}

/** A person proves who they are on a page of the service (OpenID Connect Core section 3.1.2.1: `prompt=login`, `max_age`). */
export type RedirectReauthenticationPort = RedirectOperation;

export type ReauthenticationPort = InlineReauthenticationPort | RedirectReauthenticationPort;
