import type { AuthContext } from 'better-auth';
import type { DeletionImpact } from '../../client/ports/deletion.ts';
import type { Database } from '../storage/database.ts';

/** Where the calls of {@link Belongings} happen: read and write through `db` only, so that it is all one transaction. */
export interface BelongingsScope {
  context: AuthContext;
  db: Database;
}

/** What a service keeps for an account: named before its deletion, deleted with it or not at all. */
export interface Belongings {
  /** In the transaction that makes an account. */
  create?(scope: BelongingsScope, userId: string): Promise<void>;
  list(scope: BelongingsScope, userId: string): Promise<DeletionImpact>;
  /** In the transaction that deletes the account. What is thrown leaves the account as it was. */
  remove(scope: BelongingsScope, userId: string): Promise<void>;
}
