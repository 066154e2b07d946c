import type { SessionInfo } from '../../contract/values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';

export type { SessionInfo };

export interface SessionsPort {
  /** This session first, then by last use. */
  list(options?: CallOptions): Promise<Outcome<SessionInfo[]>>;
  /** Sensitive. Problems: `not_found`. */
  end(input: { id: string }, options?: MutationOptions): Promise<Outcome>;
  /** Sensitive. */
  endOthers(options?: MutationOptions): Promise<Outcome>;
}
