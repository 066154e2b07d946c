/**
 * What the package says to TypeScript in the templates of frameworks, as a strict site asks it: test/frameworks/ has a page for each.
 * Runs on what was built; the package is found by its own name.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { describe, it } from 'node:test';
import type { Manifest } from '../../scripts/manifest.ts';

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
};

const config = (name: string, options: object): string => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.json`);
  const page = relative(folder, join(root, 'test/frameworks', name.split('.')[0]!)).replaceAll('\\', '/');
  writeFileSync(file, JSON.stringify({ compilerOptions: { ...strict, ...options }, include: [`${page}/*`] }));
  return file;
};

const run = (command: string, ...args: string[]): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/.bin', command), args, {
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

describe('the types of the tags', () => {
  for (const [name, options] of Object.entries(frameworks))
    for (const [resolution, modules] of Object.entries(resolutions).slice(0, name === 'plain' ? 2 : 1))
      it(`in ${name}, by ${resolution}`, () => {
        check('tsc', '--project', config(`${name}.${resolution}`, { ...modules, ...options }));
      });

  it('in Vue', () => {
    const options = { ...resolutions.bundler, jsx: 'preserve' };
    const file = config('vue', options);
    const made = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...made, vueCompilerOptions: { strictTemplates: true } }));
    check('vue-tsc', '--project', file);
  });

  it('in Svelte', () => {
    // There is no way to expect an error in its markup.
    const said = run(
      'svelte-check',
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
