import type { ReactiveControllerHost } from 'lit';
import type { MutationOptions } from '../client/ports/call.ts';
import type { Outcome } from '../client/outcome.ts';
import type { Problem } from '../client/problem.ts';
import type { ProblemFacts, ShownProblem } from '../i18n/problem-words.ts';
import type { Countdown } from './countdown.ts';
import type { EmsElement } from './ems-element.ts';
import { hasFocus } from './focus.ts';
import { missingPart } from '../client/missing-part.ts';

/** What a form needs of its element. */
export type FormHost = ReactiveControllerHost &
  HTMLElement &
  Pick<EmsElement, 'activeClient' | 'localizer' | 'policy' | 'emit' | 'updateComplete'>;

/** What a person entered, by control name. */
export type FormValues = Record<string, string>;

/** A problem at one field. `message` is a text of the page's own. */
export interface FieldError {
  code: ShownProblem;
  reason?: string;
  missing?: number;
  message?: string;
}

export type FieldErrors = Record<string, FieldError | undefined>;

/** How a form is sent: `submission.ts`. */
interface Submission {
  send(): Promise<void>;
}

export interface FormOptions<T> {
  /** Awaited before the rules are asked. Never refuses. */
  ready?: () => Promise<void>;
  /** The rules, in the order of the fields. */
  validate(values: FormValues): FieldErrors;
  /** Sends what was entered. The key stays the same until the answer to these values is known. */
  submit(values: FormValues, options: MutationOptions): Promise<Outcome<T>> | Outcome<T>;
  /** Returns `true` where a step follows that may lead back here: then the passwords stay. */
  done(value: T, values: FormValues): unknown;
  /** A form that is reset when it has saved: what was changed since the press stays. */
  saves?: true;
  /** A problem that is shown elsewhere, or that leads elsewhere: returns `true` when nothing is left to show in the form. */
  failed?(problem: Problem, values: FormValues): boolean | Promise<boolean>;
  /** Of a form that waits in the ordinary course of things; the others fetch theirs when they have to. */
  countdown?: Countdown;
  /** Of a form that has to be sent in the very press, because a pop-up needs it; the others fetch theirs at the first use. */
  submission?(form: FormController<T>): Submission;
}

let forms = 0;

/**
 * One form: values by `FormData` at the time they are needed (password managers write `.value` without events), its problems in
 * words, and what was typed always kept. How it is sent is fetched when a person first comes into it: `submission.ts`.
 */
export class FormController<T> {
  readonly id = `ems-${++forms}`;
  /** One request is under way. */
  busy = false;
  /** A person typed something; what a password manager fills in on its own doesn't count. */
  touched = false;
  /** The problem of the whole form, shown in its alert. */
  problem: (Problem & Pick<ProblemFacts, 'typed'>) | undefined;
  /** Those at fields. */
  errors: FieldErrors = {};
  /** Password fields whose text is shown. */
  readonly revealed = new Set<string>();
  /** While it runs, nothing is sent. */
  countdown: Countdown | undefined;

  readonly host: FormHost;
  readonly options: FormOptions<T>;
  #submission: Submission | undefined;
  #fetching: Promise<unknown> | undefined;

  constructor(host: FormHost, options: FormOptions<T>) {
    this.host = host;
    this.options = options;
    this.countdown = options.countdown;
    this.#submission = options.submission?.(this);
    // Where a server draws it, or has drawn it: `src/adopt/`.
    host.addController(this as object);
    host.addEventListener('input', this.#handleInput);
    host.addEventListener('focusin', () => void this.#fetchSubmission(), { once: true });
  }

  /** With the words of what may be wrong. What can't be fetched is asked for again at the next press. */
  async #fetchSubmission(): Promise<void> {
    void this.host.localizer.fetchProblems();
    this.#fetching ??= import('./submission.ts').then(
      ({ Submission }) => (this.#submission ??= new Submission(this)),
      () => (this.#fetching = undefined),
    );
    await this.#fetching;
  }

  get form(): HTMLFormElement | null {
    return this.host.querySelector(`#${this.id}`);
  }

  values(): FormValues {
    return Object.fromEntries(this.entries()) as FormValues;
  }

  entries(): Iterable<[string, unknown]> {
    return new FormData(this.form ?? undefined);
  }

  /** Of the error at a field, which the field names as its description: a page may call its own of several words. */
  errorId(name: string): string {
    return `${this.id}-${name.replace(/\s/g, '_')}-error`;
  }

  /** The words of the error at a field. */
  error(name: string): string | undefined {
    const error = this.errors[name];
    // One that has a code: a field may be called `constructor`, as what every object has is.
    return error?.code && (error.message ?? this.#words(error.code, error));
  }

  /** The words of the form's problem. */
  get problemText(): string | undefined {
    return this.problem && this.#words(this.problem.code, this.problem);
  }

  /** Sets or, with `undefined`, takes back the error at a field; for the page's own fields. */
  setError(name: string, error: FieldError | undefined): void {
    this.errors[name] = error;
    this.host.requestUpdate();
  }

  /** Nothing is sent for so many seconds. */
  async wait(seconds: number): Promise<void> {
    // Where it can't be fetched, whoever asks too early is told by the service.
    const file = this.countdown ? undefined : await import('./countdown.ts').catch(() => undefined);
    if (file) this.countdown ??= new file.Countdown(this.host);
    this.countdown?.start(seconds);
  }

  toggleRevealed(name: string): void {
    if (!this.revealed.delete(name)) this.revealed.add(name);
    this.host.requestUpdate();
  }

  /** For `@submit`. The event never leaves the element: a form of the page around it must not hear it. */
  readonly handleSubmit = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    void this.submit();
  };

  /** A message goes as soon as its cause does. Listens at the host, which the page's own fields bubble through too. */
  readonly #handleInput = (event: Event): void => {
    const field = event.target as HTMLElement;
    // By where it stands or what it names: an element of the page's own may keep its form to itself.
    if (!field.matches(`#${this.id} *,[form=${this.id}]`)) return;
    const name = field.getAttribute('name')!;
    // What is put back after the page was left, a person has typed as well: see `fillForm`.
    this.touched ||= hasFocus(field) || (event as InputEvent).inputType === 'historyRedo';
    this.errors[name] &&= this.options.validate(this.values())[name];
    this.host.requestUpdate();
  };

  /** One at a time: a press while another is on its way does nothing. Sends at once where it can: a pop-up needs the press. */
  async submit(): Promise<void> {
    if (this.busy || this.countdown?.left) return;
    if (!this.#submission) {
      this.setBusy(true);
      await this.#fetchSubmission();
      this.setBusy(false);
    }
    if (this.#submission) return this.#submission.send();
    // Nothing was sent, and everything is still there for the next press.
    this.problem = { code: missingPart() };
    await this.host.updateComplete;
    this.focusProblem();
  }

  focusProblem(): void {
    this.host.querySelector<HTMLElement>(`#${this.id}-problem`)?.focus();
  }

  setBusy(busy: boolean): void {
    this.busy = busy;
    this.host.requestUpdate();
  }

  #words(code: ShownProblem, facts: Partial<ProblemFacts>): string {
    const { policy } = this.host;
    return this.host.localizer.problem(code, { ...policy, ...policy.password, ...facts });
  }
}
