import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MutationOptions } from '../client/ports/call.ts';
import type { Outcome } from '../client/outcome.ts';
import { failure } from '../client/outcome.ts';
import type { Problem } from '../client/problem.ts';
import type { ProblemFacts, ShownProblem } from '../i18n/problem-words.ts';
import { randomId } from '../rules/random-id.ts';
import type { Countdown } from './countdown.ts';
import type { EmsElement } from './ems-element.ts';

/** What a form needs of its element. */
export type FormHost = ReactiveControllerHost &
  HTMLElement &
  Pick<EmsElement, 'activeClient' | 'localizer' | 'policy' | 'emit'>;

/** What a person entered, by control name. */
export type FormValues = Record<string, string>;

/** A problem at one field. `message` is a text of the page's own. */
export interface FieldError {
  code: ShownProblem;
  missing?: number;
  message?: string;
}

export type FieldErrors = Record<string, FieldError | undefined>;

/** What is fetched when the form is first used: `form-help.ts`. */
interface Help {
  refuse(): HTMLElement | undefined;
  forget(): void;
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
  /** A problem that is shown elsewhere, or that leads elsewhere: returns `true` when nothing is left to show in the form. */
  failed?(problem: Problem, values: FormValues): boolean | Promise<boolean>;
  /** Of a form that waits in the ordinary course of things; the others fetch theirs when they have to. */
  countdown?: Countdown;
}

let forms = 0;

/**
 * One form: values by `FormData` at the time they are needed (password managers write `.value` without events), rules on
 * submit and from then on while the person corrects, one request in flight, and what was typed always kept.
 */
export class FormController<T> implements ReactiveController {
  readonly id = `ems-${++forms}`;
  /** One request is under way. */
  busy = false;
  /** A person typed something; what a password manager fills in on its own doesn't count. */
  touched = false;
  /** The problem of the whole form, shown in its alert. */
  problem: Problem | undefined;
  /** Password fields whose text is shown. */
  readonly revealed = new Set<string>();
  /** While it runs, nothing is sent. */
  countdown: Countdown | undefined;

  readonly host: FormHost;
  readonly #options: FormOptions<T>;
  #errors: FieldErrors = {};
  #request: AbortController | undefined;
  /** What the last request sent, for the same key when it is sent again. */
  #sent: { body: string; key: string } | undefined;
  /** The first field with an error takes the focus at the next drawing, or else the form's problem. */
  #focus = false;
  #help: Help | undefined;
  #helping: Promise<unknown> | undefined;

