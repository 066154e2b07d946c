import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { success } from '../../../src/client/outcome.ts';
import { clientId } from './realm.ts';
import { codeOf, openPage, realm, signedIn } from './site.ts';

const offers = ['applications'] as const;
const consent = {
  createdDate: 1_000,
  lastUpdatedDate: 2_000,
  grantedScopes: [
    { id: '1', name: 'email', displayText: 'Email address' },
    { id: '2', name: 'profile', displayText: '${profileScopeConsentText}' },
    { id: '3', name: 'phone', displayText: null },
  ],
};
const fill = (): void => {
  realm.applications = [
    { clientId: 'prints', clientName: 'Photo prints', effectiveUrl: 'https://prints.example/', inUse: false, consent },
    { clientId, clientName: 'This site', inUse: true },
    { clientId: 'shown-always', clientName: 'Shown', inUse: false, offlineAccess: false, consent: null },
    { clientId: 'account-console', clientName: '${client_account-console}', inUse: true, effectiveUrl: 'javascript:x' },
    { clientId: 'backup', clientName: '', effectiveUrl: null, inUse: false, offlineAccess: true },
  ];
};

describe('the applications of a realm', () => {
  it('are there where the site says so', () => {
    assert.equal(openPage().client.applications, undefined);
  });

  it('are those that can use the account, but not this site', async () => {
    const { client } = await signedIn({ offers });
    fill();
    assert.deepEqual(
      await client.applications!.list(),
      success([
        { id: 'account-console', name: 'account-console', revocable: false },
        { id: 'backup', name: 'backup', revocable: true },
        {
          id: 'prints',
          name: 'Photo prints',
          href: 'https://prints.example/',
          permissions: ['Email address', 'profile', 'phone'],
          grantedAt: '1970-01-01T00:00:01.000Z',
          revocable: true,
        },
      ]),
    );
  });

  it('lose their access, which is answered without content', async () => {
    const { client } = await signedIn({ offers });
    fill();
    assert.deepEqual(await client.applications!.revoke({ id: 'prints' }), success());
    for (const id of ['prints', '', '.', '..'])
      assert.equal(codeOf(await client.applications!.revoke({ id })), 'not_found', id);
    const list = await client.applications!.list();
    assert.deepEqual(list.ok && list.value.map(({ id }) => id), ['account-console', 'backup']);
  });

  it('keep it until the person has shown lately who they are', async () => {
    realm.authAge = 600;
    const { client } = await signedIn({ offers });
    fill();
    assert.equal(codeOf(await client.applications!.revoke({ id: 'prints' })), 'reauthentication_required');
    assert.equal(realm.applications.length, 5);
  });

  it('say that the session is over, and that the person may not see them', async () => {
    const { client } = await signedIn({ offers });
    realm.mayManage = false;
    assert.equal(codeOf(await client.applications!.list()), 'forbidden');
    realm.endSession();
    assert.equal(codeOf(await client.applications!.list()), 'session_expired');
  });
});
