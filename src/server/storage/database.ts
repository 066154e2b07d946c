import type { AuthContext, DBTransactionAdapter, GenericEndpointContext, Where } from 'better-auth';
import { getCurrentAdapter, runWithTransaction } from '@better-auth/core/context';
import { isRecord } from '../../rules/record.ts';

export type Database = DBTransactionAdapter;

/** What an endpoint is called with. */
export type Call = GenericEndpointContext;

/**
 * The database as this call sees it: inside {@link atomically} the running transaction. Always ask for it here: SQLite has one
 * connection, and a query beside the running transaction would wait for it for ever.
 */
export const database = (context: AuthContext): Promise<Database> => getCurrentAdapter(context.adapter);

/** How often a transaction is carried out anew that waited for another one, and that one for it. */
const mostDeadlocks = 3;

/** PostgreSQL has ended one of two transactions that waited for each other (SQLSTATE 40P01): nothing of it was done. */
export const isDeadlock = (error: unknown): boolean =>
  isRecord(error) && (error.code === '40P01' || isDeadlock(error.cause));

/**
 * Carries out all of it or nothing, anew where the database asks for that. Do what takes long (hashing, the network) before. Rows are
 * locked account first, then its session, then what was issued in it (`holdSession`); but Better Auth and its plugins write rows that refer
 * to each other in an order of their own.
 */
export const atomically = async <T>(context: AuthContext, work: () => Promise<T>): Promise<T> => {
  const isInside = (await database(context)) !== context.adapter;
  for (let tries = 1; ; tries += 1)
    try {
      return await runWithTransaction(context.adapter, work);
    } catch (error) {
      if (isInside || tries === mostDeadlocks || !isDeadlock(error)) throw error;
    }
};

/**
 * Sets values of the one row that meets the conditions, and gives it as it is afterwards; nothing when none meets them. One statement,
 * so that of requests at the same moment one wins.
 */
export const compareAndSet = async <Row>(
  context: AuthContext,
  { model, where, set }: { model: string; where: Where[]; set: Record<string, unknown> },
): Promise<Row | null> => (await database(context)).incrementOne<Row>({ model, where, increment: {}, set });

/** How often a row may be made and removed by others, each time between two steps of one request. */
const mostOvertaken = 5;

/**
 * Makes a row unless one of its key is there: whether it was made. At the same moment others may make it, and remove it again. Not in a
 * transaction that others run beside: PostgreSQL carries nothing more out in one where a row was refused.
 */
export const createUnlessThere = async <Row extends { key: string }>(
  context: AuthContext,
  { model, data }: { model: string; data: Row },
): Promise<boolean> => {
  const db = await database(context);
  for (let tries = 1; ; tries += 1)
    try {
      await db.create({ model, data });
      return true;
    } catch (error) {
      if (await db.findOne({ model, where: [{ field: 'key', value: data.key }] })) return false;
      // It is gone again, or the database fails.
      if (tries === mostOvertaken) throw error;
    }
};
