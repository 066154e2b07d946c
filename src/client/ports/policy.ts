import type { Outcome } from '../outcome.ts';
import type { Policy } from '../policy.ts';
import type { CallOptions } from './call.ts';

export interface PolicyPort {
  /** Known at once, so that a form is drawn without waiting for the network. */
  readonly initial: Policy;
  /** What the service enforces now. */
  current(options?: CallOptions): Promise<Outcome<Policy>>;
}
