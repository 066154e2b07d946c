import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure, success } from '../../../src/client/outcome.ts';
import { createPage } from '../support/bare-page.ts';
import { address, comeBack, leave, openPage, realm, signedIn, statusOf, type SitePage } from './site.ts';

type Port =
  'password' | 'email' | 'authenticators' | 'recoveryCodes' | 'deletion' | 'registration' | 'reauthentication';

const leaveFor = (page: SitePage, port: Port): Promise<URL> =>
  leave(page, page.client[port].start({ locale: 'fr-CA' }));

const told = async (page: SitePage, port: Port): Promise<unknown[]> => {
  const status = await statusOf(page);
  return [status, page.client[port].result(), page.client[port].result()];
};

const actions = {
  password: 'UPDATE_PASSWORD',
  email: 'UPDATE_EMAIL',
  authenticators: 'CONFIGURE_TOTP',
  recoveryCodes: 'CONFIGURE_RECOVERY_AUTHN_CODES',
  deletion: 'delete_account',
} as const;

describe('a page of the realm', () => {
  for (const [port, action] of Object.entries(actions) as [Port, string][]) {
    it(`is left for by ${port}, in the language of the page, with one scope`, async () => {
      const { searchParams } = await leaveFor(await signedIn(), port);
      assert.equal(searchParams.get('kc_action'), action);
      assert.equal(searchParams.get('ui_locales'), 'fr-CA');
      assert.equal(searchParams.get('scope'), 'openid');
      assert.equal(searchParams.get('redirect_uri'), address);
    });
  }

  it('begins with the registration, the address filled in', async () => {
    const page = openPage();
    const started = page.client.registration.start({ email: 'new@example.org', locale: 'de' });
    const { searchParams } = await leave(page, started);
    assert.deepEqual(
      ['prompt', 'login_hint', 'ui_locales', 'kc_action'].map((name) => searchParams.get(name)),
      ['create', 'new@example.org', 'de', null],
    );
  });

  it('that knows no such client or address has no way back but Back, after which the developer is asked about both', async (context) => {
    const info = context.mock.method(console, 'info', () => undefined);
    const page = openPage();
    for (const _ of [1, 2]) {
      const started = page.client.session.start();
      await leave(page, started);
      page.page.back();
      assert.deepEqual(await started, failure('cancelled'));
      page.page.go(address);
    }
    assert.equal(info.mock.callCount(), 1);
    assert.match(String(info.mock.calls[0]?.arguments[0]), /the client site, and is https:\/\/site\.example\/account/);
  });

  it('asks again who it is', async () => {
    assert.equal((await leaveFor(await signedIn(), 'reauthentication')).searchParams.get('prompt'), 'login');
  });

  it('is left for a passkey or a linked account by the name of the action', async () => {
    const page = await signedIn();
    const left = await leave(page, page.client.action('webauthn-register').start());
    assert.equal(left.searchParams.get('kc_action'), 'webauthn-register');
    const after = comeBack(page, realm.answer(left, { kc_action_status: 'success' }));
    await statusOf(after);
    assert.equal(after.client.action('idp_link:google').result(), undefined);
    assert.equal(after.client.action('webauthn-register').result(), 'success');
  });

  const statuses = { success: 'success', cancelled: 'cancelled', error: 'failed', skip: 'unknown', odd: 'success' };
  for (const [status, result] of Object.entries(statuses)) {
    it(`tells ${result} once for ${status}, and leaves nothing in the address`, async () => {
      const page = await signedIn({ page: createPage(`${address}?code=x#security`) });
      const left = await leaveFor(page, 'password');
      const after = comeBack(page, realm.answer(left, { kc_action_status: status, kc_action: 'UPDATE_PASSWORD' }));
      assert.equal(after.page.url().search, '');
      assert.deepEqual(await told(after, 'password'), ['active', result, undefined]);
    });
  }

  it('brings the fragment back', async () => {
    const page = await signedIn();
    page.page.go(`${address}#security`);
    const after = comeBack(page, realm.answer(await leaveFor(page, 'password'), { kc_action_status: 'success' }));
    assert.equal(after.page.url().href, `${address}#security`);
  });

  it('is not what a made-up address claims', async () => {
    const page = await signedIn();
    await leaveFor(page, 'password');
    const forged = `${address}?kc_action=UPDATE_PASSWORD&kc_action_status=success`;
    assert.deepEqual(await told(comeBack(page, forged), 'password'), ['active', 'unknown', undefined]);
    const stray = await signedIn();
    assert.deepEqual(
      await told(comeBack(stray, `${forged}&code=x&state=y&iss=${realm.url}`), 'password'),
      ['active', undefined, undefined],
      'of a tab that left for nothing',
    );
  });

  it('refuses terms, which is a cancelled sign-in', async () => {
    const page = openPage();
    const left = await leave(page, page.client.session.start());
    const refused = realm.refuse(left, 'access_denied', { error_description: 'termsAndConditionsDeclined' });
    const after = comeBack(page, refused);
    assert.equal(await statusOf(after), 'anonymous');
    assert.equal(after.client.session.refusal()?.code, 'cancelled');
  });

  it('is unknown where the person comes back without an answer, as from a change of the address', async () => {
    const page = await signedIn();
    await leaveFor(page, 'email');
    assert.deepEqual(await told(comeBack(page, address), 'email'), ['active', 'unknown', undefined]);
  });
});

describe('a deletion, which ends without an answer', () => {
  it('is not known by who is back and no longer signed in: the session may have been ended elsewhere', async () => {
    const page = await signedIn();
    await leaveFor(page, 'deletion');
    realm.endSession();
    const after = comeBack(page, address);
    assert.deepEqual(await told(after, 'deletion'), ['anonymous', 'unknown', undefined]);
    assert.deepEqual(await told(comeBack(after, address), 'deletion'), ['anonymous', undefined, undefined]);
  });

  it('is not known by Back either', async () => {
    const page = await signedIn();
    const started = page.client.deletion.start();
    await leave(page, started);
    realm.endSession();
    page.page.back();
    assert.deepEqual(await started, failure('cancelled'));
    assert.equal(page.client.deletion.result(), undefined);
    assert.equal(await statusOf(page), 'anonymous');
  });

  it('is known by an answer, should there be one', async () => {
    const page = await signedIn();
    const left = await leaveFor(page, 'deletion');
    const after = comeBack(page, realm.answer(left, { kc_action: 'delete_account', kc_action_status: 'success' }));
    assert.deepEqual(await told(after, 'deletion'), ['active', 'success', undefined]);
  });

  it('did not happen to who is signed in still', async () => {
    const page = await signedIn();
    await leaveFor(page, 'deletion');
    assert.deepEqual(await told(comeBack(page, address), 'deletion'), ['active', 'unknown', undefined]);
  });

  it('that was cancelled there is cancelled, whatever happens afterwards', async () => {
    const page = await signedIn();
    const left = await leaveFor(page, 'deletion');
    const after = comeBack(page, realm.answer(left, { kc_action: 'delete_account', kc_action_status: 'cancelled' }));
    assert.deepEqual(await told(after, 'deletion'), ['active', 'cancelled', undefined]);
    realm.endSession();
    assert.deepEqual(await told(after, 'deletion'), ['anonymous', undefined, undefined]);
  });

  it('takes nothing along that the realm knows of', async () => {
    const { client } = await signedIn();
    assert.deepEqual(await client.deletion.impact(), success({ hosts: [], integrations: [], subscriptions: [] }));
    assert.deepEqual(await openPage().client.deletion.impact(), failure('not_signed_in'));
  });
});
