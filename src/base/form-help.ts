import type { ReactiveController } from 'lit';
import { missingPart } from '../client/missing-part.ts';
import type { Problem } from '../client/problem.ts';
import { errorSummaryMessages } from '../i18n/messages/problems.en.ts';
import { elementsOf, isField, labelOf, nameOf, type Field } from './field-label.ts';
import { follows, inPage } from './in-page.ts';
import type { FormController } from './form-controller.ts';

/** From so many errors on, a list of them helps more than the first of them: what stands at the others nobody hears. */
export const several = 3;

const fieldsOf = (form: HTMLFormElement | null): Field[] =>
  [...(elementsOf(form) ?? [])].filter(
    (control): control is Field => isField(control) && !control.matches('[type="hidden"], [readonly]'),
  );

/** The Enter key is the input method's: it ends a composition. Safari says so by the code alone, since the composition is over there by then. */
const endsComposition = ({ isComposing, keyCode }: KeyboardEvent): boolean => isComposing || keyCode === 229;

/** By hand and not by a template: a file that needs Lit and nothing else of the first ones makes bundlers part these. */
const make = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, ...content: (Node | string)[]) => {
  const element = document.createElement(tag);
  element.append(...content);
  return element;
};

/**
 * What helps while a form is filled, and when it is refused: fetched by its submission, because nothing of it is drawn before.
 *
 * - A form that is refused for three reasons or more lists them on top, each a link to its field, and the focus goes there. With
 *   fewer it goes to the first field. The attribute `error-summary` of the element says `always` or `never`.
 * - Where the Enter key of a phone's keyboard says "next", it goes to the next field; iOS would send the form.
 * - A new password is judged while it is typed.
 * - A field that is left is drawn anew, so that its status can say what is still missing.
 */
class FormHelp implements ReactiveController {
  readonly #form: FormController<unknown>;
  readonly #box = document.createElement('div');
  /** What the form was refused for. What is corrected stays in the list until the next attempt, crossed out: nothing jumps while a person types. */
  #refused: { field: Field; item: HTMLElement; error: HTMLElement; link: HTMLAnchorElement }[] = [];

  #judging = false;
  #endWatch: (() => void) | undefined;

  /** Controls that were changed since the last attempt. */
  readonly #changed = new Set<HTMLElement>();

