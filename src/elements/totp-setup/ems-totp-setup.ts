import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { define } from '../../base/define.ts';
import { EmsElement } from '../../base/ems-element.ts';
import { hasFocus } from '../../base/focus.ts';
import { FormController, type FormValues } from '../../base/form-controller.ts';
import { isOn } from '../../base/is-on.ts';
import { report } from '../../base/report.ts';
import { inline, redirect } from '../../client/port-kind.ts';
import type { Authenticator, AuthenticatorEnrolment } from '../../client/ports/authenticators.ts';
import type { MutationOptions } from '../../client/ports/call.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure, type Outcome } from '../../client/outcome.ts';
import type { Problem } from '../../client/problem.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { checkField } from '../../parts/check-field.ts';
import { codeField } from '../../parts/code-field.ts';
import { CopyButton } from '../../parts/copy-button.ts';
import { deviceNameField, deviceNameRule, explainDeviceName } from '../../parts/device-name-field.ts';
import { focusHeading } from '../../parts/focus-heading.ts';
import { alert, formFrame, submitButton } from '../../parts/form.ts';
import { checkIcon } from '../../parts/icon.ts';
import type { KeptForm } from '../../parts/kept-forms.ts';
import { hasKeptForms } from '../../parts/kept-key.ts';
import { recoveryCodesDue } from '../../parts/recovery-codes-due.ts';
import { RedirectPart } from '../../parts/redirect-part.ts';
import { watchOwner } from '../../parts/session-owner.ts';
import { Status } from '../../parts/status.ts';
import { verbatim } from '../../parts/verbatim.ts';
import { checkStyles } from '../../styles/check.styles.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { normalizeOneTimeCode } from '../../rules/one-time-code.ts';
import { normalizeName } from '../../rules/name.ts';
import { signInLink } from '../../parts/resource.ts';
import { requiredRule } from '../../base/required-rule.ts';
import { totpSetupMessages, type TotpSetupMessages } from './messages/en.ts';
import { totpSetupStyles } from './ems-totp-setup.styles.ts';

type Picture = (label: string) => TemplateResult;

