/**
 * Around `npm pack` and `npm publish`, in the folder of the package: its README with links that can be followed from anywhere; with
 * `--restore` the one of the repository again.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { withAbsoluteLinks } from './repository.ts';

const root = resolve(import.meta.dirname, '..');
const readme = resolve('README.md');
/** npm packs no such name. */
const kept = resolve('.README.md.orig');

// What an interrupted run left behind comes first.
if (existsSync(kept)) renameSync(kept, readme);
if (!process.argv.includes('--restore')) {
  const text = readFileSync(readme, 'utf8');
  writeFileSync(kept, text);
  writeFileSync(readme, withAbsoluteLinks(text, readme, root));
}
