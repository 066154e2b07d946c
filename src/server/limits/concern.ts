import type { Concern } from '../concern.ts';
import { addressOptions, limitModel, limitSchema } from './limits.ts';

/** Counters of requests. */
export const limitsConcern: Concern = {
  id: 'limits',
  // What Better Auth writes into a session is the same address.
  init: () => ({ options: addressOptions }),
  schema: limitSchema,
  ownedBy: {
    [limitModel]: {
      by: 'nobody',
      because: 'it holds digests of addresses and ids, and outlives an account so that its limits do',
    },
  },
  retention: { [limitModel]: { seconds: 0 } },
};
