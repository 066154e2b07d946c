import type { EmsElement } from '../base/ems-element.ts';
import { Countdown } from '../base/countdown.ts';
import { report } from '../base/report.ts';
import { failure, type Outcome } from '../client/outcome.ts';
import type { Problem } from '../client/problem.ts';

type Host = Pick<EmsElement, 'activeClient' | 'localizer' | 'requestUpdate'>;

/** Ends this browser's session by a button that no form has: one request at a time, and the next when the service wants it. */
export class SignOut {
  /** Why the session could not be ended. */
  problem: Problem | undefined;
  busy = false;
  readonly #host: Host;
  readonly #countdown: Countdown;

  constructor(host: Host) {
    this.#host = host;
    this.#countdown = new Countdown(host);
  }

  /** A press does nothing. */
  get off(): boolean {
    return this.busy || this.#countdown.left > 0;
  }

  /** What stands on the button. */
  label(words: string): string {
    return this.#countdown.label(words);
  }

  /** A problem that was read; of one that asks to wait the button goes on speaking. */
  forget(): void {
    if (!this.off) this.problem = undefined;
  }

  /** Nothing where a press does nothing. */
  async run(): Promise<Outcome | undefined> {
    if (this.off) return undefined;
    this.#set(true);
    const outcome = await this.#end();
    const problem = outcome.ok ? undefined : outcome.problem;
    this.#countdown.start(problem?.retryAfter ?? 0);
    this.#set(false, problem);
    return outcome;
  }

  #set(busy: boolean, problem?: Problem): void {
    this.busy = busy;
    this.problem = problem;
    this.#host.requestUpdate();
  }

  async #end(): Promise<Outcome> {
    try {
      return (await this.#host.activeClient?.session.signOut()) ?? failure('not_offered');
    } catch (error) {
      report(error);
      return failure('unexpected_answer');
    }
  }
}