  constructor(host: FormHost, options: FormOptions<T>) {
    this.host = host;
    this.#options = options;
    this.countdown = options.countdown;
    host.addController(this);
    host.addEventListener('input', this.#handleInput);
    host.addEventListener('focusin', () => void this.#fetchHelp(), { once: true });
  }

  /** The words of what may be wrong, and what helps then, come while the form is filled. Without the help it works as well. */
  #fetchHelp(): Promise<unknown> {
    this.#helping ??= import('./form-help.ts').then(
      ({ FormHelp }) => (this.#help = new FormHelp(this)),
      () => undefined,
    );
    return Promise.all([this.host.localizer.fetchProblems(), this.#helping]);
  }

  get form(): HTMLFormElement | null {
    return this.host.querySelector(`#${this.id}`);
  }

  values(): FormValues {
    return Object.fromEntries(this.#entries()) as FormValues;
  }

  #entries(): Iterable<[string, unknown]> {
    return new FormData(this.form ?? undefined);
  }

  /** The words of the error at a field. */
  error(name: string): string | undefined {
    const error = this.#errors[name];
    return error && (error.message ?? this.#words(error.code, error));
  }

  /** The words of the form's problem. */
  get problemText(): string | undefined {
    return this.problem && this.#words(this.problem.code, this.problem);
  }

  /** Sets or, with `undefined`, takes back the error at a field; for the page's own fields. */
  setError(name: string, error: FieldError | undefined): void {
    this.#errors = { ...this.#errors, [name]: error };
    this.host.requestUpdate();
  }

  /** Nothing is sent for so many seconds. */
  async wait(seconds: number): Promise<void> {
    try {
      this.countdown ??= new (await import('./countdown.ts')).Countdown(this.host);
    } catch {
      // Not fetched: whoever asks too early is told by the service.
    }
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
    const { name, form } = event.target as HTMLInputElement;
    if (form !== this.form) return;
    // What is put back after the page was left, a person has typed as well: see `fillForm`.
    this.touched ||= event.target === document.activeElement || (event as InputEvent).inputType === 'historyRedo';
    if (this.#errors[name]) this.setError(name, this.#options.validate(this.values())[name]);
    else this.host.requestUpdate();
  };

  async submit(): Promise<void> {
    if (this.busy || this.countdown?.left) return;
    const { ready } = this.#options;
    if (ready) {
      this.busy = true;
      this.host.requestUpdate();
      await ready();
      this.busy = false;
    }
    const values = this.values();
    const errors = this.#options.validate(values);
    this.problem = undefined;
    this.#help?.forget();
    // A shown password would be remembered by the browser as ordinary text.
    this.revealed.clear();
    const wrong = Object.values(errors).some(Boolean);
    // Nothing is marked before there are words for it.
    if (wrong) await this.#fetchHelp();
    this.#errors = errors;
    if (wrong) {
      this.#focus = true;
      this.host.requestUpdate();
      return;
    }
    const outcome = await this.#send(values);
    if (!outcome) return;
    try {
      if (!outcome.ok) return await this.#fail(outcome.problem, values);
      const kept = await this.#options.done(outcome.value, values);
      this.#sent = undefined;
      // Of no use any more, and whoever comes to this screen next could show them.
      if (!kept)
        for (const field of this.form?.querySelectorAll<HTMLInputElement>('[autocomplete$=password]') ?? [])
          field.value = '';
    } catch {
      // What comes next could not be fetched. Sent again with the same key, the answer is the same.
      this.problem = { code: 'unreachable' };
      this.#focus = true;
    }
    this.host.requestUpdate();
  }

  #words(code: ShownProblem, facts: Partial<ProblemFacts>): string {
    return this.host.localizer.problem(code, { ...this.host.policy.password, ...facts });
  }

  async #send(values: FormValues): Promise<Outcome<T> | undefined> {
    // All of several values of a name.
    const body = JSON.stringify([...this.#entries()]);
    if (this.#sent?.body !== body) this.#sent = { body, key: randomId() };
    const request = (this.#request = new AbortController());
    this.busy = true;
    this.host.requestUpdate();
    try {
      const options = { signal: request.signal, idempotencyKey: this.#sent.key };
      const outcome = await this.#options.submit(values, options);
      if (outcome.ok || outcome.problem.code !== 'reauthentication_required') return outcome;
      return await this.#stepUp(values, options, outcome.problem);
    } catch (error) {
      if (request.signal.aborted) return undefined;
      // A defect of the client. The person still gets a way on, and the developer the error.
      reportError(error);
      return failure('unexpected_answer');
    } finally {
      this.busy = false;
      this.host.requestUpdate();
    }
  }

  /**
   * A sensitive call of a session that is too old: the person is asked for proof and the call is repeated, once. A client that still
   * isn't content is shown as a problem, and nothing loops. Fetched when it is needed: most changes come soon after the sign-in.
   */
  async #stepUp(values: FormValues, options: MutationOptions, problem: Problem): Promise<Outcome<T>> {
    const refused = await this.host.localizer
      .with('reauthenticate', import('../elements/reauthenticate/step-up.ts'))
      .then(
        ({ stepUp }) => stepUp(this, problem),
        (): Problem => ({ code: 'unreachable' }),
      );
    return refused ? { ok: false, problem: refused } : this.#options.submit(values, options);
  }

  async #fail(problem: Problem, values: FormValues): Promise<void> {
    if (!uncertain.has(problem.code)) this.#sent = undefined;
    await this.host.localizer.fetchProblems();
    this.host.emit('ems-failed', problem);
    if (await this.#options.failed?.(problem, values)) return;
    const fields = [problem, ...(problem.fields ?? [])].filter(
      ({ field }) => field && this.form?.elements.namedItem(field),
    );
    for (const { field, code } of fields) this.#errors[field!] ??= { code };
    if (!fields.length) this.problem = problem;
    if (problem.retryAfter) void this.wait(problem.retryAfter);
    this.#focus = true;
    this.host.requestUpdate();
  }

  hostUpdated(): void {
    if (!this.#focus) return;
    this.#focus = false;
    (
      this.#help?.refuse() ??
      this.#firstInvalid() ??
      this.host.querySelector<HTMLElement>(`#${this.id}-problem`)
    )?.focus();
  }

  hostDisconnected(): void {
    // A move within the document disconnects too; only an element that stays away gives its request up.
    queueMicrotask(() => {
      if (!this.host.isConnected) this.#request?.abort();
    });
  }

  #firstInvalid(): HTMLElement | undefined {
    return [...(this.form?.elements ?? [])].find((control) => this.#errors[(control as HTMLInputElement).name]) as
      HTMLElement | undefined;
  }
}

/** After these the service may have carried the request out: sent again with the same key. */
const uncertain: ReadonlySet<string> = new Set([
  'offline',
  'timed_out',
  'unreachable',
  'service_unavailable',
  'unexpected_answer',
]);
