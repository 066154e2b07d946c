/** What the lists of elements are made from, and what an element needs before it may be built. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { categories, elementSources, repository, whatLacks } from '../../scripts/generate/elements.ts';

describe('the elements', () => {
  it('are found with their class, their events, their line and their category', () => {
    const register = elementSources().find(({ tag }) => tag === 'ems-register')!;
    assert.equal(register.className, 'EmsRegister');
    assert.equal(register.category, 'Sign up');
    assert.match(register.summary!, /^Creates an account/);
    assert.ok(register.fires.some(([name, detail]) => name === 'ems-registered' && detail === 'RegisteredDetail'));
    assert.ok(elementSources().some(({ path }) => path === 'src/flow/ems-signup-flow'));
  });

  it('stand in Storybook in the order of the README', () => {
    const preview = readFileSync(join(repository, '.storybook/preview.ts'), 'utf8');
    const [, order = ''] = /order: \[([^\]]+)\]/.exec(preview) ?? [];
    const groups = [...order.matchAll(/'([^']+)'/g)].map(([, group]) => group!);
    const first = groups.indexOf(categories[0]);
    assert.deepEqual(groups.slice(first, first + categories.length), categories);
  });

  it('lack nothing', () => assert.deepEqual(whatLacks(repository), []));
});

describe('npm run new:element', () => {
  const root = mkdtempSync(join(tmpdir(), 'new-element-'));
  after(() => rmSync(root, { recursive: true, force: true }));
  for (const part of [
    'src',
    'scripts',
    'docs',
    'demo',
    'test',
    'stories',
    'examples',
    'README.md',
    'package.json',
    'custom-elements.json',
  ]) {
    cpSync(join(repository, part), join(root, part), {
      recursive: true,
      filter: (path) => !/\/(dist|node_modules|\.data)$/.test(path),
    });
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  const run = (...args: string[]): string =>
    execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');

  it('makes a folder, and every list has it; the check says what is left to write', () => {
    run('scripts/new-element.ts', 'made-up');
    assert.match(read('src/define/ems-made-up.ts'), /define\('ems-made-up', EmsMadeUp\)/);
    assert.match(read('src/define/all.ts'), /ems-made-up/);
    assert.match(read('src/elements.ts'), /EmsMadeUp/);
    assert.match(
      read('src/locales/account/de.ts'),
      /import madeUp from '\.\.\/\.\.\/elements\/made-up\/messages\/de\.ts'/,
    );
    assert.match(read('src/i18n/message-groups.ts'), /madeUp: MadeUpMessages;/);
    assert.match(read('test/types/fired-events.ts'), /'ems-made-up-done': MadeUpDoneDetail;/);
    assert.match(read('README.md'), /\[`ems-made-up`\]/);
    const lacks = whatLacks(root);
    for (const what of [/documentation/, /messages\/en\.ts/, /messages\/de\.ts/, /story/]) {
      assert.ok(
        lacks.some((lack) => what.test(lack)),
        `${what} is asked for: ${lacks.join(' ')}`,
      );
    }
    assert.throws(() => run('scripts/generate.ts', '--check'), /lacks words/);
  });

  it('is content with words, documentation and a story', () => {
    for (const path of ['messages/en.ts', 'messages/de.ts', 'ems-made-up.ts', 'ems-made-up.events.ts']) {
      const file = `src/elements/made-up/${path}`;
      writeFileSync(join(root, file), read(file).replaceAll(/TODO:? ?/g, 'Made up '));
    }
    mkdirSync(join(root, 'stories/made-up'));
    const write = (title: string): void =>
      writeFileSync(join(root, 'stories/made-up/ems-made-up.stories.ts'), `const meta = { title: '${title}' };\n`);
    write('Elements/Made up');
    run('scripts/generate.ts');
    assert.deepEqual(whatLacks(root), [
      '<ems-made-up> lacks a title of its @category: stories/made-up/ems-made-up.stories.ts begins it with "Account/"',
    ]);
    write('Account/Made up');
    assert.deepEqual(whatLacks(root), []);
  });

  it('leaves nothing of an element that is deleted', () => {
    for (const part of ['src/elements', 'test/elements', 'stories'])
      rmSync(join(root, part, 'made-up'), { recursive: true });
    assert.throws(() => run('scripts/generate.ts', '--check'), /ems-made-up\.ts is of nothing that is there/);
    run('scripts/generate.ts');
    run('scripts/generate.ts', '--check');
    for (const list of ['src/define/all.ts', 'src/elements.ts', 'src/locales/de.ts', 'README.md']) {
      assert.equal(read(list), readFileSync(join(repository, list), 'utf8'), list);
    }
  });

  it('has a new language in every list after one run', () => {
    writeFileSync(join(root, 'src/i18n/messages/fr.ts'), 'export default {};\n');
    run('scripts/generate.ts');
    run('scripts/generate.ts', '--check');
    assert.match(read('src/development/package-facts.ts'), /shippedLanguages: readonly string\[\] = \['de', 'fr'\]/);
    assert.match(read('src/locales/fr.ts'), /code: 'fr'/);
  });

  it('refuses a name that is none, and one that is taken', () => {
    assert.throws(() => run('scripts/new-element.ts', 'Made Up'));
    assert.throws(() => run('scripts/new-element.ts', 'register'), /is there already/);
  });
});
