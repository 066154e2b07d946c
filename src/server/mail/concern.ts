import type { Concern } from '../concern.ts';
import { outgoingMailModel, outgoingMailSchema } from './outbox.ts';

/** Mails that the mail server has not taken yet. */
export const outboxConcern: Concern = {
  id: 'outbox',
  schema: outgoingMailSchema,
  ownedBy: {
    [outgoingMailModel]: {
      by: 'nobody',
      because: 'the mail about the deletion has to go out after it; all are encrypted',
    },
  },
  retention: { [outgoingMailModel]: { seconds: 0 } },
};
