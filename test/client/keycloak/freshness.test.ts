import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { KeycloakClient } from '../../../src/client/keycloak/index.ts';
import { otp } from './realm.ts';
import { codeOf, comeBack, leave, openPage, realm, signedIn, statusOf } from './site.ts';

describe('what is sensitive', () => {
  const calls: [string, (client: KeycloakClient) => Promise<{ ok: boolean }>][] = [
    ['the end of a session', ({ sessions }) => sessions.end({ id: 'a' })],
    ['the end of the others', ({ sessions }) => sessions.endOthers()],
    ['the removal of an authenticator', ({ authenticators }) => authenticators.remove({ id: 'a' })],
  ];
  for (const [name, call] of calls) {
    it(`as ${name} wants a fresh proof, by the clock of the realm`, async () => {
      realm.credentials = [otp('a', 'Phone', 1_000)];
      realm.authAge = 301;
      const stale = await signedIn();
      assert.equal(codeOf(await call(stale.client)), 'reauthentication_required');
      assert.deepEqual(realm.asked, []);
      assert.equal(codeOf(await call((await signedIn({ freshFor: Infinity })).client)), 'success');
      realm.credentials = [otp('a', 'Phone', 1_000)];
      realm.authAge = 290;
      assert.equal(codeOf(await call((await signedIn()).client)), 'success');
    });
  }

  it('becomes so while the page lies open, however wrong its clock is', async (context) => {
    const start = Date.now() - 86_400_000;
    let now = start;
    context.mock.method(Date, 'now', () => now);
    const { client } = await signedIn();
    assert.equal(codeOf(await client.sessions.endOthers()), 'success');
    now = start + 250_000;
    assert.equal(codeOf(await client.sessions.endOthers()), 'success');
    now = start + 310_000;
    realm.authAge = 310;
    assert.equal(codeOf(await client.sessions.endOthers()), 'reauthentication_required');
  });

  it('is done after the person has proved it on the page of the realm', async () => {
    realm.authAge = 301;
    const page = await signedIn();
    const left = await leave(page, page.client.reauthentication.start());
    realm.authAge = 0;
    const after = comeBack(page, realm.answer(left));
    assert.equal(await statusOf(after), 'active');
    assert.equal(after.client.reauthentication.result(), 'success');
    assert.equal(codeOf(await after.client.sessions.endOthers()), 'success');
  });

  it('is told by the call where nobody is signed in', async () => {
    const { client } = openPage();
    for (const [, call] of calls) assert.equal(codeOf(await call(client)), 'not_signed_in');
  });
});
