import type { EmsElement } from '../../base/ems-element.ts';
import type { Passkey } from '../../client/ports/passkeys.ts';
import { RedirectButton } from '../../parts/in-place.ts';
import { redirectMessages } from '../../parts/messages/redirect.en.ts';
import { addedElsewhere, leavingWith, takeSeen } from '../../parts/seen-before.ts';
import type { Status } from '../../parts/status.ts';
import { undone } from '../../parts/undone.ts';
import { verbatim } from '../../parts/verbatim.ts';
import { isRecord } from '../../rules/record.ts';
import type { PasskeysMessages } from './messages/en.ts';

const added = 'passkeys';
const removed = 'passkeys.removal';

interface Place {
  status: Status;
  words(): PasskeysMessages;
  passkeys(): Passkey[] | undefined;
  load(): Promise<void>;
  /** The one whose row is open. */
  held(): Passkey | undefined;
  /** Closes that row: what it was about is gone. */
  close(): Promise<void>;
}

/** The button that leads to where a passkey is added. */
export const addElsewhere = (host: EmsElement, place: Place): RedirectButton =>
  new RedirectButton(host, {
    port: ({ passkeys }) => leavingWith(passkeys, added, () => place.passkeys()?.map(({ id }) => id)),
    words: () => ({ text: place.words().addText, submit: place.words().add, hint: true }),
    status: place.status,
    className: () => (place.passkeys()?.length ? 'ems-secondary' : undefined),
    onReturn: async (result) => {
      await place.load();
      const passkey = addedElsewhere(added, place.passkeys() ?? [], result);
      if (passkey) {
        place.status.announce(place.words().set);
        host.emit('ems-passkey-added', { passkey });
      } else if (result === 'success') place.status.announce(wordsOf(host).unknown, false);
      return passkey !== undefined || result === 'success';
    },
  });

/** The button that leads to where the passkey in hand is removed. */
export const removeElsewhere = (host: EmsElement, place: Place): RedirectButton =>
  new RedirectButton(host, {
    port: ({ passkeys }) =>
      passkeys &&
      leavingWith(
        {
          kind: 'redirect',
          start: (options) => passkeys.removal.start({ ...options, id: place.held()?.id ?? '' }),
          result: () => passkeys.removal.result(),
        },
        removed,
        () => place.held(),
      ),
    words: () => ({ text: place.words().removalText, submit: place.words().remove, hint: true }),
    status: place.status,
    className: () => 'ems-danger',
    onReturn: async (result) => {
      const passkey = takeSeen(removed);
      await place.load();
      if (!isRecord(passkey) || place.passkeys()?.some(({ id }) => id === passkey['id']) !== false)
        return undone(host, place.status, result, Boolean(place.held()));
      const [id, name] = [String(passkey['id']), String(passkey['name'])];
      if (place.held()?.id === id) await place.close();
      place.status.announce(verbatim(place.words().removed(name), name));
      host.emit('ems-passkey-removed', { id });
      return true;
    },
  });

const wordsOf = (host: EmsElement): typeof redirectMessages => host.localizer.group('redirect', redirectMessages);
