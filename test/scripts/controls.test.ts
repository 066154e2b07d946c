/** What Storybook offers to set, by the manifest. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { argTypesOf, controlOf, initialArgs, settingsOf, unset } from '../../.storybook/controls.ts';
import type { Manifest } from '../../scripts/manifest.ts';

const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;
const elements = modules.flatMap(({ declarations }) => declarations);
const elementOf = (tag: string) => elements.find(({ tagName }) => tagName === tag)!;

describe('controls', () => {
  it('follow the type: text for a string that may be absent too, choices for a union', () => {
    assert.deepEqual(controlOf('string | undefined'), { control: { type: 'text' } });
    assert.deepEqual(controlOf('boolean'), { control: { type: 'boolean' } });
    assert.deepEqual(controlOf('number'), { control: { type: 'number' } });
    assert.deepEqual(controlOf("'push' | 'none'"), { control: { type: 'select' }, options: ['push', 'none'] });
    assert.deepEqual(controlOf('AuthClient | undefined'), { control: false });
  });

  it('are there for each property that is no object, and for attributes alone', () => {
    const rows = argTypesOf(elementOf('ems-register'));
    const { email, signInHref, 'heading-level': level, 'error-summary': summary } = rows;
    assert.deepEqual(email?.control, { type: 'text' });
    assert.deepEqual(signInHref?.control, { type: 'text' });
    assert.match(signInHref?.description ?? '', /Attribute: `sign-in-href`/);
    assert.deepEqual(level?.control, { type: 'number' });
    assert.deepEqual(summary?.options, ['always', 'never']);
    for (const name of ['client', 'messages', 'details', 'sign-in-href', 'ems-registered', 'footer', '--ems-radius'])
      assert.ok(!(name in rows), name);
    assert.ok(!('step' in argTypesOf(elementOf('ems-signup-flow'))), 'an attribute that the element writes');
    assert.deepEqual(argTypesOf(elementOf('ems-account'))['section']?.options, [
      'profile',
      'security',
      'sessions',
      'delete',
    ]);
  });

  it('have a value from the start, so that no button stands in their place', () => {
    assert.equal(unset({ type: 'string | undefined', initial: undefined }), '');
    assert.equal(unset({ type: 'boolean', initial: 'false' }), false);
    assert.equal(unset({ type: "'push' | 'none'", initial: "'push'" }), 'push');
    for (const element of elements.filter(({ tagName }) => tagName)) {
      const args = initialArgs(element);
      for (const { name, type } of settingsOf(element))
        if (controlOf(type).options === undefined) assert.notEqual(args[name], undefined, `${element.name} ${name}`);
    }
    assert.equal(initialArgs(elementOf('ems-register'))['heading-level'], 2);
  });
});
