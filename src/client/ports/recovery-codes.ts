import type { RecoveryCodesLeft } from '../../contract/values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';
import type { RedirectOperation } from './redirect.ts';

export type { RecoveryCodesLeft };

interface RecoveryCodesStatus {
  /** `null` without a second factor, none of none when no set was made yet. */
  status(options?: CallOptions): Promise<Outcome<RecoveryCodesLeft | null>>;
}

/** Recovery codes that are shown on a screen of ours. */
export interface InlineRecoveryCodesPort extends RecoveryCodesStatus {
  readonly kind: 'inline';
  /** Sensitive. A new set, shown this once; the old set is dead. Problems: `conflict` without a second factor. */
  generate(options?: MutationOptions): Promise<Outcome<{ codes: string[] }>>;
}

/** Recovery codes that are made and shown on a page of the service: that is what `start` leads to. */
export interface RedirectRecoveryCodesPort extends RecoveryCodesStatus, RedirectOperation {}

export type RecoveryCodesPort = InlineRecoveryCodesPort | RedirectRecoveryCodesPort;
