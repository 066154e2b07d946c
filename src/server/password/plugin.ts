import type { BetterAuthPlugin } from 'better-auth';
import { accountLinkSchema } from '../links/account-links.ts';
import type { Kit } from '../options.ts';
import { changePasswordEndpoint } from './change.ts';
import { confirmResetEndpoint } from './confirm-reset.ts';
import { requestResetEndpoint } from './request-reset.ts';

/** A changed password, and one that was forgotten. */
export const passwordPlugin = (kit: Kit): BetterAuthPlugin => ({
  id: 'ems-password',
  schema: accountLinkSchema,
  endpoints: {
    changeOwnPassword: changePasswordEndpoint(kit),
    requestReset: requestResetEndpoint(kit),
    confirmReset: confirmResetEndpoint(kit),
  },
});
