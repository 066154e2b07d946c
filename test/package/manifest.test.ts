/** The manifest of the package: public, whole, and about files that are there. Runs on what was built. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { tokens, type Declaration, type Manifest } from '../../scripts/manifest.ts';

const { modules, eventDetails } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;
const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
const sources = globSync('src/{base,elements,flow,parts,styles}/**/*.ts').map((file) => readFileSync(file, 'utf8'));
const code = sources.map((source) => source.replace(/\/\*[\s\S]*?\*\//g, '')).join('\n');
const all = (pattern: RegExp, text = code): string[] =>
  [...new Set([...text.matchAll(pattern)].map(([, name]) => name!))].sort();
const named = (of: (declaration: Declaration) => { name: string }[] | undefined): string[] =>
  [...new Set(elements.flatMap((element) => of(element) ?? []).map(({ name }) => name))].sort();

describe('the manifest', () => {
  it('leads to files of the package alone', () => {
    const paths = [...JSON.stringify(modules).matchAll(/"(?:path|module)":"([^"]+)"/g)].map(([, path]) => path!);
    assert.ok(paths.length >= elements.length * 2);
    for (const path of paths) {
      assert.match(path, /^dist\//);
      assert.ok(existsSync(path), path);
    }
  });

  it('is in the same order wherever it is made', () => {
    const paths = modules.filter(({ declarations }) => declarations.length).map(({ path }) => path);
    assert.deepEqual(paths, paths.toSorted());
  });

  it('says of each tag which file defines it', () => {
    const defined = modules.flatMap(({ exports }) => exports as { kind: string; name: string }[]);
    for (const { tagName } of elements)
      assert.ok(
        defined.some(({ kind, name }) => kind === 'custom-element-definition' && name === tagName),
        tagName,
      );
  });

  it('has the events that elements fire, with the type of their detail, and no others', () => {
    assert.deepEqual(
      named(({ events }) => events),
      all(/\bemit\(\s*'(ems-[a-z-]+)'/g),
    );
    for (const { tagName, events = [] } of elements)
      for (const { name, type, description } of events) {
        assert.match(type.text, /^CustomEvent/, `${tagName} ${name}`);
        assert.ok(description, `${tagName} ${name}`);
      }
  });

  it('has each event that comes from an element inside, and says so', () => {
    const firedBy = (tag: string): string[] =>
      elements
        .find(({ tagName }) => tagName === tag)!
        .events!.flatMap((event) => (event.firedBy ? [`${event.firedBy} ${event.name}`] : []));
    assert.ok(firedBy('ems-register').includes('ems-verify-email ems-email-verified'));
    assert.ok(firedBy('ems-signup-flow').includes('ems-register ems-registered'));
    for (const event of [
      'ems-change-password ems-password-changed',
      'ems-reauthenticate ems-reauthenticated',
      'ems-totp-setup ems-authenticator-added',
    ])
      assert.ok(firedBy('ems-account').includes(event), event);
  });

  it('tells what each event’s detail has, in words, and what stands in its fields', () => {
    for (const name of named(({ events }) => events)) {
      assert.ok(eventDetails[name], name);
      for (const { name: field, type, description } of eventDetails[name]) {
        assert.ok(type.length < 100, `${name} ${field}: ${type}`);
        // What stands in a field may have a plain name: `account.email`.
        if (!field.includes('.')) assert.ok(description, `${name} ${field}`);
      }
    }
    const fields = (name: string): string[] => eventDetails[name]!.map(({ name: field, type }) => `${field}: ${type}`);
    assert.ok(fields('ems-failed').includes('code: ProblemCode'));
    assert.ok(fields('ems-account-linked').includes('account: LinkedAccount'));
    assert.ok(fields('ems-account-linked').includes('account.linked: boolean'));
    assert.deepEqual(fields('ems-account-deleted'), []);
  });

  it('has no event that no test has seen', () => {
    const tests = globSync(['test/**/*.test.ts', 'stories/**/*.ts'])
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    for (const name of named(({ events }) => events)) assert.ok(tests.includes(`'${name}'`), name);
  });

  it('has the parts of the templates, and no others', () => {
    assert.deepEqual(
      named(({ cssParts }) => cssParts),
      all(/\bpart="([a-z-]+)"/g),
    );
  });

  it('has every token that the sheets read, and each element all that are for all', () => {
    assert.deepEqual(
      named(({ cssProperties }) => cssProperties),
      all(/var\((--ems-[a-z-]+)/g),
    );
    const common = tokens().map(({ name }) => name);
    assert.ok(common.length >= 20);
    for (const { tagName, cssProperties = [] } of elements) {
      if (tagName === 'ems-provider') continue;
      const own = cssProperties.map(({ name }) => name);
      assert.deepEqual(
        common.filter((name) => !own.includes(name)),
        [],
        tagName,
      );
    }
  });

  it('has no type for an attribute that an editor can’t offer', () => {
    for (const { tagName, attributes = [] } of elements)
      for (const { name, type, description } of attributes) {
        assert.match(type?.text ?? '', /^(string|number|boolean|'[a-z]+'( \| '[a-z]+')*)$/, `${tagName} ${name}`);
        assert.ok(description, `${tagName} ${name}`);
      }
  });
});
