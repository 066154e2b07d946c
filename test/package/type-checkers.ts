/**
 * Further versions of TypeScript, each installed once into a folder of its own: as dependencies of the project they would all be called
 * `tsc`, and each fresh clone would fetch them.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};

/** Installs TypeScript in a version, with tools in the project's own versions that run on it, and says where a command is. */
export const typeCheckersOf = (version: string, tools: readonly string[]): ((command: string) => string) => {
  const folder = join(root, '.cache/type-checkers', version);
  const manifest = JSON.stringify({
    private: true,
    dependencies: { typescript: version, ...Object.fromEntries(tools.map((name) => [name, devDependencies[name]])) },
  });
  const installed = join(folder, 'installed.json');
  if (!existsSync(installed) || readFileSync(installed, 'utf8') !== manifest) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), manifest);
    execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    });
    writeFileSync(installed, manifest);
  }
  return (command) => join(folder, 'node_modules/.bin', command);
};
