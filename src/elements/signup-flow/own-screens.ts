import { html, nothing } from 'lit';
import type { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import type { Account } from '../../client/ports/session.ts';
import { success, type Outcome } from '../../client/outcome.ts';
import type { Problem } from '../../client/problem.ts';
import { emailAddress } from '../../parts/email-address.ts';
import { alert, formFrame, submitButton } from '../../parts/form.ts';
import { signedInMessages } from '../../parts/signed-in.messages.ts';
import { textField } from '../../parts/text-field.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { normalizeEmail } from '../../rules/email.ts';
import { emailRule } from '../../base/field-rules.ts';
import type { Screen } from './scene.ts';
import { screenCard } from './screen-card.ts';
import { signupScreensMessages, type SignupScreensMessages } from './own-screens.messages.ts';

/** What a person did on a screen of the journey's own. */
export type OwnScreenDetail = { did: 'introduction' } | { did: 'email'; email: string } | { did: 'go-on'; account: Account };

/** The screens that are the journey's own: the introduction, the address, a live session on arrival, and the end. */
export class OwnScreens {
  readonly #host: EmsElement;
  readonly #email: FormController<string>;
  #problem: Problem | undefined;
  #busy = false;
  #listener: ((detail: OwnScreenDetail) => void) | undefined;
  #early: OwnScreenDetail | undefined;

  constructor(host: EmsElement) {
    this.#host = host;
    host.light.adopt(screenStyles);
    this.#email = new FormController<string>(host, {
      validate: ({ email }) => ({ email: emailRule(email) }),
      submit: ({ email = '' }) => success(normalizeEmail(email)),
      done: (email) => this.#did({ did: 'email', email }),
    });
  }

  /** For whoever leads on; what comes before somebody listens isn't lost. */
  #did(detail: OwnScreenDetail): void {
    if (this.#listener) this.#listener(detail);
    else this.#early = detail;
  }

  set listener(listener: (detail: OwnScreenDetail) => void) {
    this.#listener = listener;
    if (this.#early) listener(this.#early);
    this.#early = undefined;
  }

  get words(): SignupScreensMessages {
    return this.#host.localizer.group('signupScreens', signupScreensMessages);
  }

  introduction(): Screen {
    const { words } = this;
    return {
      frame: screenCard(words.introductionHeading, { name: 'introduction', text: words.introductionText }),
      content: html`<button type="button" @click=${() => this.#did({ did: 'introduction' })}>${words.register}</button>`,
    };
  }

  email(value: string | undefined): Screen {
    const { words } = this;
    const field = textField(this.#email, { name: 'email', label: this.#host.localizer.form.email, type: 'email', autocomplete: 'email', value });
    return {
      frame: screenCard(words.emailHeading),
      content: html`<p>${words.emailText}</p>
        ${formFrame(this.#email, html`${field}${submitButton(this.#email, words.continue)}`)}`,
    };
  }

  done(href: string | undefined, site: string | undefined): Screen {
    const { words } = this;
    return {
      frame: screenCard(words.doneHeading, { name: 'done', text: words.doneText }),
      content: href ? html`<a class="ems-button" href=${href}>${site ? words.continueTo(site) : words.continue}</a>` : nothing,
    };
  }

  /** Somebody is signed in already: go on with that account, or use another one. */
  arrival(account: Account, signOut: () => Promise<Outcome>): Screen {
    const words = this.#host.localizer.group('signedIn', signedInMessages);
    const problem = this.#problem;
    return {
      frame: screenCard(words.heading),
      content: html`${problem ? alert(nothing, this.#host.localizer.problem(problem.code, problem)) : nothing}
        <p>${words.signedInAs} ${emailAddress(this.#host, account.email)}</p>
        <button type="button" @click=${() => this.#did({ did: 'go-on', account })}>${words.continue}</button>
        <button type="button" class="ems-secondary" aria-disabled=${this.#busy ? 'true' : nothing} @click=${() => this.#signOut(signOut)}>${words.useAnotherAccount}</button>`,
    };
  }

  async #signOut(signOut: () => Promise<Outcome>): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#host.requestUpdate();
    const outcome = await signOut();
    this.#busy = false;
    this.#problem = outcome.ok ? undefined : outcome.problem;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.querySelector<HTMLElement>('[role="alert"]')?.focus();
  }
}
