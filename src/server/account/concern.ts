import type { Concern } from '../concern.ts';
import { policyEndpoint, sessionStateEndpoint, signOutEndpoint } from './endpoints.ts';
import { profileEndpoint, updateProfileEndpoint } from './profile.ts';
import { signInEndpoint } from './sign-in.ts';
import { userSchema } from './users.ts';

/** Who is signed in and who the account is, the rules for passwords, signing in and out. */
export const accountConcern: Concern = {
  id: 'account',
  schema: userSchema,
  endpoints: (service) => ({
    accountSession: sessionStateEndpoint(service),
    accountPolicy: policyEndpoint(service),
    accountProfile: profileEndpoint(service),
    updateProfile: updateProfileEndpoint(service),
    // Named like Better Auth's own endpoints, whose place they take.
    signInEmail: signInEndpoint(service),
    signOut: signOutEndpoint(),
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