  constructor(form: FormController<unknown>) {
    this.#form = form;
    this.#box.className = 'ems-errors';
    this.#box.tabIndex = -1;
    this.#box.role = 'group';
    this.#box.setAttribute('aria-labelledby', `${form.id}-errors`);
    const { host } = form;
    host.addController(this);
    host.addEventListener('keydown', this.#goOn);
    host.addEventListener('focusout', ({ target }) => {
      // Not at once: a drawing may be what moves the focus.
      if ((target as Field).form === form.form) queueMicrotask(() => host.requestUpdate());
    });
    host.addEventListener('input', ({ target }) => this.#changed.add(target as HTMLElement));
    host.addEventListener('reset', this.#keepChanged);
    // What was typed while this was on its way.
    this.#judgePassword();
  }

  /** Puts a problem where it belongs: to its fields, or above the form, which waits for as long as it says. */
  async show(problem: Problem): Promise<void> {
    const form = this.#form;
    const fields = [problem, ...(problem.fields ?? [])].filter(
      ({ field }) => field && elementsOf(form.form)?.namedItem(field),
    );
    for (const error of fields) form.errors[error.field!] ??= error;
    if (!fields.length) form.problem = { ...problem, typed: form.touched };
    this.hostConnected();
    // Counts down from the moment at which it says so.
    if (problem.retryAfter) await form.wait(problem.retryAfter);
  }

  /** Signed in again meanwhile, from here or in another tab: a session that was over is no problem of the form any more. */
  hostConnected(): void {
    const form = this.#form;
    const { problem } = form;
    this.hostDisconnected();
    if (problem?.code !== 'session_expired' && problem?.code !== 'not_signed_in') return;
    const session = form.host.activeClient?.session;
    const look = async (): Promise<void> => {
      const state = await session!.current().catch(() => undefined);
      if (form.problem === problem && !(state?.ok && 'account' in state.value)) return;
      this.hostDisconnected();
      if (form.problem === problem) form.problem = undefined;
      form.host.requestUpdate();
    };
    this.#endWatch = session?.subscribe(() => void look());
  }

  hostDisconnected(): void {
    this.#endWatch?.();
  }

  /**
   * A sensitive call of a session that is too old: the person is asked for proof, and the call may be repeated, once. Answers why not. A
   * client that still isn't content is shown as a problem, and nothing loops. Fetched when it is needed: most changes come soon after the sign-in.
   */
  stepUp(problem: Problem): Promise<Problem | undefined> {
    return this.#form.host.localizer.with('reauthenticate', import('../elements/reauthenticate/step-up.ts')).then(
      ({ stepUp }) => stepUp(this.#form, problem),
      () => ({ code: missingPart() }),
    );
  }

  /** Gives the focus to what the form is refused for: the list of it, the first field, or the form's problem. */
  focusProblem(): void {
    const { form, errors } = this.#form;
    const target =
      this.list() ??
      ([...(elementsOf(form) ?? [])].find((control) => errors[nameOf(control)]?.code) as HTMLElement | undefined);
    if (target) target.focus();
    else this.#form.focusProblem();
  }

  /** Lists what the form is refused for, if that is enough for a list. */
  list(): HTMLElement | undefined {
    const mode = this.#form.host.getAttribute('error-summary');
    const named = new Map(
      fieldsOf(this.#form.form)
        .reverse()
        .map((field) => [nameOf(field), field]),
    );
    const wrong = [...named.values()].reverse().filter((field) => this.#form.error(nameOf(field)) !== undefined);
    const enough = mode !== 'never' && wrong.length >= (mode === 'always' ? 1 : several);
    this.#refused = enough ? wrong.map((field) => this.#entry(field)) : [];
    const { heading } = this.#form.host.localizer.group('errorSummary', errorSummaryMessages);
    const title = make('p', heading(wrong.length));
    title.id = `${this.#form.id}-errors`;
    this.#box.replaceChildren(title, make('ul', ...this.#refused.map(({ item }) => item)));
    this.hostUpdated();
    return enough ? this.#box : undefined;
  }

  #entry(field: Field) {
    const link = make('a', labelOf(field, this.#form.form) || nameOf(field));
    // By name: a field of the page may have no id, and ours is another one at each visit.
    const fragment = `#${nameOf(field)}`;
    link.onclick = (event) => {
      if (!follows(event, fragment)) return;
      event.preventDefault();
      field.focus();
    };
    const error = make('span');
    return { field, error, link, item: make('li', link, error) };
  }

  /** The next attempt begins, with what is entered by now. */
  forget(): void {
    this.#refused = [];
    this.#changed.clear();
  }

  /** A save is done, and the fields show it. What was changed since it was sent stays: a control of no form isn't reset. */
  readonly #keepChanged = ({ target }: Event): void => {
    const { form, options } = this.#form;
    if (target !== form || !options.saves) return;
    const kept = [...this.#changed].map((control) => [control, control.getAttribute('form')] as const);
    for (const [control] of kept) control.setAttribute('form', '');
    queueMicrotask(() => {
      for (const [control, before] of kept)
        if (before === null) control.removeAttribute('form');
        else control.setAttribute('form', before);
    });
    this.#form.touched = kept.length > 0;
  };

  /** A new password is being typed: what it is worth is said below it, once that is fetched. The form does without. */
  #judgePassword(): void {
    if (this.#judging || !this.#form.form?.querySelector<HTMLInputElement>('[autocomplete="new-password"]')?.value)
      return;
    this.#judging = true;
    import('./password-strength.ts').then(
      ({ PasswordStrength }) => new PasswordStrength(this.#form),
      () => undefined,
    );
  }

  hostUpdated(): void {
    const { form } = this.#form;
    this.#judgePassword();
    if (!this.#refused.length || !form) return this.#box.remove();
    if (this.#box.parentNode !== form) form.prepend(this.#box);
    for (const { field, item, error, link } of this.#refused) {
      // A router may have changed the page's address.
      link.href = inPage(`#${nameOf(field)}`);
      const words = this.#form.error(nameOf(field));
      item.className = words === undefined ? 'ems-corrected' : '';
      error.textContent = words === undefined ? '' : `: ${words}`;
    }
  }

  readonly #goOn = (event: KeyboardEvent): void => {
    const field = event.target as Field;
    if (event.key !== 'Enter' || endsComposition(event) || field.enterKeyHint !== 'next') return;
    if (field.form !== this.#form.form || !matchMedia('(pointer: coarse)').matches) return;
    const fields = fieldsOf(field.form);
    const next = fields[fields.indexOf(field) + 1];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
}

export type { FormHelp };

const helps = new WeakMap<FormController<unknown>, FormHelp>();

/** The help of a form: whoever needs it first has it made. */
export const helpOf = (form: FormController<unknown>): FormHelp => {
  if (!helps.has(form)) helps.set(form, new FormHelp(form));
  return helps.get(form)!;
};
