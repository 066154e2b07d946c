import type { Application } from '../../contract/further-values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';

export type { Application };

/** The apps and other sites that can use the account. */
export interface ApplicationsPort {
  /** By name. */
  list(options?: CallOptions): Promise<Outcome<Application[]>>;
  /** Sensitive. Takes the access of one away: it has to ask the person again. Problems: `not_found`. */
  revoke(input: { id: string }, options?: MutationOptions): Promise<Outcome>;
}
