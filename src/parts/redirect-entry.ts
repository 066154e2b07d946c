import { html, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import { redirect } from '../client/port-kind.ts';
import type { SessionState } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';
import { screenStyles } from '../styles/screen.styles.ts';
import { RedirectButton } from './redirect-button.ts';
import { redirectEntryMessages } from './messages/redirect-entry.en.ts';
import { Status } from './status.ts';

/** What a form for signing in or registering tells the page of the service. */
export type EntryHost = EmsElement & { readonly email: string; readonly again?: boolean };

/** Leads to the page of the service where people sign in or register, in the place of the form. */
export class RedirectEntry {
  readonly #button: RedirectButton<SessionState | void>;
  readonly #status: Status;

  constructor(host: EntryHost, live: { set(state: SessionState): Promise<void> }, port: 'session' | 'registration') {
    const words = () => host.localizer.group('redirectEntry', redirectEntryMessages);
    host.light.adopt(screenStyles);
    this.#status = new Status(host);
    this.#button = new RedirectButton<SessionState | void>(host, {
      port: (client) => redirect(client[port]),
      words: () => ({ text: words()[`${port}Text`], submit: words()[port] }),
      status: this.#status,
      options: () => ({ ...(host.email && { email: host.email }), ...(host.again && { prompt: 'login' as const }) }),
      refused: (client) => (port === 'session' ? redirect(client.session)?.refusal() : undefined),
      onReturn: async (result, value) => {
        const asked =
          value === undefined && result === 'success' ? await host.activeClient?.session.current() : undefined;
        const state = value ?? (asked?.ok ? asked.value : undefined);
        // Who comes back with an account is signed in; a result alone is no proof.
        if (!state || !('account' in state)) return;
        host.emit('ems-signed-in', state);
        await live.set(state);
      },
    });
  }

  watch(client: AuthClient, signal: AbortSignal): Promise<void> {
    return this.#button.watch(client, signal);
  }

  template(): TemplateResult {
    return html`${this.#button.template()}${this.#status.template()}`;
  }
}
