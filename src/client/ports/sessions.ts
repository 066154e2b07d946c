import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';

export interface SessionInfo {
  id: string;
  /** This very session. */
  current: boolean;
  /** In words of the field, as the client tells them: `Firefox`, `Windows`; absent when unknown. */
  browser?: string | undefined;
  system?: string | undefined;
  createdAt: string;
  lastUsedAt: string;
}

export interface SessionsPort {
  /** This session first, then by last use. */
  list(options?: CallOptions): Promise<Outcome<SessionInfo[]>>;
  /** Sensitive. Problems: `not_found`. */
  end(input: { id: string }, options?: MutationOptions): Promise<Outcome>;
  /** Sensitive. */
  endOthers(options?: MutationOptions): Promise<Outcome>;
}
