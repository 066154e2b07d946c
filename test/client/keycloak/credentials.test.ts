import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure, success } from '../../../src/client/outcome.ts';
import { codes, otp } from './realm.ts';
import { codeOf, realm, signedIn, valueOf } from './site.ts';

describe('the authenticators of a realm', () => {
  const list = () => [otp('b', 'Tablet', 2_000), otp('a', 'Phone', 1_000), codes(12)];

  it('are listed, the oldest first', async () => {
    const { client } = await signedIn();
    realm.credentials = list();
    assert.deepEqual(
      valueOf(await client.authenticators.list()).map(({ id, name, createdAt }) => [id, name, createdAt]),
      [
        ['a', 'Phone', '1970-01-01T00:00:01.000Z'],
        ['b', 'Tablet', '1970-01-01T00:00:02.000Z'],
      ],
    );
  });

  it('are renamed in place', async () => {
    const { client } = await signedIn();
    realm.credentials = list();
    const renamed = await client.authenticators.rename({ id: 'a', name: ' My  "phone" ' }, { idempotencyKey: 'k' });
    assert.equal(valueOf(renamed).name, 'My "phone"');
    assert.equal(realm.credentials[1]?.userLabel, 'My "phone"');
  });

  it('refuse a name that is taken, and before sending one that Keycloak would take or fail at', async () => {
    const { client } = await signedIn();
    realm.credentials = list();
    const rename = (name: string, id = 'a') => client.authenticators.rename({ id, name });
    const taken = await rename('Tablet');
    assert.deepEqual(taken.ok || [taken.problem.code, taken.problem.field], ['device_name_taken', 'deviceName']);
    realm.asked.length = 0;
    for (const name of ['', ' ', 'x'.repeat(256), '😀'.repeat(128)])
      assert.deepEqual(await rename(name), failure('name_invalid', { field: 'deviceName' }), name);
    assert.deepEqual(realm.asked, []);
    assert.equal(codeOf(await rename('x'.repeat(255))), 'success');
    for (const id of ['nobody', 'codes']) assert.equal(codeOf(await rename('New', id)), 'not_found');
  });

  it('are removed, which ends the other sessions; the last one takes the recovery codes along', async () => {
    const { client } = await signedIn();
    realm.credentials = list();
    assert.deepEqual(await client.authenticators.remove({ id: 'a' }), success());
    assert.deepEqual(
      realm.credentials.map(({ id }) => id),
      ['b', 'codes'],
    );
    assert.equal(realm.asked.at(-1), 'DELETE /account/sessions');
    assert.deepEqual(await client.authenticators.remove({ id: 'b' }), success());
    assert.deepEqual(realm.credentials, []);
    for (const id of ['b', 'codes']) assert.equal(codeOf(await client.authenticators.remove({ id })), 'not_found');
  });
});

describe('the password of a realm', () => {
  it('has a date, if there is one', async () => {
    const { client } = await signedIn();
    const status = async () => valueOf(await client.password.status!());
    assert.deepEqual(await status(), { changedAt: null });
    realm.credentials = [{ id: 'p', type: 'password', createdDate: 3_000, credentialData: '{}' }];
    assert.deepEqual(await status(), { changedAt: '1970-01-01T00:00:03.000Z' });
  });
});

describe('the recovery codes of a realm', () => {
  it('are counted', async () => {
    const { client } = await signedIn();
    const status = async () => valueOf(await client.recoveryCodes.status());
    assert.equal(await status(), null);
    realm.credentials = [otp('a', 'Phone', 1_000)];
    assert.deepEqual(await status(), { remaining: 0, total: 0, createdAt: '1970-01-01T00:00:01.000Z' });
    realm.credentials.push(codes(9, 5_000));
    assert.deepEqual(await status(), { remaining: 9, total: 12, createdAt: '1970-01-01T00:00:05.000Z' });
  });

  it('are none where no sign-in of the realm asks for them', async () => {
    const { client } = await signedIn();
    realm.credentials = [otp('a', 'Phone', 1_000)];
    realm.usesCodes = false;
    assert.equal(valueOf(await client.recoveryCodes.status()), null);
  });

  it('come with the list of authenticators in one request', async () => {
    const { client } = await signedIn();
    await Promise.all([client.recoveryCodes.status(), client.authenticators.list()]);
    assert.deepEqual(realm.asked, ['GET /account/credentials']);
  });
});
