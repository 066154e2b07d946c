/** What the README says that can be checked is checked. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
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

test('every example has its guide, and shows code in it', () => {
  for (const name of readdirSync(new URL('examples', root)))
    assert.match(read(`docs/frameworks/${name}.md`), /<!-- example /, name);
});
