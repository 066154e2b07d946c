import { html, nothing, type TemplateResult } from 'lit';
import type { EmsElement } from '../base/ems-element.ts';
import type { Problem } from '../client/problem.ts';
import { alert } from './form.ts';
import { checkIcon } from './icon.ts';

const statuses = new WeakMap<EmsElement, Status>();

/** Where an element tells how something ended. */
export const statusOf = (host: EmsElement): Status | undefined => statuses.get(host);

/**
 * What was done, or calmly that nothing was. A live region that is there before it has words, so that screen readers hear
 * them; it goes with the next thing that the person does, here or elsewhere on the page.
 */
export class Status {
  readonly #host: EmsElement;
  #words: unknown;
  #good = true;
  #alarm: string | undefined;

  constructor(host: EmsElement) {
    this.#host = host;
    statuses.set(host, this);
    const clear = (): void => this.announce(undefined);
    // What is put back into a form after a redirect is nothing that the person does.
    host.addEventListener('input', ({ target, isTrusted }) => {
      if (isTrusted || (target as Element).matches(':focus')) clear();
    });
    // A form's own handler keeps its event from the element.
    host.addEventListener('submit', clear, { capture: true });
  }

  /** `words`: a text, or what gives it at each drawing, where it may have to be fetched first. */
  announce(words: unknown, good = true): void {
    this.#words = words;
    this.#good = good;
    this.#alarm = undefined;
    document[words ? 'addEventListener' : 'removeEventListener']('click', this.#goWithPress, true);
    this.#host.requestUpdate();
  }

  /** A later step may be another element's: what was done before it is no news any more. */
  readonly #goWithPress = (event: Event): void => {
    const path = event.composedPath();
    if (!path.includes(this.#host) && (path[0] as Element).closest('a, button')) this.announce(undefined);
  };

  /** What went wrong on a page of the service. */
  alarm(words: string): void {
    this.announce(undefined);
    this.#alarm = words;
  }

  /** For `failed` of a form: a change that the person gave up is no failure, and the focus stays where it was. */
  readonly onCancelled = ({ code }: Problem): boolean => {
    if (code !== 'cancelled') return false;
    this.announce(() => this.#host.localizer.problem(code), false);
    return true;
  };

  template(): TemplateResult {
    const words: unknown = typeof this.#words === 'function' ? (this.#words as () => string)() : this.#words;
    return html`${alert(nothing, this.#alarm)}<p role="status" class=${words ? (this.#good ? 'ems-success' : 'ems-muted') : 'ems-visually-hidden'}>
      ${words && this.#good ? checkIcon() : nothing}<span>${words}</span>
    </p>`;
  }
}
