/** Builds the package, its types, its manifest, the single file for a script tag and the demo's sites. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import packageConfig from '../vite.config.ts';
import { writeDevelopmentEntries } from './development-entries.ts';
import packageManifest from '../package.json' with { type: 'json' };
import { editorData } from './editor-data.ts';
import { frameworkTypes } from './framework-types.ts';
import type { Manifest } from './manifest.ts';
import { repositoryPage } from './repository.ts';
import { minifiedTemplates } from './minify-templates/plugin.ts';
import { integrityOf, singleFile, singleFiles } from './single-files.ts';
import { importShared, sharedFile, sharedModules } from './shared-modules.ts';
import { copyDeclarations, declarationsOf, entriesOf, manifestOf, sidePackages } from './side-packages.ts';
import { thirdParty } from './third-party.ts';
import { writeWorkerEntries } from './worker-entries.ts';

const run = (command: string, ...args: string[]): void => {
  execFileSync(join('node_modules/.bin', command), args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
};

/** Beside what is there, which is served and tested as long as the new isn't whole. The same depth, for the source maps. */
const next = 'dist.next';
const nextDemo = 'demo/dist.next';

const replace = (old: string, by: string): void => {
  rmSync(old, { recursive: true, force: true });
  renameSync(by, old);
};

for (const folder of [next, nextDemo]) rmSync(folder, { recursive: true, force: true });
run('node', 'scripts/generate.ts', '--check');
const { groups, entries } = await sharedModules();
const { plugin: notedThirdParty, notices } = thirdParty();
const { build: packageBuild = {}, plugins = [] } = packageConfig;
for (const name of Object.keys(groups)) {
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [sharedFile(groups, name), ...plugins],
    build: {
      ...packageBuild,
      outDir: next,
      lib: { entry: { [name]: `virtual:${name}` }, formats: ['es'] },
      rolldownOptions: { ...packageBuild.rolldownOptions, output: { entryFileNames: '[name].js' } },
    },
  });
}
const { entry } = packageBuild.lib as { entry: Record<string, string> };
await build({
  configFile: false,
  logLevel: 'warn',
  plugins: [importShared(groups), notedThirdParty, ...plugins],
  build: { ...packageBuild, outDir: next, lib: { entry: { ...entry, ...entries }, formats: ['es'] } },
});
writeDevelopmentEntries(Object.keys(entry), next);
writeWorkerEntries(packageManifest, next);
run('tsc', '--project', 'tsconfig.build.json', '--outDir', next);
// TypeScript leaves the `.ts` of relative imports in declarations; consumers have `.d.ts` files behind `.js` names.
for (const file of readdirSync(next, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.d.ts')) continue;
  const path = join(next, file);
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(/((?:from|import\()\s*['"]\.{1,2}\/[^'"]+)\.ts(['"])/g, '$1.js$2'),
  );
}

/** Those of packages/ that are modules: whole, since the shared files of the elements bring Lit along. */
const moduleEntry = (name: string): string => resolve('src', `${name}.ts`);
for (const folder of sidePackages()) {
  copyFileSync('LICENSE', join(folder, 'LICENSE'));
  const sideEntries = entriesOf(manifestOf(folder));
  if (!sideEntries.length) continue;
  const outDir = join(folder, 'dist.next');
  rmSync(outDir, { recursive: true, force: true });
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins,
    build: {
      ...packageBuild,
      outDir: resolve(outDir),
      sourcemap: false,
      lib: { entry: Object.fromEntries(sideEntries.map((name) => [name, moduleEntry(name)])), formats: ['es'] },
    },
  });
  copyDeclarations(sideEntries, next, outDir);
  replace(join(folder, 'dist'), outDir);
}
// Editors go where an entry leads: what no entry leads to is for the compiler here alone.
const declarations = declarationsOf(entriesOf(packageManifest), next);
for (const file of globSync(`${next}/**/*.d.ts`)) if (!declarations.has(resolve(file))) rmSync(file);

run('cem', 'analyze');
const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;
const elements = modules.flatMap(({ declarations: theirs }) => theirs);
mkdirSync(join(next, 'types'));
for (const [path, text] of Object.entries({
  ...frameworkTypes(elements),
  ...editorData(elements, packageManifest, repositoryPage('.')),
}))
  writeFileSync(join(next, path), text);
for (const single of singleFiles())
  await build(singleFile(single, join(next, 'bundle'), [minifiedTemplates(), notedThirdParty]));
writeFileSync(join(next, 'THIRD-PARTY-NOTICES.txt'), notices());
replace('dist', next);
rmSync('packages/bundle/dist', { recursive: true, force: true });
mkdirSync('packages/bundle/dist');
copyFileSync('dist/THIRD-PARTY-NOTICES.txt', 'packages/bundle/dist/THIRD-PARTY-NOTICES.txt');
const integrity: Record<string, string> = {};
for (const { file } of singleFiles()) {
  copyFileSync(join('dist/bundle', file), join('packages/bundle/dist', file));
  integrity[file] = integrityOf(join('dist/bundle', file));
  console.log(`${file} ${integrity[file]}`);
}
writeFileSync('packages/bundle/dist/integrity.json', `${JSON.stringify(integrity, null, 2)}\n`);

// The demo is built of the package as it is now.
await build({ configFile: 'demo/vite.config.ts', logLevel: 'warn', build: { outDir: resolve(nextDemo) } });
replace('demo/dist', nextDemo);
