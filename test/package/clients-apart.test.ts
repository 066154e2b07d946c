/** A page pays for the client that it imports, and for no other one. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { test } from 'node:test';
import { parseSync } from 'rolldown/utils';

/** The files that a file imports, at once or later, for their values. */
const importsOf = (file: string): string[] => {
  const code = readFileSync(file, 'utf8');
  const { module } = parseSync(file, code, { lang: 'ts', sourceType: 'module' });
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => code.slice(moduleRequest.start + 1, moduleRequest.end - 1)),
  ]
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative('.', resolve(dirname(file), specifier)));
};

for (const client of ['keycloak', 'memory', 'ems-service']) {
  test(`nothing that a page loads imports the client ${client} by itself`, () => {
    const own = `src/client/${client}/`;
    const others = globSync('src/**/*.ts', { exclude: ['src/{testing,server}/**', 'src/bundle.ts', `${own}**`] });
    assert.ok(others.length > 100);
    assert.deepEqual(
      others.filter((file) => importsOf(file).some((imported) => imported.startsWith(own))),
      [],
    );
  });
}
