import type { Concern } from '../concern.ts';
import { encryptAgain } from '../storage/crypto.ts';
import { outgoingMailModel, outgoingMailSchema } from './outbox.ts';

/** Emails that the mail server has not taken yet. */
export const outboxConcern: Concern = {
  id: 'outbox',
  schema: outgoingMailSchema,
  sealed: {
    [outgoingMailModel]: {
      column: 'content',
      again: (secrets, { content = '' }) => encryptAgain(secrets, outgoingMailModel, content),
    },
  },
  ownedBy: {
    [outgoingMailModel]: {
      by: 'nobody',
      because: 'the mail about the deletion has to go out after it; all are encrypted',
    },
  },
  retention: { [outgoingMailModel]: { seconds: 0 } },
};
