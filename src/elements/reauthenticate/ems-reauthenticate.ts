import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController, type FormValues } from '../../base/form-controller.ts';
import { missingPart } from '../../client/missing-part.ts';
import { report } from '../../base/report.ts';
import { inline, redirect } from '../../client/port-kind.ts';
import type { Reauthentication, ReauthenticationMethod } from '../../client/ports/reauthentication.ts';
import type { Account } from '../../client/ports/session.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure, type Outcome } from '../../client/outcome.ts';
import { codeField } from '../../parts/code-field.ts';
import { fetchInPlace } from '../../parts/fetch-in-place.ts';
import { alert, formFrame, submitButton } from '../../parts/form.ts';
import { passwordField } from '../../parts/password-field.ts';
import type { RedirectButton } from '../../parts/redirect-button.ts';
import { Status } from '../../parts/status.ts';
import { hasKeptForms } from '../../parts/kept-key.ts';
import { textField } from '../../parts/text-field.ts';
import { usernameField } from '../../parts/username-field.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { frameStyles } from '../../styles/frame.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { normalizeOneTimeCode } from '../../rules/one-time-code.ts';
import { signInLink } from '../../parts/resource.ts';
import { requiredRule } from '../../base/required-rule.ts';
import { reauthenticateMessages, type ReauthenticateMessages } from './messages/en.ts';
import type { Asking } from './proof-elsewhere.ts';
import { reauthenticateHostStyles, reauthenticateStyles } from './ems-reauthenticate.styles.ts';

