import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Longer than a script takes to fill a form and press its button, shorter than a person takes to find it. */
const delay = 500;

/** Time, as far as it matters here. */
export interface Clock {
  /** Milliseconds. */
  now(): number;
  /** Runs something later; answers how it is called off. */
  after(milliseconds: number, run: () => void): () => void;
}

/** Monotonic, so that a changed wall clock enables nothing. */
const monotonic: Clock = {
  now: () => performance.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Enables something a moment after its condition is met. What was asked for before that is done at that moment. */
export class DelayedEnable implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #clock: Clock;
  #since: number | undefined;
  #callOff: (() => void) | undefined;
  #then: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, clock: Clock = monotonic) {
    this.#host = host;
    this.#clock = clock;
    host.addController(this);
  }

  /** Nothing happens of itself in an element that has left, or was moved, which is pressed anew. */
  hostDisconnected(): void {
    this.check(false);
  }

  /** Called with the condition as it is now; answers whether it has been met for long enough. */
  check(met: boolean): boolean {
    if (!met) {
      this.#callOff?.();
      this.#since = this.#then = undefined;
      return false;
    }
    if (this.#since === undefined) {
      this.#since = this.#clock.now();
      this.#callOff = this.#clock.after(delay, this.#enable);
    }
    return this.#clock.now() - this.#since >= delay;
  }

  /** Does this once it is enabled, unless the condition is no longer met by then. The last one that is asked for counts. */
  whenEnabled(run: () => void): void {
    this.#then = run;
  }

  /** Something is to be done then. */
  get awaited(): boolean {
    return this.#then !== undefined;
  }

  readonly #enable = (): void => {
    const run = this.#then;
    this.#then = undefined;
    this.#host.requestUpdate();
    run?.();
  };
}
