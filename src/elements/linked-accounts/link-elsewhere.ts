import type { EmsElement } from '../../base/ems-element.ts';
import type { LinkedAccount } from '../../client/ports/linked-accounts.ts';
import { RedirectButton } from '../../parts/in-place.ts';
import { leavingWith, takeSeen } from '../../parts/seen-before.ts';
import type { Status } from '../../parts/status.ts';
import { undone } from '../../parts/undone.ts';
import { verbatim } from '../../parts/verbatim.ts';
import type { LinkedAccountsMessages } from './messages/en.ts';

const name = 'linkedAccounts';

interface Place {
  status: Status;
  words(): LinkedAccountsMessages;
  accounts(): LinkedAccount[] | undefined;
  load(): Promise<void>;
  /** The one whose row is open. */
  held(): LinkedAccount | undefined;
  /** Closes that row: what it asked was done. */
  close(): Promise<void>;
}

/** The button that leads to where the account of the provider in hand is linked. */
export const linkElsewhere = (host: EmsElement, place: Place): RedirectButton =>
  new RedirectButton(host, {
    port: ({ linkedAccounts }) =>
      linkedAccounts &&
      leavingWith(
        {
          kind: 'redirect',
          start: (options) => linkedAccounts.start({ ...options, id: place.held()?.id ?? '' }),
          result: () => linkedAccounts.result(),
        },
        name,
        () => place.held()?.id,
      ),
    words: () => ({ text: place.words().linkText, submit: place.words().linkSubmit, hint: true }),
    status: place.status,
    onReturn: async (result) => {
      const id = takeSeen(name);
      await place.load();
      const account = place.accounts()?.find((other) => other.id === id);
      if (!account?.linked) return undone(host, place.status, result, Boolean(place.held()));
      if (place.held()?.id === id) await place.close();
      place.status.announce(verbatim(place.words().nowLinked(account.name), account.name));
      host.emit('ems-account-linked', { account });
      return true;
    },
  });
