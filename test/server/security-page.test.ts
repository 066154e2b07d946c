import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, it } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const page = readFileSync(`${root}/docs/security.md`, 'utf8');

/** The rows of the tables below a heading, as cells. */
const rowsBelow = (heading: string): string[][] => {
  const [, text = ''] = page.split(`\n${heading}\n`);
  return (text.split(/\n#+ /)[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
};

const filesIn = (text: string): string[] =>
  [...text.matchAll(/`((?:test|src|demo|docs)\/[\w./-]+\.(?:ts|md))`/g)].map(([, path]) => path!);
const testsIn = (text: string): string[] => filesIn(text).filter((path) => path.startsWith('test/'));

/** As GitHub makes the fragment of a heading. */
const fragments = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('docs/security.md', () => {
  it('names files that are there', () => {
    const named = filesIn(page);
    assert.ok(named.length > 50);
    for (const path of named) assert.ok(existsSync(`${root}/${path}`), path);
  });

  it('promises nothing that no test holds', () => {
    const promises = rowsBelow('## What is promised');
    assert.ok(promises.length > 20);
    for (const [promise = '', tests = ''] of promises) assert.ok(testsIn(tests).length > 0, promise);
  });

  it('says of each requirement that it is met, with a test, or why not', () => {
    const rows = rowsBelow('## ASVS 5.0, levels 1 and 2');
    assert.equal(rows.length, 38);
    assert.equal(new Set(rows.map(([requirement = '']) => requirement.split(' ')[0])).size, 38);
    for (const [requirement = '', state = '', by = ''] of rows) {
      assert.match(requirement, /^\d+\.\d+\.\d+ \S/);
      assert.match(state, /^(met|reason)$/, requirement);
      if (state === 'met') assert.ok(testsIn(by).length > 0, requirement);
      else assert.ok(by.length > 60, requirement);
    }
  });

  /** How many of each section's requirements are of levels 1 and 2: everywhere they come first. */
  const otherChapters: Record<string, number> = {
    ...{ '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2 },
    ...{ '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4 },
    ...{ '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3 },
    ...{ '9.1': 3, '9.2': 4 },
    ...{ '12.1': 3, '12.2': 2, '12.3': 4 },
    ...{ '15.1': 3, '15.2': 3, '15.3': 7 },
    ...{ '17.1': 1, '17.2': 4, '17.3': 2 },
  };

  it('leaves out no requirement of the other chapters, and says why where one is not here', () => {
    const rows = rowsBelow('### The other chapters');
    const wanted = Object.entries(otherChapters).flatMap(([section, count]) =>
      Array.from({ length: count }, (_, nth) => `${section}.${nth + 1}`),
    );
    assert.equal(wanted.length, 82);
    assert.deepEqual(
      rows.map(([requirement = '']) => requirement.split(' ')[0]),
      wanted,
    );
    for (const [requirement = '', state = '', by = ''] of rows) {
      assert.match(state, /^(met|reason|not here)$/, requirement);
      if (state === 'met') assert.ok(testsIn(by).length > 0, requirement);
      else assert.ok(by.length > (state === 'reason' ? 60 : 10), requirement);
    }
  });

  it('leads to headings that are there', () => {
    for (const [, path = '', fragment] of page.matchAll(/\]\(([\w./-]*)(?:#([\w-]+))?\)/g)) {
      const file = path === '' ? `${root}/docs/security.md` : resolve(dirname(`${root}/docs/security.md`), path);
      assert.ok(existsSync(file), path);
      if (fragment) assert.ok(fragments(readFileSync(file, 'utf8')).includes(fragment), `${path}#${fragment}`);
    }
  });
});
