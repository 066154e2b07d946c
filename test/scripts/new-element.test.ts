/** `npm run new:element`, in a copy of the project: what it writes fits what elements are made of today. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
let copy = '';
before(async () => {
  copy = await mkdtemp(join(tmpdir(), 'ems-new-element-'));
  const files = execFileSync(
    'git',
    ['ls-files', 'src', 'scripts', 'test', 'stories', 'examples', '*.json', '*.md', '*.mjs'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  for (const file of files.trim().split('\n')) await cp(join(root, file), join(copy, file));
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'));
});
after(() => rm(copy, { recursive: true, force: true }));

test('a new element has the types of the house', () => {
  const run = (...args: string[]): string => execFileSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  assert.match(run('scripts/new-element.ts', 'passkeys-demo'), /src\/define\/ems-passkeys-demo\.ts/);
  assert.equal(run('node_modules/typescript/bin/tsc', '-p', 'src'), '');
});
