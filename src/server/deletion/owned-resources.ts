import type { AuthContext } from 'better-auth';
import type { DeletionImpact } from '../../contract/values.ts';
import type { Database } from '../storage/database.ts';

/** Where the calls of {@link OwnedResources} happen: read and write through `db` only, so that it is all one transaction. */
export interface OwnedResourcesScope {
  context: AuthContext;
  db: Database;
}

/** What a service keeps for an account: named before its deletion, deleted with it or not at all. */
export interface OwnedResources {
  /** In the transaction that makes an account. */
  create?(scope: OwnedResourcesScope, userId: string): Promise<void>;
  list(scope: OwnedResourcesScope, userId: string): Promise<DeletionImpact>;
  /** In the transaction that deletes the account. What is thrown leaves the account as it was. */
  remove(scope: OwnedResourcesScope, userId: string): Promise<void>;
}
