import type { LinkedAccount } from '../../ports/linked-accounts.ts';
import { failure, success, type Outcome } from '../../outcome.ts';
import type { StoredAccount } from '../store.ts';
import type { Sessions } from './sessions.ts';

/** The providers whose accounts can be linked, where the service has that. */
export const memoryProviders: readonly Pick<LinkedAccount, 'id' | 'name'>[] = [
  { id: 'google', name: 'Google' },
  { id: 'github', name: 'GitHub' },
  { id: 'microsoft', name: 'Microsoft' },
];

/** Accounts elsewhere that sign a person in: they are linked on a page of the service. */
export class LinkedAccounts {
  readonly #sessions: Sessions;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
  }

  list(sessionId: string | undefined): Outcome<LinkedAccount[]> {
    const session = this.#sessions.need(sessionId);
    if (!session.ok) return session;
    const { linkedAccounts } = session.value.account;
    return success(
      memoryProviders.map((provider) => {
        const username = linkedAccounts[provider.id];
        return { ...provider, linked: username !== undefined, ...(username !== undefined && { username }) };
      }),
    );
  }

  unlink(sessionId: string | undefined, id: string): Outcome {
    const session = this.#sessions.needFresh(sessionId);
    if (!session.ok) return session;
    const { account } = session.value;
    if (!Object.hasOwn(account.linkedAccounts, id)) return failure('not_found');
    const { [id]: _, ...others } = account.linkedAccounts;
    if (account.password === undefined && Object.keys(others).length === 0) return failure('last_way_in');
    account.linkedAccounts = others;
    return success();
  }

  /** On a page of the service, and then on one of the provider, where the person is known by their address. */
  link(account: StoredAccount, id: string | undefined): Outcome {
    const provider = memoryProviders.find((known) => known.id === id);
    if (!provider) return failure('not_found');
    account.linkedAccounts[provider.id] = account.email;
    return success();
  }
}
