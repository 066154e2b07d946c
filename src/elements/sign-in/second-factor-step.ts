import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import type { SecondFactorChallenge, SessionState } from '../../client/ports/session.ts';
import { failure, success, type Outcome } from '../../client/outcome.ts';
import type { Problem } from '../../client/problem.ts';
import { codeField } from '../../parts/code-field.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { textField } from '../../parts/text-field.ts';
import { usernameField } from '../../parts/username-field.ts';
import { screenStyles } from '../../styles/screen.styles.ts';
import { normalizeOneTimeCode } from '../../rules/one-time-code.ts';
import { requiredRule } from '../../base/required-rule.ts';
import { helpsByMail } from './helps-by-mail.ts';
import { ifKept } from './if-kept.ts';
import { secondStepMessages, type SecondStepMessages } from './messages/second-step.en.ts';

type Method = SecondFactorChallenge['methods'][number];

/** What the sign-in does when its second step ends. */
interface Ends {
  done(state: SessionState): Promise<void>;
  /** The first step again, with everything that was typed. */
  expired(problem: Problem): void | Promise<void>;
  /** A mailed link helps perhaps: fetches what offers it. */
  refused(): Promise<void>;
  offer(problem: Problem | undefined, email: string, told: (problem: Problem | undefined) => void): unknown;
}

/** The second step of a sign-in: a code of an authenticator app, or a recovery code. Has the place of the first, which is kept. */
export class SecondFactorStep {
  readonly #host: EmsElement;
  readonly #ends: Ends;
  readonly #form: FormController<SessionState>;
  #challenge: SecondFactorChallenge | undefined;
  #email = '';
  #method: Method = 'totp';
  /** The code was right, and what comes next isn't drawn yet: a challenge is spent by then. */
  #passed: Outcome<SessionState> | undefined;

  constructor(host: EmsElement, ends: Ends) {
    this.#host = host;
    this.#ends = ends;
    host.light.adopt(screenStyles);
    this.#form = new FormController<SessionState>(host, {
      validate: ({ code }) => ({ code: requiredRule(code) }),
      submit: ({ code = '' }, { signal }) => this.#passed ?? this.#verify(normalizeOneTimeCode(code), signal),
      done: async (state) => {
        this.#passed = success(state);
        await ends.done(state);
        this.#close();
      },
      failed: (problem) => this.#failed(problem),
    });
  }

  /** Shows the step for a challenge. */
  begin(challenge: SecondFactorChallenge, email: string): void {
    this.#challenge = challenge;
    this.#email = email;
    this.#use(challenge.methods[0] ?? 'totp');
  }

  get #words(): SecondStepMessages {
    return this.#host.localizer.group('secondStep', secondStepMessages);
  }

  /** What the step stands under, while it is shown. */
  get heading(): string | undefined {
    return this.#challenge && this.#words.heading;
  }

  /** A person has typed something here. */
  get touched(): boolean {
    return Boolean(this.#challenge) && this.#form.touched;
  }

  #use(method: Method): void {
    this.#method = method;
    // What was typed stays: often it is the right code in the wrong place.
    this.#form.setError('code', undefined);
    void this.#focus('[name="code"]');
  }

  #close(): void {
    this.#passed = undefined;
    this.#challenge = undefined;
    this.#form.touched = false;
    this.#form.problem = undefined;
    this.#form.setError('code', undefined);
    this.#host.requestUpdate();
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.querySelector<HTMLElement>(selector)?.focus();
  }

  readonly #back = (): void => {
    this.#close();
    void this.#focus('[name="email"]');
  };

  async #verify(code: string, signal: AbortSignal | undefined): Promise<Outcome<SessionState>> {
    const { challenge } = this.#challenge!;
    const answer = this.#method === 'totp' ? { challenge, code } : { challenge, recoveryCode: code };
    const client = this.#host.activeClient;
    if (!client?.secondFactor) return failure('not_offered');
    return ifKept(client.session, await client.secondFactor.verify(answer, { signal }), signal);
  }

  async #failed(problem: Problem): Promise<boolean> {
    const { code } = problem;
    // Given up meanwhile.
    if (!this.#challenge) return true;
    // Its challenge is spent, or of no use on this device.
    if (code === 'challenge_expired' || code === 'session_not_kept' || code === 'device_unconfirmed') {
      this.#close();
      await this.#ends.expired(problem);
      void this.#focus('[role="alert"]');
      return true;
    }
    if (helpsByMail(code)) await this.#ends.refused();
    // A recovery code has no clock to check, and no next one to wait for.
    const words = { code_invalid: this.#words.recoveryCodeInvalid, code_already_used: this.#words.recoveryCodeUsed };
    if (this.#method === 'recovery_code' && (code === 'code_invalid' || code === 'code_already_used')) {
      this.#form.setError('code', { code, message: words[code] });
    }
    return false;
  }

  template(): TemplateResult | undefined {
    if (!this.#challenge) return undefined;
    const t = this.#words;
    const app = this.#method === 'totp';
    const other = this.#challenge.methods.find((method) => method !== this.#method);
    const field = app
      ? codeField(this.#form, { label: t.code })
      : textField(this.#form, { name: 'code', label: t.recoveryCode, type: 'text', autocomplete: 'off' });
    return formFrame(
      this.#form,
      html`<p>${app ? t.text : t.recoveryText}</p>
        ${usernameField(this.#email)}${field}
        ${
          other
            ? html`<button type="button" class="ems-link" @click=${() => this.#use(other)}>${app ? t.useRecoveryCode : t.useApp}</button>`
            : nothing
        }
        ${submitButton(this.#form, t.submit)}
        <button type="button" class="ems-secondary" @click=${this.#back}>${t.back}</button>`,
      this.#ends.offer(this.#form.problem, this.#email, (problem) => (this.#form.problem = problem)),
    );
  }
}
