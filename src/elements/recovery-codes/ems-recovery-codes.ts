import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { hasFocus } from '../../base/focus.ts';
import { FormController } from '../../base/form-controller.ts';
import { isOn } from '../../base/is-on.ts';
import { missingPart } from '../../client/missing-part.ts';
import { inline, redirect } from '../../client/port-kind.ts';
import type { CallOptions } from '../../client/ports/call.ts';
import type { Account } from '../../client/ports/session.ts';
import type { AuthClient } from '../../client/types.ts';
import { failure, success, type Outcome } from '../../client/outcome.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { checkField } from '../../parts/check-field.ts';
import { CopyButton } from '../../parts/copy-button.ts';
import { focusHeading } from '../../parts/focus-heading.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { warningIcon } from '../../parts/icon.ts';
import { RedirectPart } from '../../parts/redirect-part.ts';
import { Resource, signInLink } from '../../parts/resource.ts';
import { watchOwner } from '../../parts/session-owner.ts';
import { Status } from '../../parts/status.ts';
import { fewRecoveryCodes } from '../../rules/limits.ts';
import { checkStyles } from '../../styles/check.styles.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { recoveryCodesMessages, type RecoveryCodesMessages } from './messages/en.ts';
import { recoveryCodesStyles } from './ems-recovery-codes.styles.ts';
import type { SheetOfCodes } from './sheet-of-codes.ts';

type Left = { remaining: number; total: number; createdAt: string } | null;

/** Somebody who left before the codes were made has a second factor and no codes: that isn't the same as no second factor. */
const askStatus = async (
  { recoveryCodes, authenticators }: AuthClient,
  options: CallOptions,
): Promise<Outcome<Left>> => {
  const status = await recoveryCodes!.status(options);
  if (!status.ok || status.value || !authenticators) return status;
  const devices = await authenticators.list(options);
  return devices.ok && devices.value.length ? success({ remaining: 0, total: 0, createdAt: '' }) : status;
};

