import type { Account } from '../client/ports/session.ts';

const key = 'ems-account-before';

const write = (text: string | null): void => {
  try {
    if (text === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    // Blocked or full: the page that the person comes back to knows only who is signed in then.
  }
};

const read = (): string | null => {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
};

/** Who was signed in when this tab left for a page of the service. */
export const accountBefore = (): Account | undefined => {
  try {
    return (JSON.parse(read() ?? 'null') as Account | null) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Before the page is left. Returns what takes it back, for a page that was not left after all. */
export const keepAccount = (account: Account | undefined): (() => void) => {
  const before = read();
  write(account ? JSON.stringify(account) : null);
  return () => write(before);
};
