import type { Concern } from '../concern.ts';
import { day } from '../values.ts';
import { accountLinkModel, accountLinkSchema } from './account-links.ts';

/** Links that are mailed for existing accounts: to a new password, and to a changed address. */
export const linksConcern: Concern = {
  id: 'links',
  schema: accountLinkSchema,
  ownedBy: { [accountLinkModel]: { by: 'user', column: 'userId' } },
  retention: {
    [accountLinkModel]: { seconds: 60 * day, because: 'an old link is called expired or used, and not invalid' },
  },
};
