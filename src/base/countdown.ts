import type { ReactiveControllerHost } from 'lit';

/**
 * Counts whole seconds down and redraws the host. Measures with the monotonic clock, so that a wrong or changed wall
 * clock makes nobody wait a day. Goes on while the host is out of the document, and ends by itself.
 */
export class Countdown {
  readonly #host: ReactiveControllerHost;
  #end = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Seconds left, rounded up; 0 when over. */
  get left(): number {
    return Math.max(0, Math.ceil((this.#end - performance.now()) / 1000));
  }

  /** `1:05`. Digits and a colon are read alike in every language. */
  get text(): string {
    return `${Math.floor(this.left / 60)}:${String(this.left % 60).padStart(2, '0')}`;
  }

  start(seconds: number): void {
    this.#end = performance.now() + seconds * 1000;
    this.#tick();
  }

  #tick(): void {
    clearTimeout(this.#timer);
    this.#host.requestUpdate();
    if (this.left) this.#timer = setTimeout(() => this.#tick(), 1000);
  }
}
