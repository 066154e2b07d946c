import type { EmsElement } from '../../base/ems-element.ts';
import { redirect } from '../../client/port-kind.ts';
import type { RedirectReauthenticationPort } from '../../client/ports/reauthentication.ts';
import type { Account } from '../../client/ports/session.ts';
import { RedirectButton } from '../../parts/in-place.ts';
import { keepForms } from '../../parts/kept-forms.ts';
import type { Status } from '../../parts/status.ts';
import { proofElsewhereMessages } from './messages/proof-elsewhere.en.ts';

/** A form that asks for proof: what was typed around the dialog is kept before the page is left. */
export interface Asking {
  readonly host: HTMLElement;
  readonly form: HTMLFormElement | null;
}

interface Needs {
  status: Status;
  /** Who is to prove it. */
  account(): Account | undefined;
  asking(): Asking;
  proved(): void;
  /** Somebody else has. */
  refused(): void;
}

/** The dialog's one button, where the person proves who they are on a page of the service. */
export const proofElsewhere = (
  host: EmsElement,
  { status, account, asking, proved, refused }: Needs,
): RedirectButton => {
  const leaving = (port: RedirectReauthenticationPort): RedirectReauthenticationPort => ({
    kind: 'redirect',
    start: async (options) => {
      const form = asking();
      const stayed = keepForms(form.host, account(), { proving: form });
      try {
        return await port.start(options);
      } finally {
        // Still here: a window stands beside this page, or it was not left after all.
        stayed();
      }
    },
    result: () => port.result(),
  });
  const words = () => host.localizer.group('proofElsewhere', proofElsewhereMessages);
  return new RedirectButton(host, {
    port: ({ reauthentication }) => {
      const port = redirect(reauthentication);
      return port && leaving(port);
    },
    words,
    status,
    onReturn: (result, _value, { now }) => {
      if (result !== 'success') return;
      // Anybody may have signed in there, and what is repeated now was meant for this account.
      if (now?.id === account()?.id) proved();
      else refused();
    },
  });
};
