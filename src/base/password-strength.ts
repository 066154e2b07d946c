import type { ReactiveController } from 'lit';
import { passwordStrengthMessages } from '../i18n/messages/problems.en.ts';
import { commonPassword } from '../rules/common-passwords.ts';
import { checkPassword } from '../rules/password.ts';
import { judgePassword, type PasswordContext } from '../rules/weak-password.ts';
import type { FormController } from './form-controller.ts';

/** Nothing is said while a person is typing on: what a half of it is worth helps nobody. */
const pause = 500;

/** By this many guesses, as a power of ten, it is hard to guess also for who knows more words than this page. */
const strong = 15;

/**
 * What a new password is worth, below its field: what makes it easy to guess, in the words of the refusal that it would get, or that it
 * looks hard to guess. A hint: the service decides, and knows more words. The password goes nowhere.
 */
export class PasswordStrength implements ReactiveController {
  readonly #form: FormController<unknown>;
  readonly #box = document.createElement('p');
  #typed = '';
  #judged = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(form: FormController<unknown>) {
    this.#form = form;
    this.#box.className = 'ems-hint';
    // Announced when the person waits, and after what they are hearing.
    this.#box.role = 'status';
    form.host.addController(this);
    form.host.requestUpdate();
  }

  hostUpdated(): void {
    const { form, id, host } = this.#form;
    const typed = form?.querySelector<HTMLInputElement>('[name="password"][autocomplete="new-password"]')?.value ?? '';
    // Not there while an error stands in its place.
    const place = host.querySelector(`#${id}-password-hint`);
    if (place && this.#box.parentNode !== place) place.append(this.#box);
    if (typed !== this.#typed) {
      this.#typed = typed;
      clearTimeout(this.#timer);
      // What it says is of what was typed before.
      this.#box.ariaBusy = String(Boolean(typed));
      if (typed) this.#timer = setTimeout(() => this.#judge(), pause);
      else this.#judged = '';
    }
    const words = this.#judged && this.#words();
    if (this.#box.textContent !== words) this.#box.textContent = words;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#typed = this.#judged = '';
  }

  #judge(): void {
    this.#judged = this.#typed;
    this.#box.ariaBusy = 'false';
    this.#form.host.requestUpdate();
  }

  #words(): string {
    const { host } = this.#form;
    // What is too short is said already.
    if (checkPassword(this.#judged, host.policy.password)) return '';
    const { guesses, weakness } = judgePassword(this.#judged, this.#context(), commonPassword);
    if (weakness) return host.localizer.problem(weakness.code, weakness);
    return guesses < strong ? '' : host.localizer.group('passwordStrength', passwordStrengthMessages).strong;
  }

  #context(): PasswordContext {
    const { email, username, firstName, lastName } = this.#form.values();
    return { person: [email, username, firstName, lastName], service: [`@${location.hostname}`] };
  }
}
