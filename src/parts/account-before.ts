import { keepInTab, readFromTab } from '../base/tab-memory.ts';
import type { Account } from '../client/ports/session.ts';

const key = 'ems-account-before';

/** Who was signed in when this tab left for a page of the service. */
export const accountBefore = (): Account | undefined => readFromTab(key) as Account | undefined;

/** Before the page is left. Returns what takes it back, for a page that was not left after all. */
export const keepAccount = (account: Account | undefined): (() => void) => {
  const before = accountBefore();
  keepInTab(key, account);
  return () => keepInTab(key, before);
};
