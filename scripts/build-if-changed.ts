/** Builds what `npm start` and the tests serve, unless nothing changed since the last time. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tokensPage } from './manifest.ts';
import { sidePackages } from './side-packages.ts';

const inputs = [
  ...sidePackages().map((folder) => join(folder, 'package.json')),
  'src',
  'demo/sites',
  'demo/site-list.ts',
  'demo/vite.config.ts',
  'scripts',
  // The manifest is made of these too.
  'custom-elements-manifest.config.mjs',
  tokensPage,
  'vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.build.json',
];
const stamp = '.cache/build';

const filesOf = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesOf(join(path, name))) : [path];

const hash = createHash('sha256');
for (const file of inputs.flatMap(filesOf).sort()) hash.update(file).update(readFileSync(file));
const now = hash.digest('hex');

const fresh =
  existsSync(stamp) &&
  readFileSync(stamp, 'utf8') === now &&
  ['dist/index.js', 'demo/dist', ...sidePackages().map((folder) => join(folder, 'dist'))].every((path) =>
    existsSync(path),
  );
if (!fresh) {
  console.log('Building …');
  await import('./build.ts');
  mkdirSync('.cache', { recursive: true });
  writeFileSync(stamp, now);
}
