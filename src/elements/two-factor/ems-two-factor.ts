import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { define } from '../../base/define.ts';
import { EmsElement } from '../../base/ems-element.ts';
import { missingPart } from '../../client/missing-part.ts';
import { hasFocus } from '../../base/focus.ts';
import { inline, redirect } from '../../client/port-kind.ts';
import type { Authenticator } from '../../client/ports/authenticators.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure } from '../../client/outcome.ts';
import type { Problem } from '../../client/problem.ts';
import { card, pageSlots } from '../../parts/card.ts';
import type { DeviceActions } from '../../parts/device-actions.ts';
import { aboutDevice, deviceButtons, type DeviceAction } from '../../parts/device-row.ts';
import { focusHeading } from '../../parts/focus-heading.ts';
import { alert } from '../../parts/form.ts';
import type { KeptForm } from '../../parts/kept-forms.ts';
import { RedirectPart } from '../../parts/redirect-part.ts';
import { own } from '../../parts/only-own.ts';
import { Resource } from '../../parts/resource.ts';
import { Status } from '../../parts/status.ts';
import { verbatim } from '../../parts/verbatim.ts';
import { devicesStyles } from '../../styles/devices.styles.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { nestedStyles } from '../../styles/nested.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import type { TotpSetupClosedDetail } from '../totp-setup/ems-totp-setup.events.ts';
import { twoFactorMessages, type TwoFactorMessages } from './messages/en.ts';

