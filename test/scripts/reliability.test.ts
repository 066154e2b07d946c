/** `docs/reliability.md` names the tests that hold its promises. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { it } from 'node:test';
import { repository } from '../../scripts/generate/elements.ts';

it('docs/reliability.md names files that are there, at least one for each promise', () => {
  const page = readFileSync(`${repository}/docs/reliability.md`, 'utf8');
  const named = [...page.matchAll(/`(test\/[\w./-]+)`/g)].map(([, path = '']) => path);
  assert.deepEqual(
    named.filter((path) => !existsSync(`${repository}/${path}`)),
    [],
  );
  const [, table = ''] = page.split('| promise | held by |');
  const rows = table
    .split('\n\n')[0]!
    .split('\n')
    .filter((row) => row.startsWith('| '));
  assert.ok(rows.length > 5);
  for (const row of rows) assert.match(row, /`test\//, row);
});
