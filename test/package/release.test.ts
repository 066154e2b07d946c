/** A release as it will be made of the changesets that stand there now. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { packageOutputs } from '../../scripts/generate/packages.ts';
import { sidePackages } from '../../scripts/side-packages.ts';

const root = resolve(import.meta.dirname, '../..');

interface Manifest {
  version: string;
}
const manifestIn = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

describe('a release', () => {
  const copy = mkdtempSync(join(tmpdir(), 'ems-release-'));
  const run = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { cwd: copy, encoding: 'utf8', stdio: 'pipe' });

  before(() => {
    for (const path of ['.changeset', 'CHANGELOG.md', 'package.json', 'package-lock.json', 'packages'])
      cpSync(join(root, path), join(copy, path), {
        recursive: true,
        filter: (from) => !/[\\/](dist|node_modules)$/.test(from),
      });
    run('git', 'init', '--quiet');
    run('git', 'add', '.');
    run('git', '-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '--quiet', '--message', 'x');
  });
  after(() => rmSync(copy, { recursive: true, force: true }));

  it('can be made of the changesets: each names the package that has all versions', () => {
    run(process.execPath, resolve(root, 'node_modules/@changesets/cli/bin.js'), 'version');
    assert.deepEqual(
      globSync('.changeset/*.md', { cwd: copy }).map((file) => basename(file)),
      ['README.md'],
    );
    const { version } = manifestIn(copy);
    assert.ok(readFileSync(join(copy, 'CHANGELOG.md'), 'utf8').includes(`\n## ${version}\n`));
  });

  it('gives its version to the packages beside it', () => {
    const written = packageOutputs(copy);
    const folders = sidePackages(copy);
    assert.ok(folders.length);
    for (const folder of folders)
      assert.equal((JSON.parse(written[`${folder}/package.json`]!) as Manifest).version, manifestIn(copy).version);
  });
});
