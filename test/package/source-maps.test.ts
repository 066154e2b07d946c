/** Maps lead to what was written, with the templates made small too. They stay here: coverage and traces read them. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';

interface SourceMap {
  sources: string[];
  sourcesContent?: (string | null)[];
}

/** Of each map in the package, the sources that it names as ours, and their text in it. */
const mapped = globSync('dist/**/*.js.map').flatMap((map) => {
  const { sources, sourcesContent } = JSON.parse(readFileSync(map, 'utf8')) as SourceMap;
  return sources
    .map((source, index) => ({ map, source: relative('', join(dirname(map), source)), text: sourcesContent?.[index] }))
    .filter(({ source }) => source.startsWith('src/'));
});

test('each map contains its sources as they are written', () => {
  for (const { map, source, text } of mapped) assert.equal(text, readFileSync(source, 'utf8'), `${source} in ${map}`);
});

test('each module with templates is in a map of its own or its chunk, and in that of the single file', () => {
  for (const source of globSync('src/**/*.styles.ts'))
    assert.ok(mapped.filter((entry) => entry.source === source).length >= 2, source);
});
