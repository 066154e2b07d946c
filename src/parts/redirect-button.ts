import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import { FormController } from '../base/form-controller.ts';
import { poll } from '../base/poll.ts';
import { report } from '../base/report.ts';
import { Submission } from '../base/submission.ts';
import { failure, success, type Outcome } from '../client/outcome.ts';
import type { RedirectResult } from '../client/ports/redirect.ts';
import type { Account, SessionState, StartOptions } from '../client/ports/session.ts';
import type { AuthClient } from '../client/types.ts';
import { accountBefore, keepAccount, sawAccount } from './account-before.ts';
import { shownEmail } from './email-address.ts';
import { alert, formFrame, submitButton } from './form.ts';
import { keepForms } from './kept-forms.ts';
import { redirectMessages } from './messages/redirect.en.ts';
import { remoteMessages } from './messages/remote.en.ts';
import type { Status } from './status.ts';
import { verbatim } from './verbatim.ts';

/** What the button needs of a port: `start` of a session answers with a state, which the element is told. */
interface Starts<T> {
  readonly kind: 'redirect';
  start(options?: StartOptions): Promise<Outcome<T>>;
}

/** Whose account it was when the page was left, and whose it is now that the person is back, asked anew. */
interface Accounts {
  before: Account | undefined;
  now: Account | undefined;
}

/** An operation on a page of the service, as an element shows it. */
export interface RedirectTask<T = void> {
  /** The port, where it redirects. */
  port(client: AuthClient): (Starts<T> & { result?(): RedirectResult | undefined }) | undefined;
  /** `text` tells what happens there; where it is absent, that there is a page and a way back. `hint`: in the small print of what stands above. */
  words(): { text?: string | undefined; submit: string; hint?: boolean };
  status: Status;
  /** What the page there is told besides the language. */
  options?(): Pick<StartOptions, 'email' | 'prompt'>;
  className?(): string | undefined;
  /**
   * The person is back, in this page or in a new one. The state has to be read again: a result is no proof. Resolves with `true`
   * when the element has said itself how it stands, against the result if need be.
   */
  onReturn(result: RedirectResult, value: T | undefined, accounts: Accounts): boolean | void | Promise<boolean | void>;
  /** What the last page came back with from a sign-in that was none. */
  refused?(client: AuthClient): ReturnType<Extract<AuthClient['session'], { kind: 'redirect' }>['refusal']>;
}

/**
 * One button in the place of a form, where an operation happens on a page of the service; and how it ended, when the person is back.
 * Fetched where a port redirects, see `RedirectPart`.
 */
export class RedirectButton<T = void> {
  readonly #host: EmsElement;
  readonly #task: RedirectTask<T>;
  readonly #form: FormController<void>;
  #failed = false;
  /** Who is signed in, as far as is known. */
  #now: Account | undefined;
  /** What the person has come back with is told when it is known who is signed in. */
  #tell: (() => Promise<void>) | undefined;
  #learning: Promise<Outcome> | undefined;

