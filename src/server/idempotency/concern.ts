import type { Concern } from '../concern.ts';
import { idempotencyModel, idempotencySchema } from './idempotency.ts';

/** Answers that are given once more to whoever lost them. */
export const idempotencyConcern: Concern = {
  id: 'idempotency',
  schema: idempotencySchema,
  ownedBy: {
    [idempotencyModel]: { by: 'nobody', because: 'it holds digests, and answers that only who has the key can read' },
  },
  retention: { [idempotencyModel]: { seconds: 0 } },
};
