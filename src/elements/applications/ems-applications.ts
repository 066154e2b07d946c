import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { EmsElement } from '../../base/ems-element.ts';
import { missingPart } from '../../client/missing-part.ts';
import type { Application } from '../../client/ports/applications.ts';
import type { AuthClient } from '../../client/types.ts';
import type { Problem } from '../../client/problem.ts';
import { card, pageSlots } from '../../parts/card.ts';
import type { DeviceActions } from '../../parts/device-actions.ts';
import { alert } from '../../parts/form.ts';
import type { KeptForm } from '../../parts/kept-forms.ts';
import { Resource } from '../../parts/resource.ts';
import { Status } from '../../parts/status.ts';
import { verbatim } from '../../parts/verbatim.ts';
import { isLink } from '../../rules/link.ts';
import { devicesStyles } from '../../styles/devices.styles.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { applicationsMessages, type ApplicationsMessages } from './messages/en.ts';

/**
 * The apps and other sites that can use the account, with what they have access to and since when, where the service tells. Access can be
 * taken away, after a question and proof of who is there (OAuth 2.0 Security Best Current Practice; ASVS 10.7.3).
 *
 * Controls: none that a person fills; `id` is hidden and says whose access is taken away.
 *
 * @summary Lists the apps and sites that can use the account, and takes their access away.
 * @category Account
 * @tagname ems-applications
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the list.
 * @slot legal - Small print.
 * @slot footer - What stands below.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<ApplicationRevokedDetail>} ems-application-revoked - The access of an app was taken away.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsApplications extends EmsElement<ApplicationsMessages> {
  static override properties: PropertyDeclarations = {
    signInHref: { attribute: 'sign-in-href' },
    problem: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles, devicesStyles];
  protected readonly messageGroup = 'applications';
  protected readonly english = applicationsMessages;

  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  /** Why nothing can be taken away: the part that does it could not be fetched. */
  private problem: Problem | undefined;
  readonly #status = new Status(this);
  readonly #applications = new Resource<Application[]>(this, (client, options) => client.applications?.list(options));
  #actions: DeviceActions<Application> | undefined;

  protected override clientChanged(client: AuthClient): () => void {
    return this.#applications.watch(client);
  }

  /** @internal Shows the form that this page was left from for a proof: see `step-up-return.ts`. */
  async reopen({ subject }: KeptForm): Promise<boolean> {
    const application = this.#applications.value?.find(({ id }) => id === subject);
    if (application) await this.#remove(application);
    return application !== undefined;
  }

  async #remove(application: Application): Promise<void> {
    this.problem = undefined;
    try {
      const { DeviceActions } = await import('../../parts/device-actions.ts');
      this.#actions ??= new DeviceActions<Application>(this, {
        devices: this.#applications,
        status: this.#status,
        words: () => this.t,
        signInHref: () => this.signInHref,
        about: (other) => this.#about(other),
        question: ({ name }) => verbatim(this.t.removeText(name), name),
        remove: (input, options) => this.activeClient?.applications?.revoke(input, options),
        removed: ({ id }) => void this.emit('ems-application-revoked', { id }),
      });
      await this.#actions.open(application, 'remove');
    } catch {
      this.problem = { code: missingPart() };
    }
  }

  override render(): TemplateResult {
    return card(this, this.t.heading, pageSlots(undefined, true));
  }

  protected override renderForm(): TemplateResult {
    const { t } = this;
    const { value, problem } = this.#applications;
    const held = this.#actions?.device;
    if (!value || (problem && !held)) return this.#applications.template(this.signInHref);
    const rows = held && !value.some(({ id }) => id === held.id) ? [...value, held] : value;
    return html`${problem ? this.#applications.template(this.signInHref, true) : nothing}${this.#status.template()}${this.problem ? alert(nothing, this.localizer.problem(this.problem.code, this.problem)) : nothing}
      ${
        rows.length
          ? html`<p>${t.text}</p>
            <ul class="ems-devices" aria-label=${t.applications}>
              ${repeat(
                rows,
                ({ id }) => id,
                (application) =>
                  html`<li>${application.id === held?.id ? this.#actions!.template(false) : this.#about(application, true)}</li>`,
              )}
            </ul>`
          : html`<p class="ems-muted">${t.none}</p>`
      }`;
  }

  /** `button`: takes its access away, where that can be done. */
  #about(application: Application, button = false): TemplateResult {
    const { t } = this;
    const { lang } = this.localizer;
    const { id, name, href, permissions, grantedAt, revocable } = application;
    const title = html`<bdi translate="no">${name}</bdi>`;
    return html`<div class="ems-device">
      <div>
        ${href && isLink(href) ? html`<a href=${href}>${title}</a>` : title}
        ${permissions?.length ? html`<p class="ems-hint">${t.permissions(new Intl.ListFormat(lang).format(permissions))}</p>` : nothing}
        ${grantedAt ? html`<p class="ems-hint">${t.since} <time datetime=${grantedAt}>${new Intl.DateTimeFormat(lang, { dateStyle: 'medium' }).format(new Date(grantedAt))}</time></p>` : nothing}
      </div>
      ${
        button && revocable
          ? html`<div class="ems-inline"><button type="button" class="ems-secondary" data-for=${`remove ${id}`} aria-label=${t.removeApplication(name)} @click=${() => this.#remove(application)}>${t.remove}</button></div>`
          : nothing
      }
    </div>`;
  }
}