/**
 * The dialog before a sensitive change (ASVS 7.5.1): it asks for what the session still has to show, the password, a code of the
 * authenticator app or both. A recovery code does in the place of the app's. Where nothing is missing it asks for the password.
 * Elements open it by themselves when the client answers `reauthentication_required`; a page may open it too. Where people prove
 * who they are on a page of the service, it has one button that leads there. An element that left for it says on the way back how
 * it ended, puts back what was typed, and takes one more press; of a dialog that the page opened, its events say it.
 *
 * Controls: `username` (hidden), `currentPassword`, `code` (also for a recovery code).
 *
 * @summary The dialog before a sensitive change. The elements open it by themselves.
 * @category Sign in
 * @keywords confirm it’s you, sudo mode, step-up, enter your password again
 * @tagname ems-reauthenticate
 *
 * @fires {CustomEvent<ReauthenticatedDetail>} ems-reauthenticated - Proved; the session is fresh. Also on the page that the person comes back to, if a page opened the dialog.
 * @fires {CustomEvent<ReauthenticationCancelledDetail>} ems-reauthentication-cancelled - Given up or not proved; nothing has changed.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsReauthenticate extends EmsElement<ReauthenticateMessages> {
  static override properties: PropertyDeclarations = {
    signInHref: { attribute: 'sign-in-href' },
    ways: { state: true },
    chosen: { state: true },
    account: { state: true },
  };

  static override styles = [frameStyles, reauthenticateHostStyles];
  protected static override lightStyles = [formStyles, screenStyles, reauthenticateStyles];
  protected readonly messageGroup = 'reauthenticate';
  protected readonly english = reauthenticateMessages;

  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  /** What is to be shown, one of each group. */
  private ways: ReauthenticationMethod[][] = [];
  /** The way in each group that there is a field for. */
  private chosen: ReauthenticationMethod[] = [];
  private account: Account | undefined;
  #settle: ((proved: boolean) => void) | undefined;
  /** The dialog was opened, and has not said yet that it was closed. */
  #shown = false;
  /** What the dialog will say is of the time before. */
  #late = false;
  #asking: Asking | undefined;
  #elsewhere: RedirectButton | undefined;
  readonly #status = new Status(this);
  #end = new AbortController();

  readonly #form = new FormController<void>(this, {
    validate: ({ currentPassword, code }) => ({
      currentPassword: this.#asks('password') && !currentPassword ? requiredRule() : undefined,
      code: this.#asks('totp', 'recovery_code') ? requiredRule(code) : undefined,
    }),
    submit: (values, { signal }) => this.#prove(values, signal),
    done: () => {
      const method = this.chosen.at(-1)!;
      this.#close(true);
      this.emit('ems-reauthenticated', { method });
    },
    failed: ({ code }) => {
      // A recovery code has no clock to check, and no next one to wait for.
      const words = { code_invalid: this.t.recoveryCodeInvalid, code_already_used: this.t.recoveryCodeUsed };
      if (this.#asks('recovery_code') && (code === 'code_invalid' || code === 'code_already_used'))
        this.#form.setError('code', { code, message: words[code] });
      return false;
    },
  });

  /**
   * Opens the dialog. Resolves with whether the person has proved who they are. The focus returns to where it was. Where this page
   * is left for that, nothing resolves: the element says how it ended on the page that the person comes back to. `asking`: the form
   * of an element that opens it.
   */
  open(asking: Asking = this.#form): Promise<boolean> {
    this.#settle?.(false);
    // Given up a moment ago, and its dialog has yet to say so.
    this.#late = this.#shown && !this.#dialog?.open;
    this.#asking = asking;
    this.#status.announce(undefined);
    // What was wrong the last time, and a password that was shown then.
    this.#form.problem = undefined;
    this.#form.errors = {};
    this.#form.revealed.clear();
    return new Promise((settle) => {
      this.#settle = settle;
      void this.#show();
    });
  }

  protected override clientChanged(client: AuthClient): undefined {
    if (hasKeptForms()) void this.#return(client).catch(report);
  }

  /** Opened by the page, and back from where it led. */
  async #return(client: AuthClient): Promise<void> {
    const { restoreOnReturn } = await this.localizer.with('parts', fetchInPlace());
    const result = await restoreOnReturn(this, client);
    if (result === 'success') this.emit('ems-reauthenticated', { method: 'redirect' });
    else if (result) this.emit('ems-reauthentication-cancelled', {});
  }

  async #fetchElsewhere(): Promise<void> {
    const { proofElsewhere } = await this.localizer.with('parts', import('./proof-elsewhere.ts'));
    this.#elsewhere = proofElsewhere(this, {
      status: this.#status,
      account: () => this.account,
      asking: () => this.#asking!,
      proved: () => {
        this.#close(true);
        this.emit('ems-reauthenticated', { method: 'redirect' });
      },
      refused: () => this.#dialog?.close(),
    });
    this.requestUpdate();
  }

  get #dialog(): HTMLDialogElement | null {
    return this.querySelector('dialog');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end.abort();
    this.#settle?.(false);
    this.#settle = undefined;
  }

  async #show(): Promise<void> {
    const { signal } = (this.#end = new AbortController());
    try {
      await this.#prepare(signal);
    } catch (error) {
      if (!signal.aborted) report(error);
    }
    await this.updateComplete;
    if (!this.isConnected) this.#close(false);
    else if (this.#settle && !this.#dialog?.open) {
      this.#dialog?.showModal();
      this.#shown = true;
    }
    if (this.#elsewhere) this.querySelector<HTMLElement>('button[type="submit"]')?.focus();
  }

  #asks(...ways: ReauthenticationMethod[]): boolean {
    return ways.some((way) => this.chosen.includes(way));
  }

  /** What is missing, and the account's name for password managers. Without an answer the password is asked for. */
  async #prepare(signal: AbortSignal): Promise<void> {
    const client = this.activeClient;
    const [methods, session] = await Promise.all([
      inline(client?.reauthentication)?.methods({ signal }),
      client?.session.current({ signal }),
    ]);
    const missing = methods?.ok ? methods.value.filter(([way]) => way) : [];
    this.ways = missing.length > 0 ? missing : [['password']];
    this.chosen = this.ways.map(([way]) => way!);
    this.account = session?.ok && 'account' in session.value ? session.value.account : undefined;
    if (redirect(client?.reauthentication) && !this.#elsewhere) await this.#fetchElsewhere();
  }

  async #prove({ currentPassword = '', code = '' }: FormValues, signal: AbortSignal | undefined): Promise<Outcome> {
    const password = this.#asks('password') ? currentPassword : undefined;
    let proof: Reauthentication = { password: currentPassword };
    if (this.#asks('totp')) proof = { password, code: normalizeOneTimeCode(code) };
    else if (this.#asks('recovery_code')) proof = { password, recoveryCode: code };
    const outcome = await (inline(this.activeClient?.reauthentication)?.reauthenticate(proof, { signal }) ??
      failure('not_offered'));
    // The interface calls it `password`; here it is the present one, as everywhere on the account page.
    if (outcome.ok || outcome.problem.code !== 'password_incorrect') return outcome;
    return failure(outcome.problem.code, { ...outcome.problem, field: 'currentPassword' });
  }

  async #useOther(group: number, way: ReauthenticationMethod): Promise<void> {
    this.chosen = this.chosen.map((chosen, at) => (at === group ? way : chosen));
    // What was wrong was said of the other way.
    for (const name of ['currentPassword', 'code']) this.#form.setError(name, undefined);
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[name="${way === 'password' ? 'currentPassword' : 'code'}"]`)?.focus();
  }

  #close(proved: boolean): void {
    // What was typed leaves the page (ASVS 14.3.1).
    this.#form.form?.reset();
    this.#settle?.(proved);
    this.#settle = undefined;
    this.#dialog?.close();
  }

  /** Escape, the system's back gesture, and our own button. */
  readonly #cancelled = (): void => {
    const late = this.#late;
    this.#late = false;
    this.#shown = this.#dialog?.open ?? false;
    if (late || !this.#settle) return;
    this.#close(false);
    this.emit('ems-reauthentication-cancelled', {});
  };

  override render(): TemplateResult {
    return html`<slot name="form"></slot>`;
  }

  #cancelButton(): TemplateResult {
    return html`<button type="button" class="ems-secondary" @click=${() => this.#dialog?.close()}>${this.t.cancel}</button>`;
  }

  /** The field of one group, and the way to another one. */
  #group(ways: ReauthenticationMethod[], group: number): TemplateResult {
    const { t } = this;
    const chosen = this.chosen[group]!;
    const other = ways[(ways.indexOf(chosen) + 1) % ways.length]!;
    const common = { autofocus: group === 0, enterKey: group + 1 < this.ways.length ? ('next' as const) : undefined };
    const fields = {
      password: () =>
        passwordField(this.#form, {
          name: 'currentPassword',
          label: t.password,
          autocomplete: 'current-password',
          ...common,
        }),
      totp: () => codeField(this.#form, { label: t.code, ...common }),
      recovery_code: () =>
        textField(this.#form, { name: 'code', label: t.recoveryCode, type: 'text', autocomplete: 'off', ...common }),
    };
    const words = { password: t.usePassword, totp: t.useCode, recovery_code: t.useRecoveryCode };
    // Keyed: a password that was typed must not turn up in the field of the code, where it can be read.
    return html`${keyed(chosen, fields[chosen]())}${
      other === chosen
        ? nothing
        : html`<button type="button" class="ems-link" @click=${() => this.#useOther(group, other)}>${words[other]}</button>`
    }`;
  }

  /** On a page of the service. */
  #there(): TemplateResult | undefined {
    if (!redirect(this.activeClient?.reauthentication)) return undefined;
    const cancel = this.#cancelButton();
    return this.#elsewhere
      ? html`${this.#status.template()}${this.#elsewhere.template(cancel)}`
      : html`${alert(nothing, this.localizer.problem(missingPart()))}${cancel}`;
  }

  #here(): TemplateResult {
    const { t } = this;
    return html`<p>${t.text}</p>
      ${formFrame(
        this.#form,
        html`${usernameField(this.account?.email)}${this.ways.map((ways, group) => this.#group(ways, group))}
          <div class="ems-buttons">${this.#cancelButton()}${submitButton(this.#form, t.submit)}</div>`,
        signInLink(this, this.#form.problem, this.signInHref, true),
      )}`;
  }

  protected override renderForm(): TemplateResult {
    const id = `${this.#form.id}-heading`;
    return html`<dialog aria-labelledby=${id} @close=${this.#cancelled}>
      <div class="ems-stack">
        <h2 id=${id}>${this.t.heading}</h2>
        ${this.#there() ?? this.#here()}
      </div>
    </dialog>`;
  }
}
