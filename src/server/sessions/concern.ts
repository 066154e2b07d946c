import type { Concern } from '../concern.ts';
import { endEndpoint, endOthersEndpoint, listEndpoint } from './endpoints.ts';
import { sessionSchema } from './store.ts';
import { digestSessionTokens } from './token-digests.ts';

/** The places where an account is signed in, and the end of one or all others. */
export const sessionsConcern: Concern = {
  id: 'sessions',
  init: async (context) => {
    await digestSessionTokens(context);
    // The end of a session is set here. Better Auth would move it by its own rule.
    return { options: { session: { disableSessionRefresh: true } } };
  },
  schema: sessionSchema,
  endpoints: (service) => ({
    accountSessions: listEndpoint(service),
    endSession: endEndpoint(service),
    endOtherSessions: endOthersEndpoint(service),
  }),
  ownedBy: { session: { by: 'user', column: 'userId' } },
  retention: { session: { seconds: 0 } },
};
