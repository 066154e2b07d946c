import type { DeletionImpact } from '../../contract/values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';
import type { RedirectOperation } from './redirect.ts';

export type { DeletionImpact };

interface DeletionPreview {
  impact(options?: CallOptions): Promise<Outcome<DeletionImpact>>;
}

/** A deletion with a form of ours. */
export interface InlineDeletionPort extends DeletionPreview {
  readonly kind: 'inline';
  /** Sensitive. Deletes the account with everything it owns and ends its sessions everywhere, or changes nothing at all. */
  delete(options?: MutationOptions): Promise<Outcome>;
}

/** A deletion on a page of the service. After `success` nobody is signed in here. */
export interface RedirectDeletionPort extends DeletionPreview, RedirectOperation {}

export type DeletionPort = InlineDeletionPort | RedirectDeletionPort;
