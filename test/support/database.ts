import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';

/** A database of a test's own, looked at from outside the service. */
export interface TestDatabase {
  /** PostgreSQL; absent for SQLite in the data directory. */
  url: string | undefined;
  query(sql: string): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** On the PostgreSQL server of `TEST_DATABASE_URL`, whose user must be allowed to create databases; else SQLite. */
export const createTestDatabase = async (
  dataDir: string,
  server = process.env.TEST_DATABASE_URL,
): Promise<TestDatabase> => {
  if (server === undefined) {
    let database: DatabaseSync | undefined;
    return {
      url: undefined,
      // Opened once, since tests ask until something is there.
      query: (sql) =>
        Promise.resolve(
          (database ??= new DatabaseSync(join(dataDir, 'accounts.sqlite'), { timeout: 5000 })).prepare(sql).all(),
        ),
      drop: () => Promise.resolve(database?.close()),
    };
  }
  const name = `ems_test_${randomBytes(6).toString('hex')}`;
  const on = async (connectionString: string, sql: string): Promise<Record<string, unknown>[]> => {
    const client = new Client({ connectionString });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  await on(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    query: (sql) => on(url.href, sql),
    drop: async () => void (await on(server, `drop database if exists ${name} with (force)`)),
  };
};
