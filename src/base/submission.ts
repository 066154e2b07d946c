import type { ReactiveController } from 'lit';
import { missingPart } from '../client/missing-part.ts';
import { failure, type Outcome } from '../client/outcome.ts';
import type { Problem } from '../client/problem.ts';
import { randomId } from '../rules/random-id.ts';
import type { FormController, FormValues } from './form-controller.ts';
import type { FormHelp } from './form-help.ts';
import type { AccountSwitch } from './on-switch.ts';
import { report } from './report.ts';

/**
 * They have done their work, or their page is left: whoever presses Back may be somebody else, and a page that isn't kept would lose them
 * too.
 */
const forgetPasswords = ({ form }: Pick<FormController<unknown>, 'form'>): void => {
  for (const field of form?.querySelectorAll<HTMLInputElement>('[autocomplete$=password]') ?? []) field.value = '';
};

/**
 * How a form is sent: its rules, one request in flight, the proof that a sensitive call may ask for, and where the focus goes when
 * it is refused. Fetched when a person first comes into the form.
 */
export class Submission<T> implements ReactiveController {
  readonly #form: FormController<T>;
  /** Until the answer is there. */
  #abort: AbortController | undefined;
  /** Comes after it: no form waits for help to be sent. Of one that is refused and can't fetch it the problem stands above it. */
  #help: FormHelp | undefined;
  /** What the last request sent, for the same key when it is sent again. */
  #sent: { body: string; key: string } | undefined;
  /** What the form is refused for takes the focus at the next drawing. */
  #focus = false;

  constructor(form: FormController<T>) {
    this.#form = form;
    void this.#fetchHelp();
    form.host.addController(this);
    // An answer counts for the account that it was asked for.
    form.host.addEventListener('ems-account-switch' satisfies AccountSwitch, this.#giveUp);
  }

  /** Asked each time that somebody needs it, since it may not have come before: what has come is there at once. */
  #fetchHelp(): Promise<FormHelp | undefined> {
    return import('./form-help.ts').then(
      ({ helpOf }) => (this.#help ??= helpOf(this.#form)),
      () => undefined,
    );
  }

  /** Busy until what comes of it is drawn: what a person typed before that would go with what was sent. */
  async send(): Promise<void> {
    this.#form.setBusy(true);
    try {
      await this.#send();
    } finally {
      this.#form.setBusy(false);
    }
  }

  async #send(): Promise<void> {
    const form = this.#form;
    const { ready, validate, done } = form.options;
    if (ready) await ready();
    const values = form.values();
    const errors = validate(values);
    form.problem = undefined;
    this.#help?.forget();
    // A shown password would be remembered by the browser as ordinary text.
    form.revealed.clear();
    const wrong = Object.values(errors).some(Boolean);
    // Nothing is marked before there are words for it.
    if (wrong) await this.#fetchWords();
    form.errors = errors;
    this.#focus = wrong;
    if (wrong) return;
    const { signal } = (this.#abort = new AbortController());
    const outcome = await this.#request(values, signal);
    this.#abort = undefined;
    if (signal.aborted) return;
    try {
      if (!outcome.ok) return await this.#refused(outcome.problem, values);
      const kept = await done(outcome.value, values);
      this.#sent = undefined;
      if (!kept) forgetPasswords(form);
    } catch {
      // What comes next could not be fetched. Sent again with the same key, the answer is the same.
      form.problem = { code: missingPart(outcome.ok ? 'next_step_missing' : undefined) };
      this.#focus = true;
    }
  }

  readonly #giveUp = (): void => this.#abort?.abort();

  /** A form that waits for its answer may have to send them again. */
  readonly #left = (): void => {
    if (!this.#abort) forgetPasswords(this.#form);
  };

  /** What tells of a refusal. */
  async #fetchWords(): Promise<void> {
    await Promise.all([this.#form.host.localizer.fetchProblems(), this.#fetchHelp()]);
  }

  async #request(values: FormValues, signal: AbortSignal): Promise<Outcome<T>> {
    const { options: formOptions } = this.#form;
    // All of several values of a name.
    const body = JSON.stringify([...this.#form.entries()]);
    if (this.#sent?.body !== body) this.#sent = { body, key: randomId() };
    try {
      const options = { signal, idempotencyKey: this.#sent.key };
      const outcome = await formOptions.submit(values, options);
      if (outcome.ok || outcome.problem.code !== 'reauthentication_required') return outcome;
      const help = await this.#fetchHelp();
      const refused = help ? await help.stepUp(outcome.problem) : { code: missingPart() };
      return refused ? { ok: false, problem: refused } : await formOptions.submit(values, options);
    } catch (error) {
      // A defect of the client. The person still gets a way on, and the developer the error.
      if (!signal.aborted) report(error);
      return failure('unexpected_answer');
    }
  }

  async #refused(problem: Problem, values: FormValues): Promise<void> {
    const form = this.#form;
    if (!uncertain.has(problem.code)) this.#sent = undefined;
    await this.#fetchWords();
    form.host.emit('ems-failed', problem);
    if (await form.options.failed?.(problem, values)) return;
    if (this.#help) await this.#help.show(problem);
    else form.problem = problem;
    this.#focus = true;
  }

  hostUpdated(): void {
    if (!this.#focus) return;
    this.#focus = false;
    (this.#help ?? this.#form).focusProblem();
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#left);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#left);
    // A move within the document disconnects too; only an element that stays away gives its request up.
    queueMicrotask(() => {
      if (!this.#form.host.isConnected) this.#giveUp();
    });
  }
}

/** After these the service may have carried the request out: sent again with the same key. */
const uncertain: ReadonlySet<string> = new Set([
  'offline',
  'timed_out',
  'unreachable',
  // There is an answer, and not what reads it.
  'part_missing',
  'service_unavailable',
  'unexpected_answer',
]);
