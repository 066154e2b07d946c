import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure, success } from '../../../src/client/outcome.ts';
import { otp, passkey } from './realm.ts';
import { codeOf, comeBack, errors, leave, openPage, realm, signedIn, statusOf } from './site.ts';

const offers = ['passkeys'] as const;
const first = { id: 'a', name: 'MacBook', createdAt: '1970-01-01T00:00:01.000Z' };
const fill = (): void => {
  realm.credentials = [passkey('b', null, 2_000), otp('o', 'Telephone', 500), passkey('a', 'MacBook', 1_000)];
};

describe('the passkeys of a realm', () => {
  it('are there where the site says so', async () => {
    assert.equal(openPage().client.passkeys, undefined);
    assert.deepEqual(await openPage({ offers }).client.passkeys!.list(), failure('not_signed_in'));
  });

  it('are listed without the other credentials, the oldest first', async () => {
    const { client } = await signedIn({ offers });
    fill();
    assert.deepEqual(
      await client.passkeys!.list(),
      success([first, { id: 'b', name: '', createdAt: '1970-01-01T00:00:02.000Z' }]),
    );
  });

  it('are renamed, and no other credential is', async () => {
    const { client } = await signedIn({ offers });
    fill();
    assert.deepEqual(
      await client.passkeys!.rename({ id: 'a', name: ' My  Mac ' }),
      success({ ...first, name: 'My Mac' }),
    );
    assert.equal(codeOf(await client.passkeys!.rename({ id: 'o', name: 'Mine' })), 'not_found');
    assert.equal(codeOf(await client.authenticators.rename({ id: 'a', name: 'Mine' })), 'not_found');
    assert.deepEqual(
      realm.credentials.map(({ userLabel }) => userLabel),
      [null, 'Telephone', 'My Mac'],
    );
    for (const name of ['', 'x'.repeat(256)])
      assert.equal(codeOf(await client.passkeys!.rename({ id: 'a', name })), 'name_invalid');
    assert.deepEqual(await client.passkeys!.rename({ id: 'b', name: 'My Mac' }), {
      ok: false,
      problem: { code: 'device_name_taken', field: 'deviceName' },
    });
  });

  it('say that the session is over, which the Account REST API says without CORS', async () => {
    const { client } = await signedIn({ offers });
    realm.endSession();
    assert.equal(codeOf(await client.passkeys!.list()), 'session_expired');
  });

  it('are added on a page of the realm', async () => {
    const page = await signedIn({ offers });
    const left = await leave(page, page.client.passkeys!.start({ locale: 'de' }));
    assert.equal(left.searchParams.get('kc_action'), 'webauthn-register-passwordless');
    const answer = { kc_action: 'webauthn-register-passwordless', kc_action_status: 'cancelled' };
    const back = comeBack(page, realm.answer(left, answer), { offers });
    await statusOf(back);
    const { passkeys } = back.client;
    assert.deepEqual(
      [passkeys!.removal.result(), passkeys!.result(), passkeys!.result()],
      [undefined, 'cancelled', undefined],
    );
  });

  it('are removed on a page of the realm, which the Account REST API refuses to do', async () => {
    const page = await signedIn({ offers });
    fill();
    const left = await leave(page, page.client.passkeys!.removal.start({ id: 'a b&c', locale: 'de' }));
    assert.equal(left.searchParams.get('kc_action'), 'delete_credential:a b&c');
    assert.equal(left.searchParams.get('ui_locales'), 'de');
    const back = comeBack(page, realm.answer(left, { kc_action_status: 'success' }), { offers });
    await statusOf(back);
    const { passkeys } = back.client;
    assert.deepEqual(
      [passkeys!.result(), passkeys!.removal.result(), passkeys!.removal.result()],
      [undefined, 'success', undefined],
    );
    assert.deepEqual(errors, []);
  });
});
