import { report } from '../base/report.ts';
import type { Account } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';
import { signedOut } from './resource.ts';

/**
 * Tells when the session is over, or has become another account's, whose `account` is given: a secret that was shown in it leaves the screen then
 * (ASVS 14.3.1). A question that failed tells nothing. Returns the function that ends it.
 */
export const watchOwner = (client: AuthClient, gone: (account?: Account) => void): (() => void) => {
  const end = new AbortController();
  const { signal } = end;
  let owner: string | undefined;
  const check = async (): Promise<void> => {
    try {
      const outcome = await client.session.current({ signal });
      if (signal.aborted || (!outcome.ok && !signedOut.has(outcome.problem.code))) return;
      const account = outcome.ok && 'account' in outcome.value ? outcome.value.account : undefined;
      if (!account || (owner && owner !== account.id)) gone(account);
      owner = account?.id;
    } catch (error) {
      if (!signal.aborted) report(error);
    }
  };
  const unsubscribe = client.session.subscribe(() => void check());
  void check();
  return () => {
    end.abort();
    unsubscribe();
  };
};