/**
 * Two-factor authentication of an account: its authenticator apps (add, rename, remove) and its recovery codes.
 * Says before the last one is removed what that means. What another tab changes is shown, but no unsaved input is lost.
 * Where apps are set up on a page of the service, adding one is a button that leads there; the list tells then what is new.
 *
 * Controls: `deviceName`, while a device is renamed; those of `ems-totp-setup` and `ems-recovery-codes`, which it holds.
 *
 * @summary The account's authenticator apps: add, rename, remove; and its recovery codes.
 * @category Account
 * @keywords 2FA, MFA, two-step verification, multi-factor, turn off 2FA
 * @tagname ems-two-factor
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the list.
 * @slot legal - Small print.
 * @slot footer - What stands below, such as a way to get help.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<AuthenticatorAddedDetail>} ems-authenticator-added - An authenticator app was added, here or on a page of the service.
 * @fires {CustomEvent<AuthenticatorRenamedDetail>} ems-authenticator-renamed - One has another name now.
 * @fires {CustomEvent<AuthenticatorRemovedDetail>} ems-authenticator-removed - One is gone.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsTwoFactor extends EmsElement<TwoFactorMessages> {
  static override properties: PropertyDeclarations = {
    serviceName: { attribute: 'service-name' },
    signInHref: { attribute: 'sign-in-href' },
    adding: { state: true },
    problem: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles, nestedStyles, devicesStyles];
  protected readonly messageGroup = 'twoFactor';
  protected readonly english = twoFactorMessages;

  /** What the recovery codes are kept under; the page's host name when absent. */
  serviceName: string | undefined;
  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  /** The set-up of another device has the list's place. */
  private adding = false;
  /** Why nothing can be added: no more devices are allowed, or the set-up could not be fetched. */
  private problem: Problem | undefined;
  readonly #status = new Status(this);
  #actions: DeviceActions<Authenticator> | undefined;

  readonly #devices = own(
    this,
    new Resource<Authenticator[]>(this, async (client, options) => {
      const outcome = (await client.authenticators?.list(options)) ?? failure('not_offered');
      // Drawn at once with the part for the codes, which nobody needs without a device.
      if (outcome.ok && outcome.value.length) await this.#fetchRecoveryCodes(client);
      return outcome;
    }),
  );

  readonly #redirect = new RedirectPart(this, { port: ({ authenticators }) => redirect(authenticators) }, async () => {
    const { setUpElsewhere } = await import('../../parts/set-up-elsewhere.ts');
    return setUpElsewhere(this, {
      status: this.#status,
      submit: () => this.#label,
      className: () => (this.#devices.value?.length ? 'ems-secondary' : undefined),
      devices: () => this.#devices.value,
      load: async () => {
        await this.#devices.load();
        return this.#devices.value;
      },
      added: (authenticator, recoveryCodesDue) => {
        this.#status.announce(this.t.set);
        this.emit('ems-authenticator-added', { authenticator, recoveryCodesDue });
      },
    });
  });

  protected override clientChanged(client: AuthClient): () => void {
    const ends = [this.#devices.watch(client), this.#redirect.watch(client)];
    return () => ends.forEach((end) => end());
  }

  /** @internal Shows the form that this page was left from for a proof: see `step-up-return.ts`. */
  async reopen({ path, names, subject }: KeptForm): Promise<boolean> {
    if (path[0] === 'ems-totp-setup') await this.#add();
    const device = this.#devices.value?.find(({ id }) => id === subject);
    if (device) await this.#act(device, names.includes('deviceName') ? 'rename' : 'remove');
    return device !== undefined;
  }

  async #fetchRecoveryCodes(client: AuthClient): Promise<void> {
    if (!client.recoveryCodes) return;
    try {
      const { EmsRecoveryCodes } = await this.localizer.with(
        'recoveryCodes',
        import('../recovery-codes/ems-recovery-codes.ts'),
      );
      define('ems-recovery-codes', EmsRecoveryCodes);
    } catch {
      // The devices are shown without them.
    }
  }

  async #act(device: Authenticator, action: DeviceAction): Promise<void> {
    this.problem = undefined;
    try {
      const { DeviceActions } = await import('../../parts/device-actions.ts');
      this.#actions ??= new DeviceActions<Authenticator>(this, {
        devices: this.#devices,
        status: this.#status,
        words: () => this.t,
        about: (device) => aboutDevice(device, this.t, this.localizer.lang),
        rename: (input, options) => this.activeClient?.authenticators?.rename(input, options),
        renamed: (authenticator) => void this.emit('ems-authenticator-renamed', { authenticator }),
        question: ({ name }, last) => {
          const { t } = this;
          const question = verbatim((last ? t.removeLastText : t.removeText)(name), name);
          return html`${question}${inline(this.activeClient?.authenticators) ? ` ${t.endsOthers}` : ''}`;
        },
        remove: (input, options) => this.activeClient?.authenticators?.remove(input, options),
        removed: ({ id }) =>
          void this.emit('ems-authenticator-removed', { id, left: this.#devices.value?.length ?? 0 }),
      });
      await this.#actions.open(device, action);
    } catch {
      this.problem = { code: missingPart() };
    }
  }

  async #add(): Promise<void> {
    this.#status.announce(undefined);
    this.problem = undefined;
    try {
      const { EmsTotpSetup } = await this.localizer.with('totpSetup', import('../totp-setup/ems-totp-setup.ts'));
      define('ems-totp-setup', EmsTotpSetup);
    } catch {
      this.problem = { code: missingPart() };
      return;
    }
    this.adding = true;
    await this.updateComplete;
    const setup = this.querySelector<EmsElement>('ems-totp-setup');
    if (setup) await focusHeading(setup);
  }

  async #closed(added = false): Promise<void> {
    const here = hasFocus(this);
    await this.#devices.load();
    this.adding = false;
    if (here) await focusHeading(this);
    // After the focus: what is said then is heard.
    if (added) this.#status.announce(this.t.set);
  }

  readonly #setupFailed = async ({ detail }: CustomEvent<Problem>): Promise<void> => {
    if (detail.code !== 'device_limit_reached') return;
    await this.#closed();
    this.problem = detail;
  };

  override render(): TemplateResult {
    if (this.adding) return html`<slot name="form"></slot>`;
    return card(this, this.t.heading, pageSlots(undefined, true));
  }

  protected override renderForm(): TemplateResult {
    if (this.adding) {
      return html`<ems-totp-setup
        class="ems-element"
        .client=${this.client}
        .serviceName=${this.serviceName}
        .signInHref=${this.signInHref}
        .autostart=${true}
        .canCancel=${true}
        @ems-totp-setup-closed=${({ detail }: CustomEvent<TotpSetupClosedDetail>) => this.#closed(detail.added)}
        @ems-failed=${this.#setupFailed}
      ></ems-totp-setup>`;
    }
    const { value: devices, problem } = this.#devices;
    const held = this.#actions?.device;
    if (!devices || (problem && !this.#actions?.types)) return this.#devices.template(this.signInHref);
    return html`${problem ? this.#devices.template(this.signInHref, true) : nothing}${this.#list(devices, held)}`;
  }

  #list(devices: Authenticator[], held: Authenticator | undefined): TemplateResult {
    const { t, problem } = this;
    const some = devices.length > 0 || held !== undefined;
    const place = devices.findIndex(({ id }) => id === held?.id);
    // The row in hand is a part of its own, which stays as it is however the others change around it.
    const [before, after] = place < 0 ? [devices, []] : [devices.slice(0, place), devices.slice(place + 1)];
    return html`${this.#status.template()}${alert(nothing, problem && this.localizer.problem(problem.code, problem))}
      ${
        some
          ? html`<p>${t.on}</p>
            <ul class="ems-devices" aria-label=${t.devices}>
              ${before.map((device) => this.#row(device))}${held ? html`<li>${this.#actions!.template(before.length + after.length === 0)}</li>` : nothing}${after.map(
                (device) => this.#row(device),
              )}
            </ul>`
          : html`<p><strong>${t.off}</strong></p>
            <p>${t.offText}</p>`
      }
      ${
        this.#redirect.template() ??
        html`<button type="button" class=${some ? 'ems-secondary' : nothing} @click=${() => this.#add()}>${this.#label}</button>`
      }
      ${some && this.activeClient?.recoveryCodes ? this.#recoveryCodes() : nothing}`;
  }

  get #label(): string {
    return this.#devices.value?.length ? this.t.add : this.t.addFirst;
  }

  #row(device: Authenticator): TemplateResult {
    const { t } = this;
    const buttons = deviceButtons(device, t, (action) => void this.#act(device, action));
    return html`<li>${aboutDevice(device, t, this.localizer.lang, buttons)}</li>`;
  }

  #recoveryCodes(): TemplateResult {
    return html`<div class="ems-part">
      <ems-recovery-codes class="ems-element ems-flat" .client=${this.client} .serviceName=${this.serviceName} .signInHref=${this.signInHref}>
        <h3 slot="heading" class="ems-part-heading" tabindex="-1">${this.t.recoveryCodes}</h3>
      </ems-recovery-codes>
    </div>`;
  }
}
