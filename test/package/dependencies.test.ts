/** What the package needs of others: what it says it does, and notices for what it brings along. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { test } from 'node:test';
import { parseSync } from 'rolldown/utils';
import { manifestOf, sidePackages } from '../../scripts/side-packages.ts';

const packageName = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

/** Packages that a file of ours imports; those that its types import too. */
const importsOf = (file: string): string[] => {
  const code = readFileSync(file, 'utf8');
  const { module } = parseSync(file, code, { lang: file.endsWith('.d.ts') ? 'dts' : 'js', sourceType: 'module' });
  const specifiers = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => code.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ];
  return specifiers.filter((specifier) => /^[@a-z]/i.test(specifier) && !isBuiltin(specifier)).map(packageName);
};

/** Taken by whoever has the framework. Peers would ask the others for it too. */
const frameworkTypes = ['dist/types/*'];

for (const folder of ['.', ...sidePackages()]) {
  const { name, dependencies, peerDependencies } = manifestOf(folder);
  test(`${name} imports what it depends on, and depends on nothing else`, () => {
    const imported = new Set(globSync(`${folder}/dist/**/*.{js,d.ts}`, { exclude: frameworkTypes }).flatMap(importsOf));
    assert.deepEqual([...imported].sort(), Object.keys({ ...dependencies, ...peerDependencies }).sort());
  });
}

test('packages that are built in are named in the notices, with their licences', () => {
  const notices = readFileSync('dist/THIRD-PARTY-NOTICES.txt', 'utf8');
  const builtIn = globSync('dist/**/*.js.map').flatMap((map) =>
    (JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] }).sources.flatMap((source) => {
      const [, inside] = source.split('/node_modules/');
      return inside ? packageName(inside) : [];
    }),
  );
  assert.ok(builtIn.includes('lean-qr'));
  for (const name of new Set(builtIn))
    assert.match(notices, new RegExp(`^${name} \\d.*\\n=+\\n\\n[\\s\\S]+Copyright`, 'm'));
});
