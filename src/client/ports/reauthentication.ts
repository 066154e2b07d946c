import type { Reauthentication } from '../../contract/bodies.ts';
import type { ReauthenticationMethod } from '../../contract/values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions } from './call.ts';
import type { RedirectOperation } from './redirect.ts';

export type { Reauthentication, ReauthenticationMethod };

/** A person proves who they are in a dialog of ours. */
export interface InlineReauthenticationPort {
  readonly kind: 'inline';
  /**
   * What this session still has to show before a sensitive call: one way of each group, the preferred one first. `[['password']]` asks
   * for the password; `[['password'], ['totp', 'recovery_code']]` for it and for a code, of the app or of the recovery codes. Empty
   * where nothing is missing.
   */
  methods(options?: CallOptions): Promise<Outcome<ReauthenticationMethod[][]>>;
  /**
   * Makes the session fresh by what is given, all of it or nothing. Problems: `password_incorrect` (field `password`), `code_invalid` and
   * `code_already_used` (field `code`), `rate_limited`.
   */
  reauthenticate(input: Reauthentication, options?: CallOptions): Promise<Outcome>;
}

/** A person proves who they are on a page of the service (OpenID Connect Core section 3.1.2.1: `prompt=login`, `max_age`). */
export type RedirectReauthenticationPort = RedirectOperation;

export type ReauthenticationPort = InlineReauthenticationPort | RedirectReauthenticationPort;
