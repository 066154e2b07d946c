import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { eventually } from './eventually.ts';
import { freePort } from './ports.ts';

const run = promisify(execFile);

export interface Postgres {
  /** For `TEST_DATABASE_URL`. */
  url: string;
  stop(): Promise<void>;
}

/** Where Debian puts the newest. */
const programs = globSync('/usr/lib/postgresql/*/bin').sort().at(-1);

/** What isn't there; nothing where a server can be started. */
export const whyNoPostgres = (): string | undefined =>
  process.env['TEST_DATABASE_URL'] !== undefined || (programs && existsSync(join(programs, 'initdb')))
    ? undefined
    : 'PostgreSQL isn’t there (Debian package postgresql), and TEST_DATABASE_URL names none';

/** The user that Debian made for it: PostgreSQL refuses to run as root. */
const unprivileged = async (): Promise<{ uid: number; gid: number } | object> => {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (of) => Number((await run('id', [of, 'postgres'])).stdout)),
  );
  return { uid, gid };
};

/** The server of `TEST_DATABASE_URL`, or one of the test's own, in a directory that goes with it. */
export const startPostgres = async (): Promise<Postgres> => {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  if (!programs) throw new Error(whyNoPostgres());
  const user = await unprivileged();
  const directory = await mkdtemp(join(tmpdir(), 'ems-postgres-'));
  if ('uid' in user) await chown(directory, user.uid, user.gid);
  const data = join(directory, 'data');
  const options = { ...user, cwd: directory };
  await run(join(programs, 'initdb'), ['-D', data, '-U', 'ems', '-A', 'trust', '--no-sync'], options);
  const port = await freePort();
  // Never killed itself: what it has said is done need not be on the disk.
  const settings = ['fsync=off', 'listen_addresses=127.0.0.1', `unix_socket_directories=${directory}`];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), ...settings.flatMap((one) => ['-c', one])],
    { ...options, stdio: 'ignore' },
  );
  const url = `postgres://ems@127.0.0.1:${port}/postgres`;
  await eventually('PostgreSQL', async () => {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      return undefined;
    }
  });
  return {
    url,
    async stop() {
      // At once, and with all connections.
      server.kill('SIGINT');
      await once(server, 'exit');
      await rm(directory, { recursive: true, force: true });
    },
  };
};
