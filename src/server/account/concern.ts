import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import type { Concern } from '../concern.ts';
import { accountStatusOf } from './account-status.ts';
import { currentSession, sessionToken } from './current-session.ts';
import { profileEndpoint } from './profile.ts';
import { signInEndpoint } from './sign-in.ts';
import { userSchema } from './users.ts';

/** `GET /account/session`, `GET /account/policy`, `POST /account/profile`, and signing in and out. */
export const accountConcern: Concern = {
  id: 'account',
  schema: userSchema,
  endpoints: (service) => ({
    accountSession: createAuthEndpoint('/account/session', { method: 'GET' }, async (call) => {
      const session = await currentSession(call, service);
      return call.json(session ? await accountStatusOf(call, service, session.user) : { standing: 'anonymous' });
    }),
    accountPolicy: createAuthEndpoint('/account/policy', { method: 'GET' }, (call) => {
      const { minLength, maxLength } = service.passwordPolicy;
      return call.json({ password: { minLength, maxLength } });
    }),
    accountProfile: profileEndpoint(service),
    // Named like Better Auth's own endpoints, whose place they take.
    signInEmail: signInEndpoint(service),
    signOut: createAuthEndpoint('/sign-out', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
      const token = await sessionToken(call);
      if (token !== undefined) await call.context.internalAdapter.deleteSession(token);
      deleteSessionCookie(call);
      return call.json({});
    }),
  }),
  ownedBy: {
    user: { by: 'user', column: 'id' },
    account: { by: 'user', column: 'userId' },
  },
  retention: {
    user: { until: 'the account is deleted' },
    account: { until: 'the account is deleted' },
  },
};