  constructor(host: EmsElement, task: RedirectTask<T>) {
    this.#host = host;
    this.#task = task;
    this.#form = new FormController<void>(host, {
      validate: () => ({}),
      submit: (_values, { signal }) => this.#start(signal),
      done: () => undefined,
      // Told already.
      failed: ({ code }) => code === 'cancelled',
      submission: (form) => new Submission(form),
    });
  }

  /** The person is there, or has come back a moment ago. */
  get busy(): boolean {
    return this.#form.busy;
  }

  get #port() {
    const client = this.#host.activeClient;
    return client && this.#task.port(client);
  }

  /** Tells what this page came back with, as soon as the client knows it. */
  async watch(client: AuthClient, signal: AbortSignal): Promise<void> {
    this.#tell = async () => {
      this.#refuse(client);
      const result = this.#port?.result?.();
      const before = accountBefore();
      // Told once: whose account it was stays in no storage.
      if (result) keepAccount(undefined);
      await this.#told(result, before);
    };
    const learn = (): Promise<unknown> => this.#learn(client, signal);
    const ends = [client.session.subscribe(() => void learn()), poll(async () => void (this.#tell && (await learn())))];
    signal.addEventListener('abort', () => ends.forEach((end) => end()));
    await learn();
  }

  /** Says why the person came back without what they went for. A check that fails on a page that was only opened says nothing. */
  #refuse(client: AuthClient): void {
    const problem = this.#task.refused?.(client);
    if (!problem || problem.code === 'cancelled' || problem.code === this.#form.problem?.code) return;
    this.#form.problem = problem;
    this.#host.emit('ems-failed', problem);
    this.#host.requestUpdate();
  }

  async #start(signal: AbortSignal | undefined): Promise<Outcome> {
    const { activeClient: client, localizer } = this.#host;
    const port = this.#port;
    if (!client || !port) return failure('not_offered');
    this.#failed = false;
    this.#task.status.announce(undefined);
    const before = this.#now;
    const stayed = [keepAccount(before), ...(before ? [keepForms(this.#host, before)] : [])];
    // What happens there tells itself whose it is: only an element that has left gives it up.
    const left = new AbortController();
    signal?.addEventListener('abort', () => this.#host.isConnected || left.abort());
    let outcome: Outcome<T>;
    try {
      outcome = await port.start({ ...this.#task.options?.(), locale: localizer.lang, signal: left.signal });
    } finally {
      for (const undo of stayed) undo();
    }
    // What was done there before the window was closed is not known: it is asked for, too.
    if (!outcome.ok && outcome.problem.code !== 'cancelled') return outcome;
    const value = outcome.ok ? outcome.value : undefined;
    // A session has no result of its own: who signed in is the state.
    if (!port.result) await this.#told(outcome.ok ? 'success' : 'cancelled', before, value);
    else {
      // Whoever closed the window, or went back, and is signed out since may have done it, which nobody told.
      const closed = () => (before && !this.#now ? 'unknown' : 'cancelled');
      this.#tell = () => this.#told(outcome.ok ? port.result?.() : closed(), before, value);
      const known = await this.#learn(client, left.signal);
      if (!known.ok) return known;
    }
    return outcome.ok ? success() : outcome;
  }

  /** Asks who is signed in; then tells what there is to be told. Of several answers the one to the last question counts. */
  #learn(client: AuthClient, signal: AbortSignal | undefined): Promise<Outcome> {
    const learn = async (): Promise<Outcome> => {
      let state: Outcome<SessionState>;
      try {
        state = await client.session.current({ signal });
      } catch (error) {
        if (!signal?.aborted) report(error);
        state = failure('unexpected_answer');
      }
      // Left to whoever is here then.
      if (signal?.aborted) return success();
      if (this.#learning !== learning) return this.#learning!;
      if (!state.ok) {
        this.#refuse(client);
        return state;
      }
      this.#now = 'account' in state.value ? state.value.account : undefined;
      if (this.#now) sawAccount(client, this.#now);
      const tell = this.#tell;
      this.#tell = undefined;
      await tell?.();
      return success();
    };
    const learning = (this.#learning = learn());
    return learning;
  }

  async #told(result: RedirectResult | undefined, before: Account | undefined, value?: T): Promise<void> {
    this.#host.requestUpdate();
    if (!result) return;
    // The live region has to be there before its words.
    await this.#host.updateComplete;
    this.#form.problem = undefined;
    if (!(await this.#said(result, value, before))) this.#say(result);
    this.#host.requestUpdate();
  }

  async #said(result: RedirectResult, value: T | undefined, before: Account | undefined): Promise<boolean> {
    const { localizer } = this.#host;
    const now = this.#now;
    // What became of one account is no news of another one.
    if (this.#port?.result && before && now && before.id !== now.id) {
      const email = shownEmail(this.#host, now.email);
      this.#task.status.announce(verbatim(localizer.group('remote', remoteMessages).otherAccount(email), email), false);
      return true;
    }
    return (await this.#task.onReturn(result, value, { before, now })) === true;
  }

  #say(result: RedirectResult): void {
    const { status } = this.#task;
    this.#failed = result === 'failed';
    if (result === 'cancelled') status.onCancelled({ code: 'cancelled' });
    if (result === 'unknown') status.announce(this.#words.unknown, false);
  }

  get #words() {
    return this.#host.localizer.group('redirect', redirectMessages);
  }

  /** `beside`: the way out of it, in one line with the button. */
  template(beside?: TemplateResult): TemplateResult {
    const words = this.#words;
    const { text = words.text, submit, hint } = this.#task.words();
    const button = submitButton(this.#form, submit, { className: this.#task.className?.() });
    return html`${formFrame(
      this.#form,
      html`<p class=${hint ? 'ems-hint' : nothing}>${text}</p>
        ${this.#failed ? alert(nothing, words.failed) : nothing}${beside ? html`<div class="ems-buttons">${beside}${button}</div>` : button}`,
    )}`;
  }
}
