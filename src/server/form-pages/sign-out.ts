import { keyField } from './posted.ts';
import type { Page } from './step.ts';

/**
 * A button on pages that need a script for everything else. Nothing is drawn for it: whoever opens its address is led to the account. It is for
 * nobody in particular: whoever presses it, on a page of somebody before too, leaves the browser and trusts that nobody is signed in there.
 */
export const signOutPage: Page = {
  fields: [keyField],
  show: ({ paths }) => ({ goTo: paths.account }),
  async post({ service, paths, query }) {
    const answer = await service.ask('session.signOut');
    return answer.ok ? { goTo: paths.signIn + query, kept: {} } : { goTo: paths.account };
  },
};
