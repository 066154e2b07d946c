import type { AuthContext } from 'better-auth';
import type { Sealed } from '../concern.ts';
import { secretsOf } from './secrets.ts';

type Row = Record<string, string> & { id: string };

const batch = 200;

/**
 * Encrypts with the newest secret what an older one encrypted, in every table, and says how many rows those were. Once it is through,
 * the older ones can go. A row that changes meanwhile keeps its change.
 */
export const sealAgain = async (
  context: AuthContext,
  sealed: Readonly<Record<string, Sealed>>,
): Promise<{ rows: number; unreadable: number }> => {
  const { adapter, tables } = context;
  const secrets = secretsOf(context);
  const count = { rows: 0, unreadable: 0 };
  if (secrets.length === 1) return count;
  for (const [model, { column, again }] of Object.entries(sealed)) {
    if (!(model in tables)) continue;
    for (let last = ''; ;) {
      const after = [{ field: 'id', operator: 'gt' as const, value: last }];
      const sortBy = { field: 'id', direction: 'asc' as const };
      const rows = await adapter.findMany<Row>({ model, where: after, sortBy, limit: batch });
      for (const row of rows) {
        last = row.id;
        const text = await Promise.resolve(again(secrets, row, context)).catch(() => {
          count.unreadable += 1;
          return undefined;
        });
        if (text === undefined) continue;
        const where = [
          { field: 'id', value: row.id },
          { field: column, value: row[column] ?? '' },
        ];
        count.rows += await adapter.updateMany({ model, where, update: { [column]: text } });
      }
      if (rows.length < batch) break;
    }
  }
  return count;
};
