/** The lint rules on imports, on a house of their own. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import ems from '../../scripts/lint/imports.ts';

const house = mkdtempSync(join(tmpdir(), 'ems-house-'));
after(() => rmSync(house, { recursive: true }));

const write = (files: Record<string, string>): void => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), text);
  }
};

const lint = (file: string, text: string): string[] => {
  write({ [file]: text });
  const linter = new Linter({ cwd: house });
  const messages = linter.verify(
    text,
    {
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser },
      plugins: { ems },
      rules: { 'ems/no-cycle': 'error', 'ems/lazy-elements': 'error' },
    },
    join(house, file),
  );
  return messages.map(({ message }) => message);
};

test('a circle is found at each of its files, by its way, types included', () => {
  write({ 'b.ts': `export * from './c.ts';`, 'c.ts': `import type { A } from './a.ts'; export type C = A;` });
  assert.deepEqual(lint('a.ts', `import { type C } from './b.ts'; export type A = C;`), [
    'This import closes a circle: b.ts -> c.ts -> a.ts.',
  ]);
  assert.equal(lint('c.ts', `import type { A } from './a.ts'; export type C = A;`).length, 1);
});

test('what is fetched later closes no circle, and what is not there says nothing', () => {
  write({ 'later.ts': `import { first } from './first.ts'; export const later = first;` });
  assert.deepEqual(lint('first.ts', `export const first = () => import('./later.ts'); import './missing.ts';`), []);
});

test('a file that changed is read again', () => {
  write({ 'two.ts': `export const two = 2;` });
  assert.deepEqual(lint('one.ts', `export * from './two.ts';`), []);
  write({ 'two.ts': `export const two = 2; export * from './one.ts'; // longer` });
  assert.equal(lint('one.ts', `export * from './two.ts';`).length, 1);
});

test('an element imports another one only when it shows it', () => {
  write({ 'elements/other/part.ts': `export interface Part {} export const part = 1;` });
  const found = (text: string): number => lint('elements/one/one.ts', text).length;
  assert.equal(found(`import { part } from '../other/part.ts';`), 1);
  assert.equal(found(`export { part } from '../other/part.ts';`), 1);
  assert.equal(found(`import type { Part } from '../other/part.ts';`), 0);
  assert.equal(found(`const part = () => import('../other/part.ts');`), 0);
});
