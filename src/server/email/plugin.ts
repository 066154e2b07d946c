import type { BetterAuthPlugin } from 'better-auth';
import type { ServiceContext } from '../service-context.ts';
import { changeEmailEndpoint } from './change.ts';
import { emailChangeSchema } from './changes.ts';
import { confirmEmailEndpoint } from './confirm.ts';
import { cancelEmailEndpoint, pendingEmailEndpoint, resendEmailEndpoint } from './pending.ts';

/** A changed address, which waits until its mail was answered. */
export const emailPlugin = (service: ServiceContext): BetterAuthPlugin => ({
  id: 'ems-email-change',
  schema: emailChangeSchema,
  endpoints: {
    pendingEmail: pendingEmailEndpoint(service),
    beginEmailChange: changeEmailEndpoint(service),
    resendEmailChange: resendEmailEndpoint(service),
    cancelEmailChange: cancelEmailEndpoint(service),
    confirmEmailChange: confirmEmailEndpoint(service),
  },
});
