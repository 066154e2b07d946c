/**
 * What rests on rows that are locked and compared, on PostgreSQL too, where two requests really run at the same moment. SQLite belongs to one
 * process and carries out one transaction after the other, so there a race proves little.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startPostgres, whyNoPostgres, type Postgres } from '../support/postgres.ts';

/** Whole, since they rest on it: several instances, and sessions that end or change while something else goes on. */
const whole = ['ended-while-issued', 'instances', 'required-second-factor', 'renewed-session', 'ended-while-renewed'];

/** Of these what is sent several times at one moment. */
const raced = [
  'authenticators',
  'deletion',
  'email-change',
  'grants',
  'idempotency',
  'password',
  'recovery',
  'second-factor',
  'step-up',
  'terms',
  'verification',
];
const races = '(same|one) moment|of ten|at once';

const given = process.env['TEST_DATABASE_URL'] !== undefined && 'TEST_DATABASE_URL: everything runs on PostgreSQL';

describe('on PostgreSQL', { skip: whyNoPostgres() ?? given }, () => {
  let postgres: Postgres;
  before(async () => void (postgres = await startPostgres()));
  after(() => postgres.stop());

  const pass = async (files: readonly string[], ...options: string[]): Promise<void> => {
    const paths = files.map((file) => fileURLToPath(new URL(`${file}.test.ts`, import.meta.url)));
    // The runner's own, which would make of the child a part of this test.
    const { NODE_TEST_CONTEXT: _, ...env } = process.env;
    const args = ['--test', '--test-reporter=spec', '--test-concurrency=2', ...options, ...paths];
    const child = spawn(process.execPath, args, {
      env: { ...env, TEST_DATABASE_URL: postgres.url },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    assert.equal(child.exitCode, 0, output);
    const passed = Number(/^ℹ pass (\d+)$/m.exec(output)?.[1]);
    assert.ok(passed >= files.length, output);
  };

  for (const file of whole) it(`${file} holds`, () => pass([file]));

  it('one of several at the same moment wins', () => pass(raced, `--test-name-pattern=${races}`));
});
