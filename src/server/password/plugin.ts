import type { BetterAuthPlugin } from 'better-auth';
import { accountLinkSchema } from '../links/account-links.ts';
import type { ServiceContext } from '../service-context.ts';
import { changePasswordEndpoint } from './change.ts';
import { confirmResetEndpoint } from './confirm-reset.ts';
import { requestResetEndpoint } from './request-reset.ts';

/** A changed password, and one that was forgotten. */
export const passwordPlugin = (service: ServiceContext): BetterAuthPlugin => ({
  id: 'ems-password',
  schema: accountLinkSchema,
  endpoints: {
    changeOwnPassword: changePasswordEndpoint(service),
    requestReset: requestResetEndpoint(service),
    confirmReset: confirmResetEndpoint(service),
  },
});
