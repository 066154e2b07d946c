import { globSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };

const cwd = resolve(import.meta.dirname, '../..');

/** All that the package exports but its data. Several names may lead to one file, but each has declarations of its own. */
export const modules = Object.entries(manifest.exports).flatMap(([name, target]) => {
  if (typeof target === 'string') return [];
  const specifier = name.replace('.', 'ems-elements');
  return name.includes('*')
    ? globSync(target.types, { cwd }).map((file) => specifier.replace('*', basename(file, '.d.ts')))
    : [specifier];
});
