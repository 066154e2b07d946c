import type { EmsContext } from './ems-context.ts';
import { emsContext } from './ems-context.ts';

/**
 * Asks the nearest provider for the context by the Web Components Community Group's context protocol, which
 * `@lit/context` speaks too. Its consumer would cost a form four times the bytes, for decorators and options unused here.
 * Returns the function that ends the subscription.
 */
export const subscribeToContext = (host: HTMLElement, changed: (value: EmsContext) => void): (() => void) => {
  let end: (() => void) | undefined;
  const event = Object.assign(new Event('context-request', { bubbles: true, composed: true }), {
    context: emsContext,
    contextTarget: host,
    subscribe: true,
    callback: (value: EmsContext, unsubscribe?: () => void): void => {
      // A provider that was defined later, or a nearer one, takes over.
      if (end && end !== unsubscribe) end();
      end = unsubscribe;
      changed(value);
    },
  });
  host.dispatchEvent(event);
  return () => end?.();
};
