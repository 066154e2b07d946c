/** CONTRIBUTING.md is true: its map names what is there, and its commands, files and features exist. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const text = readFileSync('CONTRIBUTING.md', 'utf8');
const section = (heading: string): string => text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';

/** First words of the map's lines, with the folder they stand in. */
const mapped = (): string[] => {
  let folder = '';
  return (section('The map').split('```')[1] ?? '').split('\n').flatMap((line) => {
    const [, indent = '', name] = /^( *)([\w.-]+\/?)/.exec(line) ?? [];
    if (!name) return [];
    if (!indent && name.endsWith('/')) folder = name;
    return indent ? `${folder}${name}` : name;
  });
};

test('the map names what is there', () => {
  for (const path of mapped()) assert.ok(existsSync(path), path);
});

test('the map names every folder of src', () => {
  const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const names = mapped();
  for (const { name } of folders) assert.ok(names.includes(`src/${name}/`), `src/${name}/`);
});

test('files that it tells of exist', () => {
  const paths = [...text.matchAll(/`((?:src|test|docs|scripts|demo|bench|stories)\/[^`<>*]+)`/g)].map(
    ([, path]) => path!,
  );
  for (const path of paths) assert.ok(existsSync(path), path);
});

test('scripts that it tells of exist', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  for (const [, name] of text.matchAll(/npm (?:run )?((?<=run )[\w:-]+|test|start)/g))
    assert.ok(name! in scripts, name);
});

test('what asks for a version of a browser is used', () => {
  const sources = globSync('src/**/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const rows = section('Browsers').matchAll(/^\| `([^`]+)`/gm);
  const features = [...rows].map(([, feature]) => feature!);
  assert.ok(features.length > 5);
  for (const feature of features) assert.ok(sources.includes(feature.replace('()', '(')), feature);
});
