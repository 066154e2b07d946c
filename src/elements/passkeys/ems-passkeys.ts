import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { EmsElement } from '../../base/ems-element.ts';
import { missingPart } from '../../client/missing-part.ts';
import type { Passkey } from '../../client/ports/passkeys.ts';
import type { AuthClient } from '../../client/types.ts';
import type { Problem } from '../../client/problem.ts';
import { card, pageSlots } from '../../parts/card.ts';
import type { DeviceActions } from '../../parts/device-actions.ts';
import { aboutDevice, deviceButtons, type DeviceAction } from '../../parts/device-row.ts';
import { focusHeading } from '../../parts/focus-heading.ts';
import { alert } from '../../parts/form.ts';
import type { KeptForm } from '../../parts/kept-forms.ts';
import { RedirectPart } from '../../parts/redirect-part.ts';
import { Resource } from '../../parts/resource.ts';
import { Status } from '../../parts/status.ts';
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
    problem: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles, devicesStyles];
  protected readonly messageGroup = 'passkeys';
  protected readonly english = passkeysMessages;

  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  /** Why nothing can be done with a passkey: the part that does it could not be fetched. */
  private problem: Problem | undefined;
  readonly #status = new Status(this);
  #actions: DeviceActions<Passkey> | undefined;

  readonly #passkeys = new Resource<Passkey[]>(this, (client, options) => client.passkeys?.list(options));

  readonly #elsewhere = {
    status: this.#status,
    words: () => this.t,
    passkeys: () => this.#passkeys.value,
    load: () => this.#passkeys.load(),
    held: () => this.#actions?.device,
    close: async () => {
      // In a window beside this page: the focus is on a button that goes.
      this.#actions!.device = undefined;
      await focusHeading(this);
    },
  };
  readonly #adding = new RedirectPart(this, { port: ({ passkeys }) => passkeys }, async () =>
    (await import('./passkeys-elsewhere.ts')).addElsewhere(this, this.#elsewhere),
  );
  readonly #removal = new RedirectPart(this, { port: ({ passkeys }) => passkeys }, async () =>
    (await import('./passkeys-elsewhere.ts')).removeElsewhere(this, this.#elsewhere),
  );

  protected override clientChanged(client: AuthClient): () => void {
    const ends = [this.#passkeys, this.#adding, this.#removal].map((part) => part.watch(client));
    return () => ends.forEach((end) => end());
  }

  /** @internal Shows the form that this page was left from: see `step-up-return.ts`. */
  async reopen({ subject }: KeptForm): Promise<boolean> {
    const passkey = this.#passkeys.value?.find(({ id }) => id === subject);
    if (passkey) await this.#act(passkey, 'rename');
    return passkey !== undefined;
  }

  async #act(passkey: Passkey, action: DeviceAction): Promise<void> {
    this.problem = undefined;
    try {
      const { DeviceActions } = await import('../../parts/device-actions.ts');
      this.#actions ??= new DeviceActions<Passkey>(this, {
        devices: this.#passkeys,
        status: this.#status,
        words: () => this.t,
        signInHref: () => this.signInHref,
        about: (passkey) => aboutDevice(passkey, this.t, this.localizer.lang),
        rename: (input, options) => this.activeClient?.passkeys?.rename(input, options),
        renamed: (renamed) => void this.emit('ems-passkey-renamed', { passkey: renamed }),
        question: ({ name }) => verbatim(this.t.removeText(name), name),
        removal: () => this.#removal.template(),
      });
      await this.#actions.open(passkey, action);
    } catch {
      this.problem = { code: missingPart() };
    }
  }

  override render(): TemplateResult {
    return card(this, this.t.heading, pageSlots(undefined, true));
  }

  protected override renderForm(): TemplateResult {
    const { t } = this;
    const { value, problem } = this.#passkeys;
    const held = this.#actions?.device;
    if (!value || (problem && !held)) return this.#passkeys.template(this.signInHref);
    const gone = held && !value.some(({ id }) => id === held.id);
    const rows = gone ? [...value, held] : value;
    return html`${problem ? this.#passkeys.template(this.signInHref, true) : nothing}${this.#status.template()}${this.problem ? alert(nothing, this.localizer.problem(this.problem.code, this.problem)) : nothing}
      <p>${t.text}</p>
      ${
        rows.length
          ? html`<ul class="ems-devices" aria-label=${t.passkeys}>
              ${repeat(
                rows,
                ({ id }) => id,
                (passkey) =>
                  html`<li>${passkey.id === held?.id ? this.#actions!.template(false) : this.#row(passkey)}</li>`,
              )}
            </ul>`
          : html`<p class="ems-muted">${t.none}</p>`
      }
      ${this.#adding.template()}`;
  }

  #row(passkey: Passkey): TemplateResult {
    const { t } = this;
    const shown = { ...passkey, name: passkey.name || t.unnamed };
    const buttons = deviceButtons(shown, t, (action) => void this.#act(action === 'rename' ? passkey : shown, action));
    return aboutDevice(shown, t, this.localizer.lang, buttons);
  }
}
