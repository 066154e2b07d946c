import type { AuthClient } from '../../client/types.ts';
import type { Deleted } from '../delete-account/ems-delete-account.ts';

export type SectionId = 'profile' | 'security' | 'sessions' | 'delete';

/** What the sections hand on to the elements in them. */
export interface SectionContext {
  /** The client of the page's own element, if it was given one; otherwise they find it as every element does. */
  own: AuthClient | undefined;
  client: AuthClient;
  signInHref: string | undefined;
  continueHref: string | undefined;
  serviceName: string | undefined;
  /** The account is gone, or may be, and its last section says so. */
  deleted: Deleted;
}
