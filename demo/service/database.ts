import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Pool } from 'pg';

export interface ServiceDatabase {
  /** For Better Auth's `database`. */
  handle: DatabaseSync | Pool;
  /** Whether no other process can use it. */
  exclusive: boolean;
  close(): Promise<void>;
}

/**
 * SQLite in a file, or PostgreSQL. SQLite writes ahead and waits for the disk at each commit (`synchronous = FULL`): with
 * NORMAL a power cut could take back a registration that was already confirmed.
 */
export const openDatabase = async (url: string | undefined, dataDir: string): Promise<ServiceDatabase> => {
  if (url === undefined) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const handle = new DatabaseSync(join(dataDir, 'accounts.sqlite'), { timeout: 5000 });
    handle.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    return {
      handle,
      exclusive: true,
      close() {
        handle.close();
        return Promise.resolve();
      },
    };
  }
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5000 });
  // A connection that breaks while it is idle is replaced; without a listener the process would end.
  pool.on('error', () => undefined);
  await pool.query('select 1');
  return { handle: pool, exclusive: false, close: () => pool.end() };
};
