import type { ReactiveControllerHost } from 'lit';
import type { Localizer } from '../i18n/localizer.ts';

/** Its words are in the language of its place, where it has a localizer. */
type Host = Pick<ReactiveControllerHost, 'requestUpdate'> & { localizer?: Pick<Localizer, 'lang' | 'form'> };

/**
 * Counts whole seconds down and redraws the host. Measures with the monotonic clock, so that a wrong or changed wall
 * clock makes nobody wait a day. Goes on while the host is out of the document, and ends by itself.
 */
export class Countdown {
  readonly #host: Host;
  #end = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  /** Seconds left, rounded up; 0 when over. */
  get left(): number {
    return Math.max(0, Math.ceil((this.#end - performance.now()) / 1000));
  }

  /** `1:05`, digits and a colon, which are read alike in every language; from an hour on in words, rounded up. */
  get text(): string {
    const hours = Math.ceil(this.left / 3600);
    if (this.left >= 3600)
      return new Intl.NumberFormat(this.#host.localizer?.lang, {
        style: 'unit',
        unit: 'hour',
        unitDisplay: 'long',
      }).format(hours);
    return `${Math.floor(this.left / 60)}:${String(this.left % 60).padStart(2, '0')}`;
  }

  /** What stands on a button that waits, and on one that doesn't. */
  label(words: string): string {
    return this.left ? this.#host.localizer!.form.tryAgainIn(this.text) : words;
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
