/** What `npm run package-check` asks of the package of the elements, asked of those in packages/. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { entriesOf, manifestOf, sidePackages } from './side-packages.ts';

const run = (command: string, ...args: string[]): void => {
  execFileSync(join('node_modules/.bin', command), args, { stdio: 'inherit', shell: process.platform === 'win32' });
};

for (const folder of sidePackages()) {
  run('publint', '--strict', folder);
  // Without modules there are no types.
  if (entriesOf(manifestOf(folder)).length) run('attw', '--pack', folder, '--profile', 'esm-only');
}
