import type { AuthContext, Where } from 'better-auth';
import { database } from './database.ts';

/** How the rows of a table belong to a person, so that the deletion of an account finds them. */
export type Owner =
  /** The column holds the id of the account. */
  | { by: 'user'; column: string; because?: string }
  /** The id of the account stands somewhere in the column's text. */
  | { by: 'user within'; column: string; because: string }
  /** The column holds the email address of the account. */
  | { by: 'email'; column: string; because: string }
  /** The rows outlive every account. */
  | { by: 'nobody'; because: string };

/** How long the rows of a table are kept. */
export type Retention =
  /** So many seconds longer than their `expiresAt`. */
  | { seconds: number; because?: string }
  /** Housekeeping removes none of them. */
  | { until: string };

/** By table. */
export type Ownership = Readonly<Record<string, Owner>>;

interface Person {
  id?: string;
  email?: string;
}

const rowsOf = (owner: Owner, { id, email }: Person): Where[] | undefined => {
  if (owner.by === 'nobody') return undefined;
  const value = owner.by === 'email' ? email : id;
  if (value === undefined) return undefined;
  return [{ field: owner.column, value, ...(owner.by === 'user within' && { operator: 'contains' as const }) }];
};

/** Better Auth deletes these with the user, by itself and with its hooks. */
const withUser = new Set(['session', 'account', 'user']);

/** Deletes what belongs to an account, to an email address or to both, table by table; in the running transaction. */
export const deleteRowsOf = async (context: AuthContext, ownership: Ownership, person: Person): Promise<void> => {
  const db = await database(context);
  for (const [model, owner] of Object.entries(ownership)) {
    // A table is missing where its plugin is not in use.
    if (!(model in context.tables) || withUser.has(model)) continue;
    const where = rowsOf(owner, person);
    if (where) await db.deleteMany({ model, where });
  }
};
