import type { Passkey } from '../../contract/further-values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';
import type { RedirectOperation, RedirectOptions, RedirectResult } from './redirect.ts';

export type { Passkey };

/** The removal of something on a page of the service, which asks for a proof if it needs one. */
export interface RedirectRemoval {
  readonly kind: 'redirect';
  /** As `start` of a {@link RedirectOperation}. */
  start(options: RedirectOptions & { id: string }): Promise<Outcome>;
  /** As `result` of a {@link RedirectOperation}. The list shows which passkey is gone. */
  result(): RedirectResult | undefined;
}

/** Passkeys that are added and removed on pages of the service: `start` leads to where one is added. */
export interface RedirectPasskeysPort extends RedirectOperation {
  /** The oldest first. */
  list(options?: CallOptions): Promise<Outcome<Passkey[]>>;
  /** Problems: `name_invalid` and `device_name_taken` (field `deviceName`), `not_found`. */
  rename(input: { id: string; name: string }, options?: MutationOptions): Promise<Outcome<Passkey>>;
  readonly removal: RedirectRemoval;
}

export type PasskeysPort = RedirectPasskeysPort;
