import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import type { Account } from '../../client/auth-client.ts';
import { success, type Outcome } from '../../client/outcome.ts';
import type { Problem } from '../../client/problem.ts';
import { alert, formFrame, submitButton } from '../../parts/form.ts';
import { signedInMessages } from '../../parts/signed-in.messages.ts';
import { textField } from '../../parts/text-field.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { tidyEmail } from '../../validation/email.ts';
import { emailRule } from '../../validation/rules.ts';
import { signupScreensMessages, type SignupScreensMessages } from './own-screens.messages.ts';

/** What the screens say and ask for. */
export interface Journeying {
  finish(step: string, values?: { email: string }): void;
  goOn(account: Account): void;
  signOut(): Promise<Outcome>;
}

/** What an own screen shows. */
export interface Screen {
  heading: string;
  content: TemplateResult | typeof nothing;
}

/** The screens that are the journey's own: the introduction, the address, a live session on arrival, and the end. */
export class OwnScreens {
  readonly #host: EmsElement;
  readonly #journey: Journeying;
  readonly #email: FormController<string>;
  #problem: Problem | undefined;
  #busy = false;

  constructor(host: EmsElement, journey: Journeying) {
    this.#host = host;
    this.#journey = journey;
    host.light.adopt(screenStyles);
    this.#email = new FormController<string>(host, {
      validate: ({ email }) => ({ email: emailRule(email) }),
      submit: ({ email = '' }) => success(tidyEmail(email)),
      done: (email) => journey.finish('email', { email }),
    });
  }

  get words(): SignupScreensMessages {
    return this.#host.localizer.group('signupScreens', signupScreensMessages);
  }

  introduction(): Screen {
    const { words } = this;
    return {
      heading: words.introductionHeading,
      content: html`<button type="button" @click=${() => this.#journey.finish('introduction')}>${words.register}</button>`,
    };
  }

  email(value: string | undefined): Screen {
    const { words } = this;
    const field = textField(this.#email, { name: 'email', label: this.#host.localizer.form.email, type: 'email', autocomplete: 'email', value });
    return {
      heading: words.emailHeading,
      content: html`<p>${words.emailText}</p>
        ${formFrame(this.#email, html`${field}${submitButton(this.#email, words.continue)}`)}`,
    };
  }

  done(href: string | undefined, site: string | undefined): Screen {
    const { words } = this;
    return {
      heading: words.doneHeading,
      content: href ? html`<a class="ems-button" href=${href}>${site ? words.continueTo(site) : words.continue}</a>` : nothing,
    };
  }

  /** Somebody is signed in already: go on with that account, or use another one. */
  arrival(account: Account): Screen {
    const words = this.#host.localizer.group('signedIn', signedInMessages);
    const problem = this.#problem;
    return {
      heading: words.heading,
      content: html`${problem ? alert(nothing, this.#host.localizer.problem(problem.code, problem)) : nothing}
        <p>${words.signedInAs} <bdi>${account.email}</bdi></p>
        <button type="button" @click=${() => this.#journey.goOn(account)}>${words.continue}</button>
        <button type="button" class="ems-secondary" aria-disabled=${this.#busy ? 'true' : nothing} @click=${this.#signOut}>${words.useAnotherAccount}</button>`,
    };
  }

  readonly #signOut = async (): Promise<void> => {
    if (this.#busy) return;
    this.#busy = true;
    this.#host.requestUpdate();
    const outcome = await this.#journey.signOut();
    this.#busy = false;
    this.#problem = outcome.ok ? undefined : outcome.problem;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.querySelector<HTMLElement>('[role="alert"]')?.focus();
  };
}
