import type { ProfileChange } from '../../contract/bodies.ts';
import type { Profile, ProfileField } from '../../contract/values.ts';
import type { Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from './call.ts';
import type { Account } from './session.ts';

export type { Profile, ProfileChange, ProfileField };

export interface ProfilePort {
  /**
   * What the account tells besides names and address, and what of all that can't be changed. Absent where the service tells nothing:
   * then there are the names, and they can be changed.
   */
  current?(options?: CallOptions): Promise<Outcome<Profile>>;
  /**
   * Changes what is given, all of it or nothing. Problems: `name_invalid`; `value_invalid` (fields `attributes.<name>`, `language`), also of
   * what can't be changed.
   */
  update(input: ProfileChange, options?: MutationOptions): Promise<Outcome<Account>>;
}
