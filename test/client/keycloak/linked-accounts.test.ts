import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure, success } from '../../../src/client/outcome.ts';
import { codeOf, comeBack, errors, leave, openPage, realm, signedIn, statusOf } from './site.ts';

const offers = ['linkedAccounts'] as const;
const fill = (): void => {
  realm.linkedAccounts = [
    {
      connected: true,
      social: true,
      providerAlias: 'google',
      providerName: 'google',
      displayName: 'Google',
      linkedUsername: 'ada@example.org',
    },
    {
      connected: false,
      social: false,
      providerAlias: 'our own/idp',
      displayName: '',
      linkedUsername: 'of another time',
    },
    { connected: false, providerAlias: 'github', displayName: null },
  ];
};

describe('the linked accounts of a realm', () => {
  it('are there where the site says so', async () => {
    assert.equal(openPage().client.linkedAccounts, undefined);
    assert.deepEqual(await openPage({ offers }).client.linkedAccounts!.list(), failure('not_signed_in'));
  });

  it('are listed with those that can be linked, in the realm’s order', async () => {
    const { client } = await signedIn({ offers });
    fill();
    assert.deepEqual(
      await client.linkedAccounts!.list(),
      success([
        { id: 'google', name: 'Google', linked: true, username: 'ada@example.org' },
        { id: 'our own/idp', name: 'our own/idp', linked: false },
        { id: 'github', name: 'github', linked: false },
      ]),
    );
  });

  it('are linked on a page of the realm', async () => {
    const page = await signedIn({ offers });
    const left = await leave(page, page.client.linkedAccounts!.start({ id: 'our own/idp', locale: 'de' }));
    assert.equal(left.searchParams.get('kc_action'), 'idp_link:our own/idp');
    assert.equal(left.searchParams.get('ui_locales'), 'de');
    const answer = { kc_action: 'idp_link', kc_action_status: 'cancelled' };
    const back = comeBack(page, realm.answer(left, answer), { offers });
    await statusOf(back);
    const { linkedAccounts } = back.client;
    assert.deepEqual([linkedAccounts!.result(), linkedAccounts!.result()], ['cancelled', undefined]);
    assert.doesNotMatch(back.page.url().href, /kc_action/);
  });

  it('are refused there without a name of what was refused: the provider is unknown, or the person may not', async () => {
    const page = await signedIn({ offers });
    const left = await leave(page, page.client.linkedAccounts!.start({ id: 'nobody' }));
    const back = comeBack(page, realm.answer(left, { kc_action_status: 'error' }), { offers });
    await statusOf(back);
    assert.equal(back.client.linkedAccounts!.result(), 'failed');
  });

  it('are unlinked in the page', async () => {
    const { client } = await signedIn({ offers });
    fill();
    realm.linkedAccounts[1]!.connected = true;
    let heard = 0;
    client.session.subscribe(() => heard++);
    assert.deepEqual(await client.linkedAccounts!.unlink({ id: 'our own/idp' }), success());
    assert.equal(heard, 1);
    assert.deepEqual(
      realm.linkedAccounts.map(({ connected }) => connected),
      [true, false, false],
    );
  });

  it('are not found where they are not linked, and kept where they are the only way in', async () => {
    const { client } = await signedIn({ offers });
    fill();
    realm.hasPassword = false;
    for (const id of ['github', 'nobody', '', '.', '..'])
      assert.equal(codeOf(await client.linkedAccounts!.unlink({ id })), 'not_found', id);
    assert.deepEqual(await client.linkedAccounts!.unlink({ id: 'google' }), failure('last_way_in'));
    assert.equal(realm.linkedAccounts[0]!.connected, true);
  });

  it('stay linked until the person has shown lately who they are', async () => {
    realm.authAge = 600;
    const { client } = await signedIn({ offers });
    fill();
    assert.equal(codeOf(await client.linkedAccounts!.unlink({ id: 'google' })), 'reauthentication_required');
    assert.equal(realm.linkedAccounts[0]!.connected, true);
  });

  it('say that the session is over, and that the person may not see them', async () => {
    const { client } = await signedIn({ offers });
    fill();
    realm.mayManage = false;
    assert.equal(codeOf(await client.linkedAccounts!.list()), 'forbidden');
    assert.equal(codeOf(await client.linkedAccounts!.unlink({ id: 'google' })), 'forbidden');
    assert.match(errors.join(), /roles of the client “account”/);
    realm.endSession();
    assert.equal(codeOf(await client.linkedAccounts!.list()), 'session_expired');
  });
});
