import type { Concern } from '../concern.ts';
import { day } from '../values.ts';
import { changeEmailEndpoint } from './change.ts';
import { emailChangeModel, emailChangeSchema } from './changes.ts';
import { confirmEmailEndpoint } from './confirm.ts';
import { cancelEmailEndpoint, pendingEmailEndpoint, resendEmailEndpoint } from './pending.ts';

/** A changed address, which waits until its email was answered. */
export const emailConcern: Concern = {
  id: 'email-change',
  schema: emailChangeSchema,
  endpoints: (service) => ({
    pendingEmail: pendingEmailEndpoint(service),
    beginEmailChange: changeEmailEndpoint(service),
    resendEmailChange: resendEmailEndpoint(service),
    cancelEmailChange: cancelEmailEndpoint(service),
    confirmEmailChange: confirmEmailEndpoint(service),
  }),
  ownedBy: {
    [emailChangeModel]: {
      by: 'user',
      column: 'userId',
      because: 'what one account asked for must not tell it that another one is gone',
    },
  },
  retention: {
    [emailChangeModel]: { seconds: 60 * day, because: 'an old link is called expired or used, and not invalid' },
  },
};
