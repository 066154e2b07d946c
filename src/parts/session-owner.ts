import type { AccountSwitch } from '../base/on-switch.ts';
import type { Account } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';
import { askBeside } from './ask-beside.ts';
import { signedOut } from './resource.ts';

const accountSwitch: AccountSwitch = 'ems-account-switch';

/**
 * Tells whose the session is, and when somebody is gone: it is over, or another account's. A secret that was shown in it leaves the
 * screen then (ASVS 14.3.1), and one that was asked for is not heard. A question that failed tells nothing. Returns the function that ends it.
 */
export const watchOwner = (
  host: HTMLElement,
  client: AuthClient,
  told: (account: Account | undefined, gone: boolean) => void,
): (() => void) => {
  let owner: string | undefined;
  return askBeside(
    client,
    (options) => client.session.current(options),
    (outcome) => {
      if (!outcome || (!outcome.ok && !signedOut.has(outcome.problem.code))) return;
      const account = outcome.ok && 'account' in outcome.value ? outcome.value.account : undefined;
      const gone = !account || (owner !== undefined && owner !== account.id);
      if (gone) host.dispatchEvent(new Event(accountSwitch));
      told(account, gone);
      owner = account?.id;
    },
  );
};
