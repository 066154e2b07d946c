import type { Account } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';
import { askBeside } from './ask-beside.ts';
import { signedOut } from './resource.ts';

/**
 * Tells when the session is over, or has become another account's, whose `account` is given: a secret that was shown in it leaves the screen then
 * (ASVS 14.3.1). A question that failed tells nothing. Returns the function that ends it.
 */
export const watchOwner = (client: AuthClient, gone: (account?: Account) => void): (() => void) => {
  let owner: string | undefined;
  return askBeside(
    client,
    (options) => client.session.current(options),
    (outcome) => {
      if (!outcome || (!outcome.ok && !signedOut.has(outcome.problem.code))) return;
      const account = outcome.ok && 'account' in outcome.value ? outcome.value.account : undefined;
      if (!account || (owner && owner !== account.id)) gone(account);
      owner = account?.id;
    },
  );
};
