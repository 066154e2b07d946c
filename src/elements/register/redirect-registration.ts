import { html, type TemplateResult } from 'lit';
import { redirect } from '../../client/port-kind.ts';
import type { AuthClient } from '../../client/types.ts';
import { RedirectButton } from '../../parts/redirect-button.ts';
import { Status } from '../../parts/status.ts';
import type { EmsRegister } from './ems-register.ts';
import { redirectRegistrationMessages } from './redirect-registration.messages.ts';

/** Leads to the page of the service where people register, in the place of the form. */
export class RedirectRegistration {
  readonly #button: RedirectButton;
  readonly #status: Status;

  constructor(host: EmsRegister) {
    this.#status = new Status(host);
    this.#button = new RedirectButton(host, {
      port: ({ registration }) => redirect(registration),
      words: () => host.localizer.group('redirectRegistration', redirectRegistrationMessages),
      status: this.#status,
      email: () => host.email || undefined,
      ended: async (result) => {
        const state = result === 'success' && (await host.activeClient?.session.current());
        // Who comes back with an account is signed in; a result alone is no proof.
        if (state && state.ok && 'account' in state.value) host.emit('ems-signed-in', state.value);
      },
    });
  }

  watch(client: AuthClient, signal = new AbortController().signal): void {
    void this.#button.watch(client, signal);
  }

  template(): TemplateResult {
    return html`${this.#button.template()}${this.#status.template()}`;
  }
}
