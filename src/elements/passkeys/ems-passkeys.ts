import { type PropertyDeclarations, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import type { Passkey } from '../../client/ports/passkeys.ts';
import type { AuthClient } from '../../client/types.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { DeviceList } from '../../parts/device-list.ts';
import { aboutDevice, deviceButtons } from '../../parts/device-row.ts';
import type { KeptForm } from '../../parts/kept-forms.ts';
import { RedirectPart } from '../../parts/redirect-part.ts';
import { verbatim } from '../../parts/verbatim.ts';
import { devicesStyles } from '../../styles/devices.styles.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { passkeysMessages, type PasskeysMessages } from './messages/en.ts';

/**
 * The account's passkeys (W3C WebAuthn): add, rename, remove. They are added and removed on pages of the service; the list then
 * shows what is new and what is gone. What another tab changes is shown, but no unsaved input is lost.
 *
 * Controls: `deviceName`, while a passkey is renamed.
 *
 * @summary The account's passkeys: add, rename, remove.
 * @category Account
 * @keywords WebAuthn, FIDO2, fingerprint, face, security key, passwordless
 * @tagname ems-passkeys
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the list.
 * @slot legal - Small print.
 * @slot footer - What stands below, such as a way to get help.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<PasskeyAddedDetail>} ems-passkey-added - A passkey was added.
 * @fires {CustomEvent<PasskeyRenamedDetail>} ems-passkey-renamed - A passkey was renamed.
 * @fires {CustomEvent<PasskeyRemovedDetail>} ems-passkey-removed - A passkey was removed.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsPasskeys extends EmsElement<PasskeysMessages> {
  static override properties: PropertyDeclarations = {
    signInHref: { attribute: 'sign-in-href' },
  };

  protected static override lightStyles = [formStyles, screenStyles, devicesStyles];
  protected readonly messageGroup = 'passkeys';
  protected readonly english = passkeysMessages;

  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  readonly #list: DeviceList<Passkey> = new DeviceList(this, (client, options) => client.passkeys?.list(options), {
    words: () => this.t,
    about: (passkey) => aboutDevice(passkey, this.t, this.localizer.lang),
    rename: (input, options) => this.activeClient?.passkeys?.rename(input, options),
    renamed: (passkey) => void this.emit('ems-passkey-renamed', { passkey }),
    question: ({ name }) => verbatim(this.t.removeText(name), name),
    removal: (_passkey, keep) => this.#removal.template(keep),
  });
  readonly #adding = this.#elsewhere('addElsewhere');
  readonly #removal = this.#elsewhere('removeElsewhere');

  #elsewhere(what: 'addElsewhere' | 'removeElsewhere'): RedirectPart {
    return new RedirectPart(this, { port: ({ passkeys }) => passkeys }, async () =>
      (await import('./passkeys-elsewhere.ts'))[what](this, this.#list, () => this.t),
    );
  }

  protected override clientChanged(client: AuthClient): () => void {
    const ends = [this.#list.devices, this.#adding, this.#removal].map((part) => part.watch(client));
    return () => ends.forEach((end) => end());
  }

  /** @internal Shows the form that this page was left from: see `step-up-return.ts`. */
  reopen({ subject }: KeptForm): Promise<boolean> {
    return this.#list.reopen(subject, 'rename');
  }

  override render(): TemplateResult {
    return card(this, this.t.heading, pageSlots(undefined, true));
  }

  protected override renderForm(): TemplateResult {
    const { passkeys, text, none } = this.t;
    return this.#list.template(
      { label: passkeys, text, none, always: true, row: (passkey) => this.#row(passkey) },
      () => this.#adding.template(),
    );
  }

  #row(passkey: Passkey): TemplateResult {
    const { t } = this;
    const shown = { ...passkey, name: passkey.name || t.unnamed };
    const buttons = deviceButtons(
      shown,
      t,
      (action) => void this.#list.act(action === 'rename' ? passkey : shown, action),
    );
    return aboutDevice(shown, t, this.localizer.lang, buttons);
  }
}
