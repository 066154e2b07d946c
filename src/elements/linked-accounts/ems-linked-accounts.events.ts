import type { LinkedAccount } from '../../client/ports/linked-accounts.ts';

/** An account elsewhere was linked. */
export interface AccountLinkedDetail {
  /** As it is now. */
  account: LinkedAccount;
}

/** An account elsewhere was unlinked. */
export interface AccountUnlinkedDetail {
  /** Of the provider. */
  id: string;
}

declare global {
  interface GlobalEventHandlersEventMap {
    'ems-account-linked': CustomEvent<AccountLinkedDetail>;
    'ems-account-unlinked': CustomEvent<AccountUnlinkedDetail>;
  }
}
