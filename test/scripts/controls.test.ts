/** What Storybook offers to set, by the manifest. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { controlOf, notControls, withControls } from '../../.storybook/controls.ts';
import type { Manifest } from '../../scripts/manifest.ts';

const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8')) as Manifest;
const elements = modules.flatMap(({ declarations }) => declarations);

describe('controls', () => {
  it('follow the type: text for a string that may be absent too, choices for a union', () => {
    assert.deepEqual(controlOf('string | undefined'), { control: { type: 'text' } });
    assert.deepEqual(controlOf('boolean'), { control: { type: 'boolean' } });
    assert.deepEqual(controlOf('number'), { control: { type: 'number' } });
    assert.deepEqual(controlOf("'push' | 'none'"), { control: { type: 'select' }, options: ['push', 'none'] });
    assert.deepEqual(controlOf('AuthClient | undefined'), { control: false });
  });

  it('are there for properties alone', () => {
    const element = elements.find(({ tagName }) => tagName === 'ems-register')!;
    const row = (category: string, summary: string) => ({ table: { category, type: { summary } } });
    const made = withControls(
      {
        email: row('attributes', 'string'),
        signInHref: row('properties', 'string | undefined'),
        'sign-in-href': row('attributes', 'string'),
        'ems-registered': row('events', 'CustomEvent<RegisteredDetail>'),
        footer: row('slots', ''),
        client: { control: { type: 'select' }, ...row('properties', 'AuthClient') },
      },
      element,
    );
    const control = (name: string): unknown => made[name]!.control;
    assert.deepEqual(control('email'), { type: 'text' });
    assert.deepEqual(control('signInHref'), { type: 'text' });
    for (const name of ['sign-in-href', 'ems-registered', 'footer']) assert.equal(control(name), false, name);
    assert.deepEqual(control('client'), { type: 'select' });
  });

  it('leave out of the panel whatever nobody can set', () => {
    const left = notControls(elements);
    for (const name of ['ems-registered', 'card', 'legal', '--ems-radius', 'sign-in-href', 'client', 'messages'])
      assert.ok(left.includes(name), name);
    for (const name of ['email', 'signInHref', 'confirmPassword', 'historyMode']) assert.ok(!left.includes(name), name);
  });
});
