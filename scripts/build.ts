/** Builds the package, its types, its manifest, the single file for a script tag and the demo's sites. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const run = (command: string, ...args: string[]): void => {
  execFileSync(join('node_modules/.bin', command), args, { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
};

rmSync('dist', { recursive: true, force: true });
await build({ configFile: 'vite.config.ts', logLevel: 'warn' });
run('tsc', '--project', 'tsconfig.build.json');
// TypeScript leaves the `.ts` of relative imports in declarations; consumers have `.d.ts` files behind `.js` names.
for (const file of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.d.ts')) continue;
  const path = join('dist', file);
  writeFileSync(path, readFileSync(path, 'utf8').replace(/((?:from|import\()\s*['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2'));
}
run('cem', 'analyze');

mkdirSync('dist/bundle', { recursive: true });
await build({ configFile: 'vite.bundle.config.ts', logLevel: 'warn' });
await build({ configFile: 'demo/vite.config.ts', logLevel: 'warn' });
