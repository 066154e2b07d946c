import type { BetterAuthPlugin } from 'better-auth';
import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { deleteSessionCookie } from 'better-auth/cookies';
import type { Kit } from '../options.ts';
import { currentSession, sessionToken } from './current-session.ts';
import { profileEndpoint } from './profile.ts';
import { signInEndpoint } from './sign-in.ts';
import { accountStatusOf } from './account-status.ts';

/** `GET /account/session`, `GET /account/policy`, `POST /account/profile`, and signing in and out. */
export const accountPlugin = (kit: Kit): BetterAuthPlugin => ({
  id: 'ems-account',
  endpoints: {
    accountSession: createAuthEndpoint('/account/session', { method: 'GET' }, async (call) => {
      const session = await currentSession(call, kit);
      return call.json(session ? await accountStatusOf(call, kit, session.user) : { standing: 'anonymous' });
    }),
    accountPolicy: createAuthEndpoint('/account/policy', { method: 'GET' }, (call) => {
      const { minLength, maxLength } = kit.passwordPolicy;
      return call.json({ password: { minLength, maxLength } });
    }),
    accountProfile: profileEndpoint(kit),
    // Named like Better Auth's own endpoints, whose place they take.
    signInEmail: signInEndpoint(kit),
    signOut: createAuthEndpoint('/sign-out', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
      const token = await sessionToken(call);
      if (token !== undefined) await call.context.internalAdapter.deleteSession(token);
      deleteSessionCookie(call);
      return call.json({});
    }),
  },
});
