import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import type { Application } from '../../client/ports/applications.ts';
import type { AuthClient } from '../../client/types.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { dateInWords } from '../../parts/date.ts';
import { DeviceList } from '../../parts/device-list.ts';
import type { KeptForm } from '../../parts/kept-forms.ts';
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
 * @keywords connected apps, third-party access, OAuth grants, permissions, revoke
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
  };

  protected static override lightStyles = [formStyles, screenStyles, devicesStyles];
  protected readonly messageGroup = 'applications';
  protected readonly english = applicationsMessages;

  /** Where a person signs in whose session has ended. */
  signInHref: string | undefined;

  readonly #list = new DeviceList<Application>(this, (client, options) => client.applications?.list(options), {
    words: () => this.t,
    about: (application) => this.#about(application),
    question: ({ name }) => verbatim(this.t.removeText(name), name),
    remove: (input, options) => this.activeClient?.applications?.revoke(input, options),
    removed: ({ id }) => void this.emit('ems-application-revoked', { id }),
  });

  protected override clientChanged(client: AuthClient): () => void {
    return this.#list.devices.watch(client);
  }

  /** @internal Shows the form that this page was left from for a proof: see `step-up-return.ts`. */
  reopen({ subject }: KeptForm): Promise<boolean> {
    return this.#list.reopen(subject, 'remove');
  }

  override render(): TemplateResult {
    return card(this, this.t.heading, pageSlots(undefined, true));
  }

  protected override renderForm(): TemplateResult {
    const { applications, text, none } = this.t;
    return this.#list.template({
      label: applications,
      text,
      none,
      row: (application) => this.#about(application, true),
    });
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
        ${grantedAt ? html`<p class="ems-hint">${t.since} ${dateInWords(grantedAt, lang)}</p>` : nothing}
      </div>
      ${
        button && revocable
          ? html`<div class="ems-inline"><button type="button" class="ems-secondary" data-for=${`remove ${id}`} aria-label=${t.removeApplication(name)} @click=${() => this.#list.act(application, 'remove')}>${t.remove}</button></div>`
          : nothing
      }
    </div>`;
  }
}
