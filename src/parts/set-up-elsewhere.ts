import type { EmsElement } from '../base/ems-element.ts';
import { redirect } from '../client/port-kind.ts';
import type { Authenticator } from '../client/ports/authenticators.ts';
import { RedirectButton } from './in-place.ts';
import { recoveryCodesDue } from './recovery-codes-due.ts';
import { redirectMessages } from './messages/redirect.en.ts';
import { addedElsewhere, leavingWith } from './seen-before.ts';
import { setUpElsewhereMessages } from './messages/set-up-elsewhere.en.ts';
import type { Status } from './status.ts';

const name = 'authenticators';

interface Needs {
  status: Status;
  /** What the button says; that an app is set up when absent. */
  submit?(): string;
  className?(): string | undefined;
  /** The devices as they are known, and as they are now. */
  devices(): Authenticator[] | undefined;
  load(): Promise<Authenticator[] | undefined>;
  added(authenticator: Authenticator, recoveryCodesDue: boolean): void | Promise<void>;
}

/** The button that leads to the page of the service where authenticator apps are set up. */
export const setUpElsewhere = (
  host: EmsElement,
  { status, submit, className, devices, load, added }: Needs,
): RedirectButton => {
  const words = () => host.localizer.group('setUpElsewhere', setUpElsewhereMessages);
  return new RedirectButton(host, {
    port: ({ authenticators }) => leavingWith(redirect(authenticators), name, () => devices()?.map(({ id }) => id)),
    words: () => ({ ...words(), ...(submit && { submit: submit() }), hint: true }),
    status,
    className: () => className?.(),
    onReturn: async (result) => {
      const authenticator = addedElsewhere(name, (await load()) ?? [], result);
      if (authenticator) await added(authenticator, await recoveryCodesDue(host.activeClient!));
      else if (result === 'success') status.announce(host.localizer.group('redirect', redirectMessages).unknown, false);
      return Boolean(authenticator) || result === 'success';
    },
  });
};
