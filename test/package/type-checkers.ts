/**
 * Further versions of TypeScript, each installed once into a folder of its own: as dependencies of the project they would all be called
 * `tsc`, and each fresh clone would fetch them.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { installOnce } from './install-once.ts';

const root = resolve(import.meta.dirname, '../..');

const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: Record<string, string>;
};

/** Installs TypeScript in a version, with tools in the project's own versions that run on it, and says where a command is. */
export const typeCheckersOf = (version: string, tools: readonly string[]): ((command: string) => string) => {
  const folder = join(root, '.cache/type-checkers', version);
  installOnce(folder, {
    typescript: version,
    ...Object.fromEntries(tools.map((name) => [name, devDependencies[name]])),
  });
  return (command) => join(folder, 'node_modules/.bin', command);
};
