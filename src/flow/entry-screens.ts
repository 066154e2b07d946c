import { html, nothing } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import { emailRule } from '../base/field-rules.ts';
import { FormController } from '../base/form-controller.ts';
import { success, type Outcome } from '../client/outcome.ts';
import type { Account } from '../client/ports/session.ts';
import type { Problem } from '../client/problem.ts';
import { emailAddress } from '../parts/email-address.ts';
import { alert, formFrame, submitButton } from '../parts/form.ts';
import { signedInMessages } from '../parts/messages/signed-in.en.ts';
import { textField } from '../parts/text-field.ts';
import { normalizeEmail } from '../rules/email.ts';
import type { SignupScreensMessages } from './messages/own-screens.en.ts';
import type { Screen } from './scene.ts';
import { screenCard } from './screen-card.ts';

/** What a person does on the screens below. */
export interface Entry {
  email(email: string): void;
  goOn(account: Account): void;
  signOut(): Promise<Outcome>;
}

/** The screens of a journey's own that ask for something: the address, and what becomes of a live session on arrival. */
export class EntryScreens {
  readonly #host: EmsElement;
  readonly #entry: Entry;
  readonly #email: FormController<string>;
  #problem: Problem | undefined;
  #busy = false;

  constructor(host: EmsElement, entry: Entry) {
    this.#host = host;
    this.#entry = entry;
    this.#email = new FormController<string>(host, {
      validate: ({ email }) => ({ email: emailRule(email) }),
      submit: ({ email = '' }) => success(normalizeEmail(email)),
      done: (email) => entry.email(email),
    });
  }

  email(words: SignupScreensMessages, value: string | undefined): Screen {
    const field = textField(this.#email, {
      name: 'email',
      label: this.#host.localizer.form.email,
      type: 'email',
      autocomplete: 'email',
      value,
    });
    return {
      frame: screenCard(words.emailHeading),
      content: html`<p>${words.emailText}</p>
        ${formFrame(this.#email, html`${field}${submitButton(this.#email, words.continue)}`)}`,
    };
  }

  /** Somebody is signed in already: go on with that account, or use another one. */
  arrival(account: Account): Screen {
    const words = this.#host.localizer.group('signedIn', signedInMessages);
    const problem = this.#problem;
    return {
      frame: screenCard(words.heading),
      content: html`${problem ? alert(nothing, this.#host.localizer.problem(problem.code, problem)) : nothing}
        <p>${words.signedInAs} ${emailAddress(this.#host, account.email)}</p>
        <button type="button" @click=${() => this.#entry.goOn(account)}>${words.continue}</button>
        <button type="button" class="ems-secondary" aria-disabled=${this.#busy ? 'true' : nothing} @click=${() => this.#signOut()}>${words.useAnotherAccount}</button>`,
    };
  }

  async #signOut(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    this.#host.requestUpdate();
    const outcome = await this.#entry.signOut();
    this.#busy = false;
    this.#problem = outcome.ok ? undefined : outcome.problem;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.querySelector<HTMLElement>('[role="alert"]')?.focus();
  }
}
