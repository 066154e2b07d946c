import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import { FormController } from '../base/form-controller.ts';
import { takeToken } from '../base/token-in-url.ts';
import { forgetToken } from '../base/forget-token.ts';
import type { Problem } from '../client/problem.ts';
import { card, pageSlots } from './card.ts';
import { replaceScreen } from './focus-heading.ts';
import { formFrame, submitButton } from './form.ts';
import { checkIcon } from './icon.ts';
import type { PasswordProof, ProofOptions } from './password-proof.ts';

/** An element that a mailed link leads to. */
export type LinkedElement = EmsElement & { token: string | undefined; tokenParam: string | undefined };

/** How a link ends that no longer works. */
type DeadLink = 'token_used' | 'token_expired' | 'token_invalid';

interface Words {
  heading: string;
  text?: string;
}

type DeadLinkMessages = Record<`${'used' | 'expired' | 'invalid'}${'Heading' | 'Text'}`, string>;

interface MailedLinkOptions<Screen extends string> {
  /** The screen that spends the token. */
  first: Screen;
  /** The screen where there is no token. */
  without: Screen | DeadLink;
  /** Called when there is a token, or another one. */
  opened?(): void;
  /** The element's messages, with the words for links that no longer work. */
  messages(): DeadLinkMessages;
  /** The click that spends the token, and what is sent with it where the click alone is not enough. */
  click?: ProofOptions;
  /** The words of the element's own screens. One may be a problem's code: that problem is shown as this screen. */
  words(): Record<Screen, Words>;
}

/**
 * The screens of a page that a mailed link leads to. The token is taken out of the address bar; the element's form spends it,
 * never the page by itself, because mail scanners open links too (ASVS 3.5.3); then the screen says how that ended.
 */
export class MailedLink<Screen extends string> implements ReactiveController {
  screen: Screen | DeadLink | 'proof';
  readonly #host: LinkedElement;
  readonly #options: MailedLinkOptions<Screen>;
  #token: string | undefined;
  #proof: PasswordProof | undefined;
  /** The form that is nothing but its button. */
  readonly click: FormController<{ email: string }> | undefined;

  constructor(host: LinkedElement, options: MailedLinkOptions<Screen>) {
    this.#host = host;
    this.#options = options;
    this.screen = options.without;
    const { click } = options;
    this.click =
      click &&
      new FormController(host, {
        validate: () => ({}),
        submit: (_values, more) => click.send({}, more),
        done: click.done,
        failed: this.failed,
      });
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#host.token === undefined) this.#arrived();
    addEventListener('hashchange', this.#arrived);
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#arrived);
  }

  /** A link that is opened where this page is shown already loads nothing anew. */
  readonly #arrived = (): void => {
    const { tokenParam } = this.#host;
    const token = tokenParam && takeToken(tokenParam);
    if (token === undefined) return;
    // The same one too: what was said of it may be old.
    this.#token = undefined;
    this.#host.token = token;
    this.#host.requestUpdate();
  };

  hostUpdate(): void {
    const { token } = this.#host;
    if (token === this.#token) return;
    this.#token = token;
    this.#proof = undefined;
    this.screen = token ? this.#options.first : this.#options.without;
    if (token) this.#options.opened?.();
  }

  /** Shows how it ended. The token has been spent, or never will be. */
  show(screen: Screen | DeadLink | 'proof'): void {
    if (screen !== 'proof') forgetToken();
    // A press leaves the focus on the page itself in Safari, and so does a person who waits: it isn't elsewhere then.
    const { body, activeElement } = this.#host.ownerDocument;
    const change = (): void => {
      this.screen = screen;
      this.#host.requestUpdate();
    };
    replaceScreen(this.#host, change, activeElement === body ? body : this.#host);
  }

  /** For `failed` of the form: a problem with words of its own is a screen. */
  readonly failed = ({ code, account }: Problem): boolean | Promise<boolean> => {
    const { click } = this.#options;
    if (click && code === 'password_required') return this.#ask(click, account!);
    if (!(code in this.#words)) return false;
    this.show(code as Screen);
    return true;
  };

  /** Fetched for the few whose browser the service doesn't know. The link stays good meanwhile. */
  async #ask(click: ProofOptions, account: string): Promise<boolean> {
    const { PasswordProof } = await this.#host.localizer.with('parts', import('./password-proof.ts'));
    this.#proof ??= new PasswordProof(this.#host, { ...click, account, failed: this.failed });
    this.show('proof');
    return true;
  }

  get #words(): Record<Screen | DeadLink | 'proof', Words> {
    const t = this.#options.messages();
    return {
      token_used: { heading: t.usedHeading, text: t.usedText },
      token_expired: { heading: t.expiredHeading, text: t.expiredText },
      token_invalid: { heading: t.invalidHeading, text: t.invalidText },
      proof: { heading: this.#proof?.heading ?? '' },
      ...this.#options.words(),
    };
  }

  get text(): string | undefined {
    return this.#words[this.screen].text;
  }

  /** The frame. The page's own heading stands above the screens that a page expects, and above no other. */
  render(): TemplateResult {
    const { screen } = this;
    const { heading } = this.#words[screen];
    const { first, without, words } = this.#options;
    const expected = screen === first || (screen === without && screen in words());
    return card(this.#host, heading, pageSlots(undefined, true), expected ? undefined : heading);
  }

  button(label: string): TemplateResult {
    const form = this.click!;
    return formFrame(form, submitButton(form, label));
  }

  /** What is asked after the click, while that is the screen. */
  asked(): TemplateResult | undefined {
    return this.screen === 'proof' ? this.#proof?.template() : undefined;
  }

  /** What is said where the form was: `more` follows good news. */
  outcome(good: boolean, more?: unknown): TemplateResult {
    return good
      ? html`<p role="status" class="ems-success">${checkIcon()}<span>${this.text} ${more}</span></p>`
      : html`<p>${this.text}</p>`;
  }
}