/**
 * The set-up of an authenticator app: a QR code, or its key to enter by hand; then the first code and a name for
 * the device. Nothing counts until that code was right, so leaving half-way leaves nothing behind. The other sessions, which never showed
 * a code, are ended with it, which is a choice (ASVS 7.4.3). Recovery codes follow
 * the first set-up, unless the page prevents `ems-authenticator-added` (ASVS 6.3.4; OWASP, "Multifactor Authentication").
 * Where apps are set up on a page of the service, one button leads there, in the place of all this.
 *
 * Controls: `code`, `deviceName`, `endOtherSessions`.
 *
 * @summary Sets up an authenticator app: QR code or key, first code, device name.
 * @category Account
 * @keywords authenticator app, QR code, set up 2FA, Google Authenticator, one-time codes
 * @tagname ems-totp-setup
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the screen.
 * @slot legal - Small print above the button.
 * @slot footer - What stands below, such as a way to get help.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<AuthenticatorAddedDetail>} ems-authenticator-added - The first code was right, here or on a page of the service. Cancelable: then no recovery codes are shown.
 * @fires {CustomEvent<TotpSetupClosedDetail>} ems-totp-setup-closed - Everything is done, or the person has cancelled.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsTotpSetup extends EmsElement<TotpSetupMessages> {
  static override properties: PropertyDeclarations = {
    autostart: { converter: isOn },
    canCancel: { converter: isOn, attribute: 'can-cancel' },
    serviceName: { attribute: 'service-name' },
    signInHref: { attribute: 'sign-in-href' },
    enrolment: { state: true },
    picture: { state: true },
    added: { state: true },
    codes: { state: true },
    back: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles, checkStyles, totpSetupStyles];
  protected readonly messageGroup = 'totpSetup';
  protected readonly english = totpSetupMessages;

  /** Begins as soon as it is on the page, without a button; where a page of the service sets apps up, it takes a press all the same. */
  autostart = false;
  /** Offers to cancel: the page listens for `ems-totp-setup-closed`. */
  canCancel = false;
  /** What the recovery codes are kept under; the page's host name when absent. */
  serviceName: string | undefined;
  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  private enrolment: AuthenticatorEnrolment | undefined;
  private picture: Picture | 'failed' | undefined;
  private added: Authenticator | undefined;
  /** The screen of the recovery codes is shown. */
  private codes = false;
  /** The person is back from a proof on a page of the service: the set-up doesn't begin by itself. */
  private back = false;
  /** The set-up took the place of one that was gone. */
  #again = false;
  /** What the device was called in the set-up that is gone. */
  #name: string | undefined;
  /** Those that there are without the one that is set up at the service. */
  #devices: Authenticator[] | undefined;
  readonly #copy = new CopyButton(this);
  readonly #status = new Status(this);

  readonly #begin = new FormController<AuthenticatorEnrolment>(this, {
    validate: () => ({}),
    submit: (_values, options) => this.#enrol(options),
    done: (enrolment) => this.#show(enrolment),
  });

  readonly #form = new FormController<Authenticator>(this, {
    validate: ({ code, deviceName }) => ({
      code: requiredRule(code),
      deviceName: deviceNameRule(this.localizer, deviceName),
    }),
    submit: (values, options) => this.#activate(values, options),
    done: (added) => this.#done(added),
    failed: (problem) => this.#failed(problem),
  });

  readonly #redirect = new RedirectPart(this, { port: ({ authenticators }) => redirect(authenticators) }, async () => {
    const { setUpElsewhere } = await import('../../parts/set-up-elsewhere.ts');
    await this.#list();
    return setUpElsewhere(this, {
      status: this.#status,
      devices: () => this.#devices,
      load: () => this.#list(),
      added: (authenticator, due) => this.#finish(authenticator, due),
    });
  });

  /** Begins the set-up, as the button does. Where a page of the service sets apps up, it takes a press. */
  start(): Promise<void> {
    return this.#begin.submit();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the document disconnects too; what stays away forgets the secret.
    queueMicrotask(() => {
      if (!this.isConnected) this.enrolment = this.picture = undefined;
    });
  }

  protected override clientChanged(client: AuthClient): () => void {
    // No library keeps a snapshot of a page with a secret on it.
    this.setAttribute('hx-history', 'false');
    if (!redirect(client.authenticators)) void this.#open(client);
    const ends = [
      this.#redirect.watch(client),
      watchOwner(this, client, (_account, gone) => {
        if (!gone || !this.enrolment) return;
        this.enrolment = this.picture = undefined;
        this.#begin.problem = { code: 'session_expired' };
      }),
    ];
    return () => ends.forEach((end) => end());
  }

  async #open(client: AuthClient): Promise<void> {
    await this.updateComplete;
    if (hasKeptForms()) await this.#return(client);
    if (this.autostart && !this.enrolment && !this.added && !this.back) await this.start();
  }

  async #return(client: AuthClient): Promise<void> {
    // Its button is named in what is said.
    this.back = true;
    try {
      const { restoreOnReturn } = await import('../../parts/step-up-return.ts');
      this.back = (await restoreOnReturn(this, client)) !== undefined;
    } catch (error) {
      report(error);
    }
  }

  /** @internal A set-up that was left for a proof when its code was entered already: it is lost with the page, see `step-up-return.ts`. */
  reopen({ names, typed }: KeptForm): Promise<boolean> {
    this.#again = names.includes('deviceName');
    this.#name = typed.find(([name]) => name === 'deviceName')?.[2];
    return Promise.resolve(true);
  }

  async #list(): Promise<Authenticator[] | undefined> {
    const list = await this.activeClient?.authenticators?.list();
    return (this.#devices = list?.ok ? list.value : undefined);
  }

  async #enrol(options: MutationOptions): Promise<Outcome<AuthenticatorEnrolment>> {
    return inline(this.activeClient?.authenticators)?.enrol(options) ?? failure('not_offered');
  }

  async #activate(
    { code = '', deviceName = '', endOtherSessions }: FormValues,
    options: MutationOptions,
  ): Promise<Outcome<Authenticator>> {
    const { id } = this.enrolment!;
    const input = {
      id,
      code: normalizeOneTimeCode(code),
      name: normalizeName(deviceName),
      endOtherSessions: Boolean(endOtherSessions),
    };
    return inline(this.activeClient?.authenticators)?.activate(input, options) ?? failure('not_offered');
  }

  async #show(enrolment: AuthenticatorEnrolment): Promise<void> {
    const here = hasFocus(this);
    this.#copy.reset();
    this.enrolment = enrolment;
    this.picture = undefined;
    void this.#draw(enrolment);
    if (here) await focusHeading(this);
  }

  async #draw(enrolment: AuthenticatorEnrolment): Promise<void> {
    try {
      const { drawQrCode } = await import('./qr-code.ts');
      // Another set-up may have begun meanwhile.
      if (this.enrolment === enrolment) this.picture = drawQrCode(enrolment.uri);
    } catch {
      // The key below it does as well.
      this.picture = 'failed';
    }
  }

  async #failed(problem: Problem): Promise<boolean> {
    explainDeviceName(this.#form, problem);
    if (problem.code !== 'not_found') return false;
    const gone = this.enrolment;
    await this.#begin.submit();
    this.#again = this.enrolment !== gone;
    this.#form.problem = this.#begin.problem;
    if (this.#again)
      this.#form.form?.querySelectorAll<HTMLInputElement>('[name="code"]').forEach((code) => (code.value = ''));
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector<HTMLElement>('[role="alert"]')?.focus();
    return true;
  }

  async #done(added: Authenticator): Promise<void> {
    await this.#finish(added, await recoveryCodesDue(this.activeClient!));
  }

  async #finish(added: Authenticator, due: boolean): Promise<void> {
    const here = hasFocus(this);
    this.added = added;
    this.enrolment = this.picture = undefined;
    const goOn = this.emit('ems-authenticator-added', { authenticator: added, recoveryCodesDue: due }, true);
    // A service that shows the codes itself is left for them by the person's own choice.
    if (due && goOn && inline(this.activeClient?.recoveryCodes)) {
      try {
        const { EmsRecoveryCodes } = await this.localizer.with(
          'recoveryCodes',
          import('../recovery-codes/ems-recovery-codes.ts'),
        );
        define('ems-recovery-codes', EmsRecoveryCodes);
        this.codes = true;
      } catch {
        // Not fetched. The device counts all the same; the codes can be had later.
      }
    }
    if (!this.codes) this.#close(true);
    await this.updateComplete;
    if (here) await focusHeading(this.querySelector<EmsElement>('ems-recovery-codes') ?? this);
  }

  #close(added: boolean): void {
    this.enrolment = this.picture = undefined;
    this.codes = false;
    this.emit('ems-totp-setup-closed', { added });
  }

  override render(): TemplateResult {
    if (this.codes) return html`<slot name="form"></slot>`;
    return card(this, this.t.heading, pageSlots(undefined, true));
  }

  protected override renderForm(): TemplateResult {
    const { t, enrolment, added } = this;
    if (this.codes) {
      return html`<ems-recovery-codes
        class="ems-element"
        .client=${this.client}
        .serviceName=${this.serviceName}
        .signInHref=${this.signInHref}
        .autostart=${!redirect(this.activeClient?.authenticators)}
        @ems-recovery-codes-saved=${() => this.#close(true)}
      ></ems-recovery-codes>`;
    }
    if (enrolment) return this.#setUp(enrolment);
    if (added)
      return html`<p role="status" class="ems-success">${checkIcon()}<span>${verbatim(t.done(added.name), added.name)}</span></p>`;
    const elsewhere = this.#redirect.template();
    if (elsewhere) return html`${this.#status.template()}<p>${t.introduction}</p>${elsewhere}`;
    if (this.#starting) return this.#beginForm(html`<p class="ems-muted" role="status">${t.loading}</p>`);
    return html`${this.#status.template()}${this.#beginForm(html`<p>${t.introduction}</p>`)}`;
  }

  #beginForm(content: TemplateResult): TemplateResult {
    return formFrame(this.#begin, content, signInLink(this, this.#begin.problem, this.signInHref));
  }

  /** It begins by itself, and its button has nothing to do. */
  get #starting(): boolean {
    return this.autostart && !this.back && !this.#begin.problem;
  }

  #setUp(enrolment: AuthenticatorEnrolment): TemplateResult {
    const { t, picture } = this;
    return html`${this.#again ? alert(nothing, t.again) : nothing}
      <p class="ems-step">${t.scan}</p>
      <a class="ems-button ems-open-app" href=${/^otpauth:/i.test(enrolment.uri) ? enrolment.uri : nothing}>${t.openApp}</a>
      ${picture === 'failed' ? html`<p class="ems-muted">${t.noPicture}</p>` : picture?.(t.picture)}
      <details ?open=${picture === 'failed'}>
        <summary>${t.unableToScan}</summary>
        <div class="ems-stack">
          <p>${t.enterKey}</p>
          <code class="ems-key" translate="no">${enrolment.secret.match(/.{1,4}/g)!.map((four, index) => html`${index ? html`<span> </span>` : nothing}${four}`)}</code>
          ${this.#copy.template(t.copyKey, enrolment.secret, '.ems-key')}
          <p>${t.values}</p>
          <dl>
            <dt>${t.type}</dt>
            <dd>${t.timeBased}</dd>
            <dt>${t.algorithm}</dt>
            <dd translate="no">${enrolment.algorithm}</dd>
            <dt>${t.digits}</dt>
            <dd>${enrolment.digits}</dd>
            <dt>${t.interval}</dt>
            <dd>${t.seconds(enrolment.period)}</dd>
          </dl>
        </div>
      </details>
      <p class="ems-step">${t.enterCode}</p>
      ${formFrame(
        this.#form,
        html`${codeField(this.#form, { label: t.code, enterKey: 'next', hint: html`<p class="ems-hint">${t.codeHint(enrolment.digits)}</p>` })}
        ${deviceNameField(this.#form, this.#name)}
        ${checkField(this.#form, { name: 'endOtherSessions', label: t.endOtherSessions, hint: t.endOtherSessionsHint, checked: true })}`,
        signInLink(this, this.#form.problem, this.signInHref, true),
      )}`;
  }

  protected override renderActions(): TemplateResult | typeof nothing {
    const { t, enrolment } = this;
    if (this.codes || (this.added && !enrolment)) return nothing;
    const submit = enrolment
      ? submitButton(this.#form, html`${t.submit}<span class="ems-visually-hidden"> ${t.submitWhat}</span>`)
      : submitButton(this.#begin, t.begin);
    return html`${this.#redirect.template() || (this.#starting && !enrolment) ? nothing : submit}
    ${this.canCancel ? html`<button type="button" class="ems-secondary" @click=${() => this.#close(false)}>${t.cancel}</button>` : nothing}`;
  }
}
