import type { EmsElement } from '../../base/ems-element.ts';
import type { Passkey } from '../../client/ports/passkeys.ts';
import type { DeviceList } from '../../parts/device-list.ts';
import { RedirectButton } from '../../parts/in-place.ts';
import { redirectMessages } from '../../parts/messages/redirect.en.ts';
import { addedElsewhere, leavingWith, takeSeen } from '../../parts/seen-before.ts';
import { undone } from '../../parts/undone.ts';
import { verbatim } from '../../parts/verbatim.ts';
import { isRecord } from '../../rules/record.ts';
import type { PasskeysMessages } from './messages/en.ts';

const added = 'passkeys';
const removed = 'passkeys.removal';

/** The button that leads to where a passkey is added. */
export const addElsewhere = (
  host: EmsElement,
  list: DeviceList<Passkey>,
  words: () => PasskeysMessages,
): RedirectButton =>
  new RedirectButton(host, {
    port: ({ passkeys }) => leavingWith(passkeys, added, () => list.devices.value?.map(({ id }) => id)),
    words: () => ({ text: words().addText, submit: words().add, hint: true }),
    status: list.status,
    className: () => (list.devices.value?.length ? 'ems-secondary' : undefined),
    onReturn: async (result) => {
      await list.devices.load();
      const passkey = addedElsewhere(added, list.devices.value ?? [], result);
      if (passkey) {
        list.status.announce(words().set);
        host.emit('ems-passkey-added', { passkey });
      } else if (result === 'success') list.status.announce(wordsOf(host).unknown, false);
      return passkey !== undefined || result === 'success';
    },
  });

/** The button that leads to where the passkey in hand is removed. */
export const removeElsewhere = (
  host: EmsElement,
  list: DeviceList<Passkey>,
  words: () => PasskeysMessages,
): RedirectButton =>
  new RedirectButton(host, {
    port: ({ passkeys }) =>
      passkeys &&
      leavingWith(
        {
          kind: 'redirect',
          start: (options) => passkeys.removal.start({ ...options, id: list.held?.id ?? '' }),
          result: () => passkeys.removal.result(),
        },
        removed,
        () => list.held,
      ),
    words: () => ({ text: words().removalText, submit: words().remove, hint: true }),
    status: list.status,
    className: () => 'ems-danger',
    onReturn: async (result) => {
      const passkey = takeSeen(removed);
      await list.devices.load();
      if (!isRecord(passkey) || list.devices.value?.some(({ id }) => id === passkey['id']) !== false)
        return undone(host, list.status, result, Boolean(list.held));
      const [id, name] = [String(passkey['id']), String(passkey['name'])];
      if (list.held?.id === id) await list.actions?.doneElsewhere();
      list.status.announce(verbatim(words().removed(name), name));
      host.emit('ems-passkey-removed', { id });
      return true;
    },
  });

const wordsOf = (host: EmsElement): typeof redirectMessages => host.localizer.group('redirect', redirectMessages);
