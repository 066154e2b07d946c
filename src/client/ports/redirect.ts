import type { CallOptions } from './call.ts';
import type { Outcome } from '../outcome.ts';

/** What a page of the service is told when a person is sent there. */
export interface RedirectOptions extends CallOptions {
  /** BCP 47 tag of the language that the person reads here. */
  locale?: string | undefined;
}

/** How an operation ended that happened on a page of the service. `unknown`: the person came back without an answer. */
export type RedirectResult = 'success' | 'cancelled' | 'failed' | 'unknown';

/** An operation that happens on a page of the service, which the person leaves this page for. */
export interface RedirectOperation<Options extends RedirectOptions = RedirectOptions> {
  readonly kind: 'redirect';
  /**
   * Leaves this page, and then resolves only with a problem; or opens a window beside it, and resolves when that is done. Call
   * it in the handler of a press, or the window is blocked.
   * Problems: `cancelled` when the person comes back by the browser's Back or closes the window, `not_offered` where the
   * browser keeps nothing to come back to.
   */
  start(options?: Options): Promise<Outcome>;
  /**
   * How the operation ended that this page came back from: told once, to whoever asks first. Known once `session.current` has
   * answered, or `start` has. It is no proof: read the state again.
   */
  result(): RedirectResult | undefined;
}

/** What happens on a page of the service to one of several, which the person chose here. */
export interface RedirectChoice {
  readonly kind: 'redirect';
  /** As `start` of a {@link RedirectOperation}. */
  start(options: RedirectOptions & { id: string }): Promise<Outcome>;
  /** As `result` of a {@link RedirectOperation}. The list shows which one it was about. */
  result(): RedirectResult | undefined;
}
