import type { Outcome } from '../outcome.ts';
import type { MutationOptions } from './call.ts';
import type { Account } from './session.ts';

export interface ProfilePort {
  /** Problems: `name_invalid`. */
  update(input: { firstName: string; lastName: string }, options?: MutationOptions): Promise<Outcome<Account>>;
}
