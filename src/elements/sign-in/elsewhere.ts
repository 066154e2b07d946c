import { html, type TemplateResult } from 'lit';
import type { EmsElement } from '../../base/ems-element.ts';
import { FormController } from '../../base/form-controller.ts';
import type { SessionState } from '../../client/ports/session.ts';
import { failure, type Outcome } from '../../client/outcome.ts';
import { redirect } from '../../client/port-kind.ts';
import { formFrame, submitButton } from '../../parts/form.ts';
import { elsewhereMessages } from './elsewhere.messages.ts';

/** A sign-in on a page of the service: one button, and what the last one came back with. Has the place of the form. */
export class Elsewhere {
  readonly #host: EmsElement;
  readonly #form: FormController<SessionState>;

  /** `first`: what the client said of the session when the page began, which tells of a sign-in that failed. */
  constructor(host: EmsElement, email: () => string, first: Promise<Outcome<SessionState>>, done: (state: SessionState) => Promise<void>) {
    this.#host = host;
    this.#form = new FormController<SessionState>(host, {
      validate: () => ({}),
      submit: async (_, { signal }) => redirect(host.activeClient?.session)?.start({ email: email() || undefined, signal }) ?? failure('not_offered'),
      done,
      // A window that was closed changed nothing, and the button is still there.
      failed: ({ code }) => code === 'cancelled',
    });
    void this.#tell(first);
  }

  async #tell(first: Promise<Outcome<SessionState>>): Promise<void> {
    const outcome = await first.catch(() => undefined);
    const problem = outcome && !outcome.ok ? outcome.problem : redirect(this.#host.activeClient?.session)?.refusal();
    if (!problem || problem.code === 'cancelled') return;
    this.#form.problem = problem;
    this.#host.emit('ems-failed', problem);
    this.#host.requestUpdate();
  }

  template(): TemplateResult {
    const words = this.#host.localizer.group('elsewhere', elsewhereMessages);
    return formFrame(this.#form, html`<p>${words.text}</p>
      ${submitButton(this.#form, words.submit)}`);
  }
}
