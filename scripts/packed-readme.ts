/**
 * Around `npm pack` and `npm publish`, in the folder of the package: its README with links that can be followed from anywhere and the
 * digests of the files that are packed; with `--restore` the one of the repository again.
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
  const digests = existsSync('dist/integrity.json')
    ? Object.entries(JSON.parse(readFileSync('dist/integrity.json', 'utf8')) as Record<string, string>)
    : [];
  const table = [
    '| file | `integrity` |',
    '|---|---|',
    ...digests.map(([file, digest]) => `| \`${file}\` | \`${digest}\` |`),
  ];
  // Refused while nothing is moved yet: what stands in the README then is what somebody is about to mend.
  const packed = withAbsoluteLinks(text, readme, root).replace(/<!-- integrity -->[\s\S]*<!-- \/integrity -->/, () =>
    table.join('\n'),
  );
  // In one step, so that the one of the repository is whole whenever this is interrupted.
  renameSync(readme, kept);
  writeFileSync(readme, packed);
}
