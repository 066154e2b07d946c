import { html, type TemplateResult } from 'lit';
import { define } from '../../base/define.ts';
import type { EmsElement } from '../../base/ems-element.ts';
import { hasFocus } from '../../base/focus.ts';
import { headingLevel } from '../../parts/card.ts';
import { EmsVerifyEmail } from './ems-verify-email.ts';

define('ems-verify-email', EmsVerifyEmail);

/** The waiting screen, shown by another element in the place of its form. Fetched while the person fills that form. */
export class WaitingScreen {
  readonly #host: EmsElement;
  readonly #email: string;
  readonly #retryAfter: number;

  /** `back` is called when the form takes its place again. */
  constructor(host: EmsElement, email: string, retryAfter: number, back: () => void) {
    this.#host = host;
    this.#email = email;
    this.#retryAfter = retryAfter;
    this.#back = back;
    void this.#focus('ems-verify-email');
  }

  readonly #back: () => void;

  template(signInHref: string | undefined): TemplateResult {
    return html`<ems-verify-email
      class="ems-element"
      .client=${this.#host.client}
      heading-level=${headingLevel(this.#host)}
      .email=${this.#email}
      .retryAfter=${this.#retryAfter}
      .signInHref=${signInHref}
      .canChangeAddress=${true}
      @ems-change-address=${this.back}
    ></ems-verify-email>`;
  }

  /** The form comes back with everything that was typed; the focus goes along unless it is somewhere else on the page. */
  readonly back = (): void => {
    const here = hasFocus(this.#host);
    this.#back();
    if (here) void this.#focus('input[name="email"]');
    else this.#host.requestUpdate();
  };

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const target = this.#host.querySelector<HTMLElement>(selector);
    if (target instanceof EmsVerifyEmail) {
      await target.updateComplete;
      target.focusHeading();
    } else target?.focus();
  }
}
