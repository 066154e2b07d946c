import type { Context } from '@lit/context';
import type { AuthClient } from '../client/types.ts';
import type { Policy } from '../client/policy.ts';

/** What `<ems-provider>` gives to the elements inside it. */
export interface EmsContext {
  client?: AuthClient | undefined;
  /** Overrides the client's own policy. */
  policy?: Policy | undefined;
  /** The nearest `lang`; here so that elements redraw when it changes. */
  lang?: string | undefined;
}

/** The key of the context, shared by all copies of this package on a page. */
export const emsContext = Symbol.for('ems-context') as unknown as Context<symbol, EmsContext>;
