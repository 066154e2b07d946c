import { keepInTab, readFromTab } from '../base/tab-memory.ts';
import type { Account } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';

const key = 'ems-account-before';

/** Who was signed in when this tab left for a page of the service. */
export const accountBefore = (): Account | undefined => readFromTab(key) as Account | undefined;

/** Before the page is left. Returns what takes it back, for a page that was not left after all. */
export const keepAccount = (account: Account | undefined): (() => void) => {
  const before = accountBefore();
  keepInTab(key, account);
  return () => keepInTab(key, before);
};

const seen = new WeakMap<AuthClient, Account>();

/** Who was signed in when that was last asked, also when nobody is any more. */
export const seenAccount = (client: AuthClient): Account | undefined => seen.get(client);

export const sawAccount = (client: AuthClient, account: Account): void => void seen.set(client, account);
