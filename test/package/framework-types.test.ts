/**
 * What the package says to TypeScript in the templates of frameworks, as a strict site asks it: test/frameworks/ has a page for each.
 * Runs on what was built; the package is found by its own name.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Manifest } from '../../scripts/manifest.ts';
import { typeCheckersOf } from './type-checkers.ts';

const root = resolve(import.meta.dirname, '../..');
const folder = join(root, '.cache/framework-types');

const strict = {
  target: 'ES2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
};

const resolutions = {
  bundler: { module: 'ESNext', moduleResolution: 'bundler' },
  nodenext: { module: 'NodeNext', moduleResolution: 'NodeNext' },
};

const from18 = (file: string): string[] => [join(root, 'node_modules/types-react-18', file)];

const frameworks: Record<string, object> = {
  plain: {},
  react: { jsx: 'react-jsx' },
  'react-18': {
    jsx: 'react-jsx',
    paths: { react: from18('index.d.ts'), 'react/jsx-runtime': from18('jsx-runtime.d.ts') },
  },
  preact: { jsx: 'react-jsx', jsxImportSource: 'preact' },
  solid: { jsx: 'preserve', jsxImportSource: 'solid-js' },
  // The package beside this one, where it is built.
  server: {
    types: ['node'],
    paths: { 'ems-elements-server': [join(root, 'packages/server/dist/server/index.d.ts')] },
  },
};

const config = (name: string, options: object): string => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  const page = relative(folder, join(root, 'test/frameworks', name.split('.')[0]!)).replaceAll('\\', '/');
  writeFileSync(file, JSON.stringify({ compilerOptions: { ...strict, ...options }, include: [`${page}/*`] }));
  return file;
};

const run = (command: string, ...args: string[]): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return { status, said: stdout + stderr };
};

const check = (command: string, ...args: string[]): void => {
  const { status, said } = run(command, ...args);
  assert.equal(status, 0, said);
};

const own = (command: string): string => join(root, 'node_modules/.bin', command);

type Resolution = keyof typeof resolutions;

/** Vue's checker runs on the compiler's own interface, which the newest doesn't have yet. */
const compilers: Record<string, { asks: Resolution[]; hasVue: boolean; install: () => typeof own }> = {
  '5.9': { asks: ['nodenext'], hasVue: true, install: () => typeCheckersOf('5.9.3', ['vue-tsc']) },
  'that builds the package': { asks: ['bundler'], hasVue: true, install: () => own },
  '7.0': { asks: ['bundler', 'nodenext'], hasVue: false, install: () => typeCheckersOf('7.0.2', []) },
};

for (const [version, { asks, hasVue, install }] of Object.entries(compilers))
  describe(`the types of the tags, by the TypeScript ${version}`, () => {
    let command: typeof own;
    before(() => {
      command = install();
    });

    for (const resolution of asks)
      // All in one process, which reads once what they have in common.
      it(`in every framework, by ${resolution}`, () => {
        const files = Object.entries(frameworks).map(([name, options]) =>
          config(`${name}.${resolution}`, { ...resolutions[resolution], ...options }),
        );
        check(command('tsc'), '--build', '--force', ...files);
      });

    if (hasVue)
      it('in Vue', () => {
        const file = config('vue', { ...resolutions.bundler, jsx: 'preserve' });
        const made = JSON.parse(readFileSync(file, 'utf8')) as object;
        writeFileSync(file, JSON.stringify({ ...made, vueCompilerOptions: { strictTemplates: true } }));
        check(command('vue-tsc'), '--project', file);
      });
  });

describe('the types of the tags', () => {
  it('in Svelte', () => {
    // There is no way to expect an error in its markup.
    const said = run(
      own('svelte-check'),
      ...['--workspace', join(root, 'test/frameworks/svelte')],
      ...['--tsconfig', config('svelte', { ...resolutions.bundler, skipLibCheck: true })],
      ...['--threshold', 'error', '--output', 'machine'],
    ).said.split('\n');
    // The repository's Vite knows no Svelte, and svelte-check says so.
    const errors = said.filter((line) => / ERROR /.test(line) && !line.includes('Error in vite.config'));
    assert.equal(errors.length, 3, said.join('\n'));
    for (const [index, wrong] of [
      /'string' is not assignable to type 'boolean/,
      /'mail' does not exist/,
      /fristName/,
    ].entries()) {
      assert.match(errors[index]!, /Wrong\.svelte/);
      assert.match(errors[index]!, wrong);
    }
  });

  it('are there for every tag', () => {
    const { modules } = JSON.parse(readFileSync(join(root, 'custom-elements.json'), 'utf8')) as Manifest;
    const tags = modules.flatMap(({ declarations }) => declarations.map(({ tagName }) => tagName!));
    assert.ok(tags.length > 15);
    for (const name of ['react', 'react-18', 'preact', 'solid', 'vue', 'svelte']) {
      const text = readFileSync(join(root, `dist/types/${name}.d.ts`), 'utf8');
      for (const tag of tags) assert.ok(text.includes(`'${tag}': Ems<'${tag}'>`), `${tag} in ${name}`);
    }
  });
});

describe('what editors are told', () => {
  const read = (file: string): unknown => JSON.parse(readFileSync(join(root, 'dist', file), 'utf8'));

  it('JetBrains finds web-types by package.json, with each tag, attribute and event', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      'web-types': string;
      version: string;
    };
    assert.ok(existsSync(join(root, manifest['web-types'])));
    const types = read('web-types.json') as {
      version: string;
      contributions: {
        html: { elements: { name: string; attributes: { name: string }[]; js: { events: { name: string }[] } }[] };
      };
    };
    assert.equal(types.version, manifest.version);
    const register = types.contributions.html.elements.find(({ name }) => name === 'ems-register')!;
    assert.ok(register.attributes.some(({ name }) => name === 'sign-in-href'));
    assert.ok(register.js.events.some(({ name }) => name === 'ems-registered'));
  });

  it('VS Code gets tags with the choices of their attributes, and tokens', () => {
    const { tags } = read('vscode.html-custom-data.json') as {
      tags: { name: string; attributes: { name: string; values?: { name: string }[] }[] }[];
    };
    const account = tags.find(({ name }) => name === 'ems-account')!;
    const mode = account.attributes.find(({ name }) => name === 'history-mode')!;
    assert.deepEqual(mode.values, [{ name: 'push' }, { name: 'none' }]);
    const { properties } = read('vscode.css-custom-data.json') as { properties: { name: string }[] };
    assert.ok(properties.some(({ name }) => name === '--ems-color-accent'));
  });
});
