import type { SessionState } from '../client/ports/session.ts';
import { emailKey } from '../rules/email.ts';
import { nothingEntered, type Entered } from '../journeys/entered.ts';

export const sameAddress = (one: string | undefined, other: string): boolean =>
  one !== undefined && emailKey(one) === emailKey(other);

/**
 * Whose journey it is, where that changed: signed in by it, or signed out meanwhile. Otherwise what was entered, as it was.
 * `elsewhere`: people register on a page of the service, and come back signed in.
 */
export const followAccount = (entered: Entered, session: SessionState, elsewhere: boolean): Entered => {
  if (!('account' in session)) {
    if (!entered.account) return entered;
    // A journey that was over begins anew, unless the sign-in was asked for since; one that wasn't goes on with the sign-in.
    const { account: _, completed, ...rest } = entered;
    return completed ? { ...nothingEntered, at: entered.at } : { ...rest, at: 'sign-in' };
  }
  const { id, email } = session.account;
  const came = entered.shown === 'sign-in' || (elsewhere && entered.shown === 'register');
  if (
    entered.account === id
      ? !entered.at
      : !(came || (entered.done.includes('register') && sameAddress(entered.email, email)))
  )
    return entered;
  const done = came && !entered.done.includes('sign-in') ? [...entered.done, 'sign-in'] : entered.done;
  // Where they went before is over.
  return { ...entered, account: id, at: undefined, done };
};
