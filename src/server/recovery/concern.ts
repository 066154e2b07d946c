import type { Concern } from '../concern.ts';
import { recoveryModel, recoverySchema } from './recoveries.ts';

/** Accounts whose second factor and codes are lost; the operator's functions are in `account-recovery.ts`. */
export const recoveryConcern: Concern = {
  id: 'recovery',
  schema: recoverySchema,
  ownedBy: { [recoveryModel]: { by: 'user', column: 'userId' } },
  retention: { [recoveryModel]: { seconds: 0 } },
};
