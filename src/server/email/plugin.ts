import type { BetterAuthPlugin } from 'better-auth';
import type { Kit } from '../options.ts';
import { changeEmailEndpoint } from './change.ts';
import { emailChangeSchema } from './changes.ts';
import { confirmEmailEndpoint } from './confirm.ts';
import { cancelEmailEndpoint, pendingEmailEndpoint, resendEmailEndpoint } from './pending.ts';

/** A changed address, which waits until its mail was answered. */
export const emailPlugin = (kit: Kit): BetterAuthPlugin => ({
  id: 'ems-email-change',
  schema: emailChangeSchema,
  endpoints: {
    pendingEmail: pendingEmailEndpoint(kit),
    beginEmailChange: changeEmailEndpoint(kit),
    resendEmailChange: resendEmailEndpoint(kit),
    cancelEmailChange: cancelEmailEndpoint(kit),
    confirmEmailChange: confirmEmailEndpoint(kit),
  },
});