/**
 * Recovery codes for the day when the authenticator is lost: how many are left, and a new set, which is shown once and
 * replaces the old one. The codes can be copied, saved and printed, and leave the page when the person is done. Where a page of
 * the service makes and shows them, one button leads there; the state is read anew when the person is back.
 *
 * Controls: `saved`.
 *
 * @summary Shows new recovery codes once, to copy, save and print; then how many are left.
 * @category Account
 * @keywords backup codes, lost my phone, emergency codes
 * @tagname ems-recovery-codes
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the screen.
 * @slot legal - Small print above the button.
 * @slot footer - What stands below the button.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<RecoveryCodesGeneratedDetail>} ems-recovery-codes-generated - A new set is in force, shown here or on a page of the service.
 * @fires {CustomEvent<RecoveryCodesSavedDetail>} ems-recovery-codes-saved - The person says that the codes shown here are saved; they are shown no more.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsRecoveryCodes extends EmsElement<RecoveryCodesMessages> {
  static override properties: PropertyDeclarations = {
    autostart: { converter: isOn },
    serviceName: { attribute: 'service-name' },
    signInHref: { attribute: 'sign-in-href' },
    codes: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles, checkStyles, recoveryCodesStyles];
  protected readonly messageGroup = 'recoveryCodes';
  protected readonly english = recoveryCodesMessages;

  /** Makes a new set as soon as it is on the page, without a button: for the end of a set-up. Never on a page of the service. */
  autostart = false;
  /** What the codes are for, on paper and in the file; the page's host name when absent. */
  serviceName: string | undefined;
  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  private codes: string[] | undefined;
  #owner: Account | undefined;
  readonly #status = new Status(this);
  readonly #copy = new CopyButton(this);
  readonly #left = new Resource<Left>(this, (client, options) => client.recoveryCodes && askStatus(client, options));

  readonly #generate = new FormController<{ codes: string[] }>(this, {
    validate: () => ({}),
    submit: (_values, options) => inline(this.activeClient?.recoveryCodes)?.generate(options) ?? failure('not_offered'),
    done: async ({ codes }) => {
      const here = hasFocus(this) || this.autostart;
      this.autostart = false;
      this.#copy.reset();
      this.codes = codes;
      this.emit('ems-recovery-codes-generated', { total: codes.length });
      if (here) await focusHeading(this);
    },
    failed: (problem) => !this.#starts && this.#status.onCancelled(problem),
  });

  readonly #confirm = new FormController<void>(this, {
    validate: ({ saved }) => ({ saved: saved ? undefined : { code: 'consent_required' } }),
    submit: () => success(),
    done: async () => {
      this.codes = undefined;
      this.emit('ems-recovery-codes-saved', {});
      void this.#left.load();
      if (this.isConnected) await focusHeading(this);
      this.#status.announce(this.t.done);
    },
  });

  readonly #redirect = new RedirectPart(this, { port: ({ recoveryCodes }) => redirect(recoveryCodes) }, async () => {
    const { codesElsewhere } = await import('./codes-elsewhere.ts');
    return codesElsewhere(this, {
      status: this.#status,
      submit: () => this.#label,
      className: () => this.#look,
      invalidates: () => (this.#left.value?.total ? this.t.invalidates : undefined),
      left: () => this.#left.value,
      load: async () => {
        await this.#left.load();
        return this.#left.value;
      },
      made: (total) => {
        this.#status.announce(this.t.done);
        this.emit('ems-recovery-codes-generated', { total });
      },
    });
  });

  /** Makes a new set, as the button does. Where the codes are shown on a page of the service, it takes a press. */
  start(): Promise<void> {
    return this.#generate.submit();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A move within the document disconnects too; what stays away forgets the codes.
    queueMicrotask(() => {
      if (!this.isConnected) this.codes = undefined;
    });
  }

  protected override clientChanged(client: AuthClient): () => void {
    // No library keeps a snapshot of a page with a secret on it.
    this.setAttribute('hx-history', 'false');
    const ends = [
      this.#left.watch(client),
      this.#redirect.watch(client),
      watchOwner(this, client, (account, gone) => {
        this.#owner = account;
        if (!gone) return;
        this.codes = this.#left.value = undefined;
        void this.#left.load();
      }),
    ];
    if (this.#starts) void this.updateComplete.then(() => this.start());
    return () => ends.forEach((end) => end());
  }

  /** A new set is made by itself: never on a page of the service, which nobody is sent to without a press. */
  get #starts(): boolean {
    return this.autostart && !redirect(this.activeClient?.recoveryCodes);
  }

  get #label(): string {
    return this.#left.value?.total ? this.t.generate : this.t.generateFirst;
  }

  get #look(): string | undefined {
    return (this.#left.value?.remaining ?? 0) > fewRecoveryCodes ? 'ems-secondary' : undefined;
  }

  override render(): TemplateResult {
    return card(this, this.t.heading, pageSlots(undefined, true));
  }

  protected override renderForm(): TemplateResult {
    const { t, codes } = this;
    if (codes) return this.#shown(codes);
    if (this.#starts && !this.#generate.problem) return html`<p class="ems-muted" role="status">${t.generating}</p>`;
    const { value: status, problem } = this.#left;
    if (status === undefined || problem) return this.#left.template(this.signInHref);
    const left = html`${this.#status.template()}${status ? this.#drawLeft(status) : this.#starts ? nothing : html`<p>${t.none}</p>`}`;
    const elsewhere = this.#redirect.template();
    if (elsewhere) return html`${left}${status ? elsewhere : nothing}`;
    return formFrame(this.#generate, left, signInLink(this, this.#generate.problem, this.signInHref));
  }

  #drawLeft({ remaining, total, createdAt }: NonNullable<Left>): TemplateResult {
    const { t } = this;
    return html`<p>${t.purpose}</p>
      ${total ? html`<p>${t.left(remaining, total)} <span class="ems-muted">${t.made(this.#date(createdAt))}</span></p>` : nothing}
      ${remaining <= fewRecoveryCodes ? html`<p class="ems-warning">${warningIcon()}<span>${t.few(remaining)}</span></p>` : nothing}
      ${total && !redirect(this.activeClient?.recoveryCodes) ? html`<p class="ems-hint">${t.invalidates} ${t.endsOthers}</p>` : nothing}`;
  }

  #shown(codes: string[]): TemplateResult {
    const { t } = this;
    return html`<p>${t.keep}</p>
      <ol class="ems-codes" translate="no">
        ${codes.map((code) => html`<li>${code}</li>`)}
      </ol>
      <div class="ems-tools">
        <button type="button" class="ems-secondary" @click=${() => this.#take('download')}>${t.download}</button>
        <button type="button" class="ems-secondary" @click=${() => this.#take('print')}>${t.print}</button>
        ${this.#copy.template(t.copy, codes.join('\n'), '.ems-codes')}
      </div>
      ${formFrame(this.#confirm, checkField(this.#confirm, { name: 'saved', label: t.saved, required: true }))}`;
  }

  protected override renderActions(): TemplateResult | typeof nothing {
    if (this.codes) return submitButton(this.#confirm, this.t.submit);
    const { value: status, problem } = this.#left;
    if (this.#starts) return this.#generate.problem ? submitButton(this.#generate, this.t.generateFirst) : nothing;
    if (!status || problem || this.#redirect.template()) return nothing;
    return submitButton(this.#generate, this.#label, { className: this.#look });
  }

  async #take(way: 'download' | 'print'): Promise<void> {
    const sheetOfCodes = await import('./sheet-of-codes.ts').catch(() => undefined);
    this.#confirm.problem = sheetOfCodes ? undefined : { code: missingPart() };
    this.requestUpdate();
    if (!sheetOfCodes) return;
    const { download, printSheet } = sheetOfCodes;
    const { t } = this;
    const sheet: SheetOfCodes = {
      title: t.title(this.serviceName ?? location.hostname),
      lines: [...(this.#owner ? [this.#owner.email] : []), t.made(this.#date(new Date())), t.note],
      codes: this.codes ?? [],
      lang: this.localizer.lang,
    };
    if (way === 'print') printSheet(sheet);
    else download(sheet, t.fileName);
  }

  #date(time: string | Date): string {
    return new Intl.DateTimeFormat(this.localizer.lang, { dateStyle: 'long' }).format(new Date(time));
  }
}
