import type { AuthContext } from 'better-auth';
import { retention } from '../concerns.ts';

const quote = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** The tables of which housekeeping removes rows, as the database calls them. */
const expiring = ({ tables }: Pick<AuthContext, 'tables'>) =>
  Object.entries(retention).flatMap(([model, kept]) => {
    const table = tables[model];
    return 'seconds' in kept && table
      ? [{ table: table.modelName, column: table.fields.expiresAt?.fieldName ?? 'expiresAt' }]
      : [];
  });

/**
 * Statements, for SQLite and PostgreSQL, that make housekeeping find what is out of date without reading each table whole; to be run after
 * the migrations of each start. Better Auth indexes none of its own tables by their end, and adds no index to a table that is there.
 */
export const expiryIndexes = (context: Pick<AuthContext, 'tables'>): string[] =>
  expiring(context).map(
    ({ table, column }) =>
      `create index if not exists ${quote(`${table}_by_${column}`)} on ${quote(table)} (${quote(column)})`,
  );
