import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Pool } from 'pg';
import { ConfigError } from './config.ts';
import { databaseNeedsTLS } from './network.ts';
import { privateDirectory, privateFile } from './private-files.ts';

export interface ServiceDatabase {
  /** For Better Auth's `database`. */
  handle: DatabaseSync | Pool;
  /** Whether no other process can use it. */
  exclusive: boolean;
  /** Runs statements that answer nothing. */
  run(statements: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Holds a lock that ends with the process, however it ends. Two processes would deliver each other's mails twice. */
const lockDirectory = (dataDir: string): DatabaseSync => {
  const lock = new DatabaseSync(privateFile(join(dataDir, 'lock')), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch {
    lock.close();
    throw new ConfigError(`DATA_DIR: another account service uses ${dataDir}.`);
  }
};

/**
 * SQLite in a file, or PostgreSQL. SQLite writes ahead and waits for the disk at each commit (`synchronous = FULL`): with
 * NORMAL a power cut could take back a registration that was already confirmed.
 */
export const openDatabase = async (url: string | undefined, dataDir: string): Promise<ServiceDatabase> => {
  if (url === undefined) {
    privateDirectory(dataDir);
    const lock = lockDirectory(dataDir);
    const handle = new DatabaseSync(privateFile(join(dataDir, 'accounts.sqlite')), { timeout: 5000 });
    handle.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
    return {
      handle,
      exclusive: true,
      run(statements) {
        for (const statement of statements) handle.exec(statement);
        return Promise.resolve();
      },
      close() {
        handle.close();
        lock.close();
        return Promise.resolve();
      },
    };
  }
  const pool = new Pool({
    connectionString: url,
    // What the address itself says comes first.
    ...(databaseNeedsTLS(url) && { ssl: true }),
    max: 10,
    connectionTimeoutMillis: 5000,
  });
  // A connection that breaks while it is idle is replaced; without a listener the process would end.
  pool.on('error', () => undefined);
  await pool.query('select 1');
  return {
    handle: pool,
    exclusive: false,
    async run(statements) {
      for (const statement of statements) await pool.query(statement);
    },
    close: () => pool.end(),
  };
};
