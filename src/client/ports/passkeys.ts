import type { Passkey } from '../../contract/further-values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';
import type { RedirectChoice, RedirectOperation } from './redirect.ts';

export type { Passkey };

/** Passkeys that are added and removed on pages of the service: `start` leads to where one is added. */
export interface RedirectPasskeysPort extends RedirectOperation {
  /** The oldest first. */
  list(options?: CallOptions): Promise<Outcome<Passkey[]>>;
  /** Problems: `name_invalid` and `device_name_taken` (field `deviceName`), `not_found`. */
  rename(input: { id: string; name: string }, options?: MutationOptions): Promise<Outcome<Passkey>>;
  /** Leads to where one is removed, after a proof if the service wants one. */
  readonly removal: RedirectChoice;
}

export type PasskeysPort = RedirectPasskeysPort;
