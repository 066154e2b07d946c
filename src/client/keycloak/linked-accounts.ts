import { array } from '../http/later-shapes.ts';
import { boolean, object, string } from '../http/shape.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import type { CallOptions, MutationOptions } from '../ports/call.ts';
import type { LinkedAccount } from '../ports/linked-accounts.ts';
import { isNoId, type KeycloakAccount } from './account.ts';
import { known, maybe } from './shapes.ts';

const linkedAccountsShape = array(
  object({ connected: boolean(), providerAlias: string(), displayName: maybe(), linkedUsername: maybe() }),
);

/** Keycloak lists the providers that are switched on, in the order of its sign-in page. */
export const list = async ({ read }: KeycloakAccount, options?: CallOptions): Promise<Outcome<LinkedAccount[]>> => {
  const providers = await read('/linked-accounts', linkedAccountsShape, options);
  if (!providers.ok) return providers;
  return success(
    providers.value.map(({ connected, providerAlias, displayName, linkedUsername }) => ({
      id: providerAlias,
      name: displayName || providerAlias,
      linked: connected,
      ...known({ username: (connected && linkedUsername) || undefined }),
    })),
  );
};

export const unlink = (account: KeycloakAccount, id: string, { signal }: MutationOptions = {}): Promise<Outcome> =>
  account.sensitive(async () => {
    if (isNoId(id)) return failure('not_found');
    const outcome = await account.change(
      account.http.delete(`/linked-accounts/${encodeURIComponent(id)}`, {
        signal,
        onRefused: (_, status) => (status === 400 ? { code: 'last_way_in' } : undefined),
      }),
    );
    if (outcome.ok || outcome.problem.code !== 'last_way_in') return outcome;
    // It says why in words of the realm only, and refuses what isn't linked alike.
    const linked = await list(account, { signal });
    return linked.ok && !linked.value.some((other) => other.id === id && other.linked) ? failure('not_found') : outcome;
  });
