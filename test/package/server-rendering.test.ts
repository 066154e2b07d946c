/** What a server sends by the package that is installed. Runs on what was built. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { frameCss, renderElement } from 'ems-elements/server-render';
import de from 'ems-elements/locales/de.js';
import { read } from '../server-render/read.ts';

test('the package renders a form on a server, with what was refused', async () => {
  const { one, all, byId, shadow } = read(
    await renderElement('ems-sign-in', {
      language: 'de',
      locales: [de],
      id: 'second',
      form: { action: '/in', values: { email: 'ada@example.org' }, problem: { code: 'credentials_invalid' } },
    }),
  );
  assert.equal(shadow.one('h2')?.text, 'Anmelden');
  assert.equal(shadow.one('style')?.text, frameCss('ems-sign-in'));
  assert.deepEqual([one('form')?.attributes.id, one('form')?.attributes.action], ['second-0', '/in']);
  assert.ok(byId('second-0-problem')!.text);
  assert.equal(all('input')[0]?.attributes.value, 'ada@example.org');
});
