import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { retention } from '../../src/server/concerns.ts';
import { createQueue } from '../../src/server/password/hash-queue.ts';
import { openBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { settle, signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('the queue of password hashes', () => {
  it('runs a few at once, in the order they came, whatever becomes of each', async () => {
    const queue = createQueue(2);
    const began: number[] = [];
    const end: (() => void)[] = [];
    let running = 0;
    let most = 0;
    const tasks = Array.from({ length: 6 }, (_, nth) =>
      queue(async () => {
        began.push(nth);
        most = Math.max(most, (running += 1));
        await new Promise<void>((resolve) => end.push(resolve));
        running -= 1;
        if (nth === 1) throw new Error('one that fails');
        return nth;
      }).catch(() => 'failed'),
    );
    while (began.length < 6 || running > 0) {
      end.shift()?.();
      await new Promise(setImmediate);
    }
    assert.deepEqual(await Promise.all(tasks), [0, 'failed', 2, 3, 4, 5]);
    assert.deepEqual(began, [0, 1, 2, 3, 4, 5]);
    assert.equal(most, 2);
  });
});

it('a hash that fails once keeps nobody out afterwards', async () => {
  let fails = false;
  const service = await startTestService({
    plugins: [
      {
        id: 'failing',
        init: ({ password }) => ({
          context: {
            password: {
              ...password,
              hash: (typed) => (fails ? Promise.reject(new Error('out of memory')) : password.hash(typed)),
            },
          },
        }),
      },
    ],
  });
  try {
    const { person } = await settle(service);
    const signIn = async (): Promise<number> => (await openBrowser(service).post('/sign-in/email', person)).status;
    fails = true;
    assert.equal(await signIn(), 500);
    fails = false;
    assert.equal(await signIn(), 200);
  } finally {
    await service.stop();
  }
});

describe('a service with much to do', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('answers who is signed in while many passwords are checked', async () => {
    const { browser } = await signIn(service);
    let pending = 40;
    const guesses = Array.from({ length: pending }, (_, i) =>
      openBrowser(service)
        .post('/sign-in/email', { email: `nobody-${i}@example.org`, password: 'not the password' })
        .finally(() => (pending -= 1)),
    );
    assert.equal((await browser.get('/account/session')).status, 200);
    // Behind them all it would be the last.
    assert.ok(pending > 20, `${pending} passwords are left`);
    await Promise.all(guesses);
  });

  it('finds what is out of date by an index of each table', async () => {
    const postgres = process.env.TEST_DATABASE_URL !== undefined;
    const rows = await service.query(
      postgres
        ? `select tablename as "table" from pg_indexes where indexname like '%_by_expiresAt'`
        : `select tbl_name as "table" from sqlite_master where type = 'index' and name like '%_by_expiresAt'`,
    );
    const tables = Object.entries(retention).flatMap(([table, kept]) => ('seconds' in kept ? [table] : []));
    assert.deepEqual(rows.map(({ table }) => table).sort(), tables.sort());
  });

  it('starts again without a warning, and removes in batches what is out of date', async () => {
    const values = Array.from({ length: 1200 }, (_, i) => `('old-${i}', 'old-${i}', 1, '2020-01-01T00:00:00.000Z')`);
    await service.query(`insert into "requestLimit" (id, key, count, "expiresAt") values ${values.join(', ')}`);
    await service.restart();
    assert.deepEqual(
      service.logged.filter(({ level }) => level === 'warn' || level === 'error'),
      [],
    );
    await eventually('no old rows', async () => {
      const left = await service.query(`select id from "requestLimit" where id like 'old-%'`);
      return left.length === 0 || undefined;
    });
  });
});
