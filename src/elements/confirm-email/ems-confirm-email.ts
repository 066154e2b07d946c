import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { inline } from '../../client/port-kind.ts';
import { failure } from '../../client/outcome.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { MailedLink } from '../../parts/mailed-link.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { confirmEmailMessages, type ConfirmEmailMessages } from './messages/en.ts';

/**
 * The page that the email to a new address leads to. One click spends the token: never the page by itself, because mail
 * scanners open links too (ASVS 3.5.3). The email may be read on another device: without a session of the account that asked for the
 * change, the click is followed by a question for that account's password, which names it, and for a code
 * where the account has a second factor.
 *
 * Controls: `password` and `code`, without a session.
 *
 * Where addresses are changed on a page of the service, no email leads here, and a press says that it isn't available.
 *
 * @summary Confirms a new email address, on the page that the emailed link leads to.
 * @category Account
 * @keywords new email address, change my email, confirmation link
 * @tagname ems-confirm-email
 *
 * @slot heading - Replaces the heading, at the level the page needs.
 * @slot introduction - Text above the screen.
 * @slot legal - Small print.
 * @slot footer - What stands below, such as a way to get help.
 *
 * @csspart card - The frame.
 * @csspart heading - The element's own heading.
 *
 * @fires {CustomEvent<EmailChangedDetail>} ems-email-changed - The new address is in force.
 * @fires {CustomEvent<Problem>} ems-failed - The client answered a problem, which is shown.
 */
export class EmsConfirmEmail extends EmsElement<ConfirmEmailMessages> {
  static override properties: PropertyDeclarations = {
    token: {},
    tokenParam: { attribute: 'token-param' },
    accountHref: { attribute: 'account-href' },
  };

  protected static override lightStyles = [formStyles, screenStyles];
  protected readonly messageGroup = 'confirmEmail';
  protected readonly english = confirmEmailMessages;

  /** The mailed token, where the page has it already. */
  token: string | undefined;
  /** Name of the parameter, in the fragment or the query, that holds the token. It is taken out of the address bar. */
  tokenParam: string | undefined;
  /** The account page, where a person goes on whatever came of the link. */
  accountHref: string | undefined;

  #email = '';

  readonly #link = new MailedLink<'click' | 'done' | 'conflict'>(this, {
    first: 'click',
    without: 'token_invalid',
    messages: () => this.t,
    words: () => ({
      click: { heading: this.t.clickHeading, text: this.t.clickText },
      done: { heading: this.t.doneHeading, text: this.t.doneText },
      conflict: { heading: this.t.takenHeading, text: this.t.takenText },
    }),
    click: {
      of: 'change',
      send: (proof, options) =>
        inline(this.activeClient?.email)?.confirm({ token: this.token ?? '', ...proof }, options) ??
        failure('not_offered'),
      done: ({ email }) => {
        this.#email = email;
        this.#link.show('done');
        this.emit('ems-email-changed', { email, by: 'click' });
      },
    },
  });

  /** @internal */
  get screen(): string {
    return this.#link.screen;
  }

  override render(): TemplateResult {
    return this.#link.render();
  }

  protected override renderForm(): TemplateResult {
    const { t } = this;
    const { screen, text } = this.#link;
    if (screen === 'click') return html`<p>${text}</p>${this.#link.button(t.click)}`;
    const account = this.accountHref ? html`<a class="ems-button" href=${this.accountHref}>${t.account}</a>` : nothing;
    const asked = this.#link.asked();
    if (asked) return asked;
    return html`${this.#link.outcome(screen === 'done', emailAddress(this, this.#email))}${account}`;
  }
}
