import type { LinkedAccount } from '../../contract/further-values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';
import type { RedirectChoice } from './redirect.ts';

export type { LinkedAccount };

/** Accounts elsewhere that sign a person in here: `start` leads to where the one of a provider is linked. */
export interface LinkedAccountsPort extends RedirectChoice {
  /** What is linked and what can be, in the service's order. */
  list(options?: CallOptions): Promise<Outcome<LinkedAccount[]>>;
  /** Sensitive. Problems: `not_found`, `last_way_in` where the person could no longer sign in. */
  unlink(input: { id: string }, options?: MutationOptions): Promise<Outcome>;
}
