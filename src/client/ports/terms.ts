import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';

export interface TermsDocument {
  id: string;
  title: string;
  href: string;
  /** BCP 47 tag of the document where it differs from the page's (WCAG 3.1.2). */
  lang?: string | undefined;
}

export interface Terms {
  version: string;
  documents: TermsDocument[];
  /** The latest acceptance of the signed-in account, of whatever version; `null` when there is none. ISO 8601 time. */
  accepted: { version: string; acceptedAt: string } | null;
}

export interface TermsPort {
  /** The terms in force. Works without a session. */
  current(options?: CallOptions): Promise<Outcome<Terms>>;
  /** Records the acceptance of a version with its time. Problems: `terms_outdated`, `not_signed_in`. */
  accept(input: { version: string }, options?: MutationOptions): Promise<Outcome<{ version: string; acceptedAt: string }>>;
}
