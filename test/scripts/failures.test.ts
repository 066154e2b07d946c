/** What failed is kept by name and error, whichever runner found it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { after, test } from 'node:test';
import { failedFiles, keepCommand, keepTest, kept, markUnsteady } from '../../scripts/failures/keep.ts';

// Inside the project, so that its packages are found.
mkdirSync('.cache', { recursive: true });
const folder = mkdtempSync(resolve('.cache/failures-'));
after(() => rmSync(folder, { recursive: true }));
const reporters = resolve('scripts/failures');

const run = (files: Record<string, string>, command: string, ...args: string[]): string => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const kept = join(folder, 'kept');
  writeFileSync(kept, '');
  // A runner inside a runner reports to the outer one, unless it knows nothing of it.
  const { NODE_TEST_CONTEXT: _outer, ...env } = process.env;
  spawnSync(command, args, { env: { ...env, EMS_FAILURES: kept }, encoding: 'utf8' });
  return readFileSync(kept, 'utf8');
};

const nodeTests = (files: Record<string, string>): string =>
  run(
    files,
    process.execPath,
    '--test',
    `--test-reporter=${reporters}/node.ts`,
    ...Object.keys(files).map((name) => join(folder, name)),
  );

test('of Node: the tests around it, the line, what was expected, and nothing of those that passed', () => {
  const kept = nodeTests({
    'sums.test.mjs': `
      import assert from 'node:assert/strict';
      import { describe, it } from 'node:test';
      describe('sums', () => {
        it('are right', () => assert.equal(1 + 1, 2));
        it('are wrong', () => assert.equal(1 + 1, 3));
        it.todo('are hard', () => assert.fail('later'));
      });`,
  });
  assert.match(kept, new RegExp(`^✖ ${relative('', folder)}/sums.test.mjs:6 › sums › are wrong\n {4}AssertionError.*`));
  assert.match(kept, /2 !== 3/);
  assert.doesNotMatch(kept, /are right|are hard|later/);
});

test('of Node: a file that breaks down, by what it said last', () => {
  const kept = nodeTests({ 'broken.test.mjs': `import './missing.mjs';` });
  assert.match(kept, /^✖ .*broken\.test\.mjs\n/);
  assert.match(kept, /Cannot find module .*missing\.mjs/);
});

test('of Playwright: the titles, the line, and the error without its colours', () => {
  const kept = run(
    {
      'page.spec.ts': `
        import { test, expect } from '@playwright/test';
        test.describe('a page', () => {
          test('adds', () => expect(1 + 1).toBe(2));
          test('counts', () => expect(1 + 1).toBe(3));
          test('is known to be wrong', () => { test.fail(); expect(1).toBe(2); });
        });`,
      'playwright.config.ts': `
        export default { testMatch: '*.spec.ts', reporter: [['null'], ['${reporters}/playwright.ts']] };`,
    },
    'node_modules/.bin/playwright',
    ...['test', '--config', join(folder, 'playwright.config.ts')],
  );
  assert.match(kept, /^✖ .*page\.spec\.ts:5 › a page › counts\n {4}Error: expect\(received\)/);
  assert.match(kept, /Expected: 3\n/);
  assert.doesNotMatch(kept, /› (adds|is known)/);
});

test('what failed has its files, unless it is no test in a file, and can be called unsteady', (t) => {
  const before = process.env['EMS_FAILURES'];
  t.after(() => (before === undefined ? delete process.env['EMS_FAILURES'] : (process.env['EMS_FAILURES'] = before)));
  process.env['EMS_FAILURES'] = join(folder, 'unsteady');
  keepTest('test/server/links.test.ts:3 › links', 'wrong before');
  const until = kept();
  assert.deepEqual(failedFiles(until), []);
  keepTest('test/server/grants.test.ts:82 › tokens › end', '401 !== 200');
  keepTest('test/server/grants.test.ts', 'broken down');
  keepTest('test/elements/register/ems-register.test.ts › ems-register › sends', 'nothing sent');
  assert.deepEqual(failedFiles(until), ['test/server/grants.test.ts', 'test/elements/register/ems-register.test.ts']);
  markUnsteady(until);
  assert.deepEqual(kept().match(/^[✖↻]/gm), ['✖', '↻', '↻', '↻']);
  assert.match(kept(), /^↻ test\/server\/grants\.test\.ts:82 › tokens › end\n {4}401 !== 200\n/m);
  const again = kept();
  keepTest('test/server/grants.test.ts:82 › tokens › end', '401 !== 200');
  keepCommand('playwright', 'no browser');
  assert.deepEqual(failedFiles(again), []);
});
