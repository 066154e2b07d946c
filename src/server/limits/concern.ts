import type { Concern } from '../concern.ts';
import { failuresModel, failuresSchema } from './failures.ts';
import { addressOptions, limitModel, limitSchema } from './limits.ts';

const because = 'it holds digests of addresses and ids, and outlives an account so that its limits do';

/** Counters of requests, and of wrong guesses. */
export const limitsConcern: Concern = {
  id: 'limits',
  // What Better Auth writes into a session is the same address.
  init: () => ({ options: addressOptions }),
  schema: { ...limitSchema, ...failuresSchema },
  ownedBy: {
    [limitModel]: { by: 'nobody', because },
    [failuresModel]: { by: 'nobody', because },
  },
  retention: { [limitModel]: { seconds: 0 }, [failuresModel]: { seconds: 0 } },
};
