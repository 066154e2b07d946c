/** Publishes what stands in packages/, each at the version of the package of the elements, where it isn't yet. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sidePackages } from './side-packages.ts';

const npm = (...args: string[]): string =>
  execFileSync('npm', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });

const isPublished = (release: string): boolean => {
  try {
    return npm('view', release, 'version').trim() !== '';
  } catch {
    return false;
  }
};

for (const folder of sidePackages()) {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  if (isPublished(`${name}@${version}`)) continue;
  console.log(npm('publish', `./${folder}`, ...process.argv.slice(2)));
}
