import { Directive, directive } from 'lit/directive.js';

class OnceDirective extends Directive {
  #made: { value: unknown } | undefined;

  render(make: () => unknown): unknown {
    this.#made ??= { value: make() };
    return this.#made.value;
  }
}

/**
 * Makes a value when a template is first drawn and keeps it from then on. Storybook draws a story again whenever
 * something in its toolbar or its controls changes; its client, and with it the state of the story, must outlive that.
 */
export const once = directive(OnceDirective);
