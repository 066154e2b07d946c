/** What the README says that can be checked is checked. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { texts } from '../../src/development/texts.ts';

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const readme = read('README.md');

test('every setting of the demo is in the README, and no other', () => {
  const source = ['demo/service/config.ts', 'demo/start.ts', 'demo/service/main.ts'].map(read).join('\n');
  const used = new Set(
    [...source.matchAll(/(readLifetime\()?env(?:, '|\.)([A-Z][A-Z_]+)/g)].flatMap(([, two, name]) =>
      two ? [`${name!}_HOURS`, `${name!}_IDLE_HOURS`] : [name!],
    ),
  );
  const table = /<!-- settings -->([\s\S]*)<!-- \/settings -->/.exec(readme)![1]!;
  const documented = new Set([...table.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name!));
  assert.deepEqual([...documented].sort(), [...used].sort());
});

/** The settings of a table, each with its default; two of a row have theirs in the same order. */
const settingsOf = (text: string): Map<string, string> =>
  new Map(
    [...text.matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|.*\|([^|]*)\|$/gm)].flatMap(([, names, defaults]) => {
      const values = defaults!.split(', ');
      return names!.split(', ').map((name, index): [string, string] => [name, (values[index] ?? '').trim()]);
    }),
  );

test("the service's page has the README's settings, with the same numbers", () => {
  const [here, there] = [readme, read('docs/service.md')].map(settingsOf) as [Map<string, string>, Map<string, string>];
  // Those of the mail catcher, which is none of the service's.
  for (const name of ['`MAIL_PORT`', '`SMTP_PORT`']) assert.ok(here.delete(name), name);
  assert.deepEqual([...here.keys()].sort(), [...there.keys()].sort());
  const numbers = [...here].filter(([, value]) => /^`\d+`$/.test(value));
  assert.ok(numbers.length > 10);
  for (const [name, value] of numbers) assert.equal(there.get(name), value, name);
});

test('every element that can be defined is in the README', () => {
  const tags = readdirSync(new URL('src/define', root))
    .filter((file) => file.startsWith('ems-'))
    .map((file) => file.replace('.ts', ''));
  for (const tag of tags) assert.ok(readme.includes(`[\`${tag}\`]`), tag);
});

test('every development warning has its section, and no other', () => {
  const sections = [...read('docs/troubleshooting.md').matchAll(/^## (.+)$/gm)].map(([, name]) => name);
  assert.deepEqual(sections, Object.keys(texts));
});

test('every file that the accessibility statement names is there', () => {
  const named = [...read('docs/accessibility.md').matchAll(/`(test\/[\w./-]+)`/g)].map(([, path]) => path!);
  assert.ok(named.length > 10);
  for (const path of named) assert.ok(existsSync(new URL(path, root)), path);
});

test('every link to a file leads to one', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    ...['docs', 'docs/frameworks'].flatMap((folder) =>
      readdirSync(new URL(folder, root))
        .filter((file) => file.endsWith('.md'))
        .map((file) => `${folder}/${file}`),
    ),
  ];
  for (const page of pages) {
    for (const [, target] of read(page).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)[^)]*\)/g)) {
      assert.ok(existsSync(new URL(target!, new URL(page, root))), `${page} links to ${target}`);
    }
  }
});

test('every script that the documentation names is there', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  for (const [, name] of `${readme}\n${read('CONTRIBUTING.md')}`.matchAll(/npm run ([\w:-]+)/g))
    assert.ok(scripts[name!], name);
});

/** The names in backticks in the first cells of a table's rows, below a heading. */
const firstCells = (page: string, heading: string): Set<string> => {
  const [, section = ''] = read(page).split(`\n## ${heading}\n`);
  const rows = section.split('\n## ')[0]!.matchAll(/^\| (`[^|]+`) \|/gm);
  return new Set([...rows].flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)));
};

/** The names that the classes' comments give with a tag, such as `@slot`. */
const namesOf = (tag: string): string[] => [
  ...new Set(
    globSync('src/{elements/*,flow}/ems-*.ts', { cwd: fileURLToPath(root) }).flatMap((path) =>
      [...read(path).matchAll(new RegExp(`^ \\* @${tag} ([a-z-]+)`, 'gm'))].map(([, name]) => name!),
    ),
  ),
];

test('every slot and every part is in the guide to theming, and no other', () => {
  const named = (tag: string): string[] => namesOf(tag).filter((name) => name !== '-');
  assert.ok(named('slot').length > 5);
  assert.deepEqual([...firstCells('docs/theming.md', 'Slots')].sort(), named('slot').sort());
  assert.deepEqual([...firstCells('docs/theming.md', 'Parts')].sort(), named('csspart').sort());
});

test('every token has the default in the guide to theming that the styles give it', () => {
  const styles = globSync('src/{styles,elements/*}/*.styles.ts', { cwd: fileURLToPath(root) })
    .map(read)
    .join('\n');
  const defaults = [...read('docs/theming.md').matchAll(/^\| `(--ems-[a-z-]+)` \| .+ \| (.+?) \|$/gm)];
  let compared = 0;
  for (const [, token, told] of defaults) {
    const [, light, dark] = /^`(#\w+)`, `(#\w+)`$/.exec(told!) ?? [];
    const [, only] = /^`([^`]+)`(?:, by the card's own width)?$/.exec(told!) ?? [];
    if (!light && (!only || only.startsWith('--'))) continue;
    const value = light ? `light-dark(${light}, ${dark})` : only!;
    assert.ok(styles.includes(`var(${token}, ${value})`), `${token}: ${value}`);
    compared += 1;
  }
  assert.ok(compared > 15);
});

test('every scenario of the memory client is in the guide to clients, and no other', () => {
  const [, union = ''] = /export type MemoryScenario =([^;]+);/.exec(read('src/client/memory/scenarios.ts')) ?? [];
  const scenarios = [...union.matchAll(/'([\w-]+)'/g)].map(([, name]) => name!);
  const [, table = ''] = /^\| scenario \|.*\n([^]*?)\n\n/m.exec(read('docs/clients.md')) ?? [];
  const told = [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name!);
  assert.ok(scenarios.length > 10);
  assert.deepEqual(told.sort(), scenarios.sort());
});

test('every example has its guide, and shows code in it', () => {
  for (const name of readdirSync(new URL('examples', root)))
    assert.match(read(`docs/frameworks/${name}.md`), /<!-- example /, name);
});
