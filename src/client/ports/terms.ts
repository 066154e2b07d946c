import type { Acceptance, Terms, TermsDocument } from '../../contract/values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';

export type { Acceptance, Terms, TermsDocument };

export interface TermsPort {
  /** The terms in force. Works without a session. */
  current(options?: CallOptions): Promise<Outcome<Terms>>;
  /** Records the acceptance of a version with its time. Problems: `terms_outdated`, `not_signed_in`. */
  accept(input: { version: string }, options?: MutationOptions): Promise<Outcome<Acceptance>>;
}
