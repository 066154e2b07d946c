import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import { forgetToken, takeToken } from '../../base/token-in-url.ts';
import { inline } from '../../client/port-kind.ts';
import { failure } from '../../client/outcome.ts';
import { card, pageSlots } from '../../parts/card.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { replaceScreen } from '../../parts/focus-heading.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { checkIcon } from '../../parts/icon.ts';
import { formStyles } from '../../styles/form.styles.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { confirmEmailMessages, type ConfirmEmailMessages } from './messages/en.ts';

type Screen = 'click' | 'done' | 'token_used' | 'token_expired' | 'token_invalid' | 'conflict';

const ends: ReadonlySet<string> = new Set<Screen>(['token_used', 'token_expired', 'token_invalid', 'conflict']);

/**
 * The page that the mail to a new address leads to. One click spends the token: never the page by itself, because mail
 * scanners open links too (ASVS 3.5.3). Needs no session, since the mail may be read on another device.
 * Where addresses are changed on a page of the service, no mail leads here, and a press says that it isn't available.
 *
 * @summary Confirms a changed e-mail address by a mailed link.
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
    screen: { state: true },
  };

  protected static override lightStyles = [formStyles, screenStyles];
  protected readonly messageGroup = 'confirmEmail';
  protected readonly english = confirmEmailMessages;

  /** The mailed token, where the page has it already. */
  token: string | undefined;
  /** Name of the query parameter that holds the token. It is taken out of the address bar. */
  tokenParam: string | undefined;
  /** The account page, where a person goes on whatever came of the link. */
  accountHref: string | undefined;

  private screen: Screen = 'token_invalid';
  #email = '';

  readonly #form = new FormController<{ email: string }>(this, {
    validate: () => ({}),
    submit: (_values, options) =>
      inline(this.activeClient?.email)?.confirm({ token: this.token ?? '' }, options) ?? failure('not_offered'),
    done: ({ email }) => {
      this.#email = email;
      this.#show('done');
      this.emit('ems-email-changed', { email, by: 'click' });
    },
    failed: ({ code }) => {
      if (!ends.has(code)) return false;
      this.#show(code as Screen);
      return true;
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.tokenParam) this.token ??= takeToken(this.tokenParam);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('token')) this.screen = this.token ? 'click' : 'token_invalid';
  }

  #show(screen: Screen): void {
    forgetToken();
    replaceScreen(this, () => (this.screen = screen));
  }

  get #words(): { heading: string; text: string } {
    const t = this.t;
    return {
      click: { heading: t.clickHeading, text: t.clickText },
      done: { heading: t.doneHeading, text: t.doneText },
      token_used: { heading: t.usedHeading, text: t.usedText },
      token_expired: { heading: t.expiredHeading, text: t.expiredText },
      token_invalid: { heading: t.invalidHeading, text: t.invalidText },
      conflict: { heading: t.takenHeading, text: t.takenText },
    }[this.screen];
  }

  override render(): TemplateResult {
    return card(
      this.#words.heading,
      pageSlots(undefined, true),
      this.screen === 'click' ? undefined : this.#words.heading,
    );
  }

  protected override renderForm(): TemplateResult {
    const { screen, t } = this;
    const { text } = this.#words;
    if (screen === 'click') return html`<p>${text}</p>${formFrame(this.#form, submitButton(this.#form, t.click))}`;
    const account = this.accountHref ? html`<a class="ems-button" href=${this.accountHref}>${t.account}</a>` : nothing;
    return screen === 'done'
      ? html`<p role="status" class="ems-success">${checkIcon()}<span>${text} ${emailAddress(this, this.#email)}</span></p>${account}`
      : html`<p>${text}</p>${account}`;
  }
}
