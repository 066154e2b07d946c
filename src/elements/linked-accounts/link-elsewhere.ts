import type { EmsElement } from '../../base/ems-element.ts';
import type { LinkedAccount } from '../../client/ports/linked-accounts.ts';
import type { DeviceList } from '../../parts/device-list.ts';
import { RedirectButton } from '../../parts/in-place.ts';
import { leavingWith, takeSeen } from '../../parts/seen-before.ts';
import { undone } from '../../parts/undone.ts';
import { verbatim } from '../../parts/verbatim.ts';
import type { LinkedAccountsMessages } from './messages/en.ts';

const name = 'linkedAccounts';

/** The button that leads to where the account of the provider in hand is linked. */
export const linkElsewhere = (
  host: EmsElement,
  list: DeviceList<LinkedAccount>,
  words: () => LinkedAccountsMessages,
): RedirectButton =>
  new RedirectButton(host, {
    port: ({ linkedAccounts }) =>
      linkedAccounts &&
      leavingWith(
        {
          kind: 'redirect',
          start: (options) => linkedAccounts.start({ ...options, id: list.held?.id ?? '' }),
          result: () => linkedAccounts.result(),
        },
        name,
        () => list.held?.id,
      ),
    words: () => ({ text: words().linkText, submit: words().linkSubmit, hint: true }),
    status: list.status,
    onReturn: async (result) => {
      const id = takeSeen(name);
      await list.devices.load();
      const account = list.devices.value?.find((other) => other.id === id);
      if (!account?.linked) return undone(host, list.status, result, Boolean(list.held));
      if (list.held?.id === id) await list.actions?.doneElsewhere();
      list.status.announce(verbatim(words().nowLinked(account.name), account.name));
      host.emit('ems-account-linked', { account });
      return true;
    },
  });
