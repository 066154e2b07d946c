import type { ReactiveControllerHost } from 'lit';

/** Longer than a script takes to fill a form and press its button, shorter than a person takes to find it. */
const delay = 500;

/**
 * Arms something a moment after its condition is met. By the monotonic clock, so that a changed wall clock arms nothing.
 */
export class Arming {
  readonly #host: ReactiveControllerHost;
  #since: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Called with the condition as it is now; answers whether it has been met for long enough. */
  check(met: boolean): boolean {
    if (!met) {
      clearTimeout(this.#timer);
      this.#since = undefined;
      return false;
    }
    if (this.#since === undefined) {
      this.#since = performance.now();
      this.#timer = setTimeout(() => this.#host.requestUpdate(), delay);
    }
    return performance.now() - this.#since >= delay;
  }
}
