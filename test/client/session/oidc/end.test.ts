import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually } from '../../../support/eventually.ts';
import type { Manners } from '../../support/openid-provider.ts';
import { clientId, comeBack, leave, openPage, statusOf, type SitePage } from '../../support/provider-site.ts';
import { errors, provider } from '../../support/running-provider.ts';
import type { TestStorage } from '../../support/service-harness.ts';

const signedIn = async (manners: Partial<Manners>): Promise<SitePage> => {
  Object.assign(provider.manners, manners);
  const page = openPage(provider);
  const after = comeBack(provider, page, provider.answer(await leave(page)));
  assert.equal(await statusOf(after), 'active');
  provider.asked.length = 0;
  return after;
};

const paths = (): string[] =>
  provider.asked.map(({ path }) => path).filter((path) => path === '/logout' || path === '/revoke');

describe('signing out of a session that has no call of its own', () => {
  const ways: Record<string, [Partial<Manners>, string[]]> = {
    "ends the provider's own session where it takes that from a page": [
      { endSession: 204, revocation: 200 },
      ['/logout'],
    ],
    'revokes both tokens where it has no end of a session': [{ revocation: 200 }, ['/revoke', '/revoke']],
    'revokes them where the end of a session is a page for people': [
      { endSession: 200, revocation: 200 },
      ['/logout', '/revoke', '/revoke'],
    ],
    'revokes them where the end of a session leads elsewhere': [
      { endSession: 302, revocation: 200 },
      ['/logout', '/revoke', '/revoke'],
    ],
    'revokes them where the end of a session is hidden from pages': [
      { endSession: 'cut', revocation: 200 },
      ['/logout', '/revoke', '/revoke'],
    ],
    'is content where the access token cannot be revoked': [
      { revocation: (form) => (form.get('token_type_hint') === 'refresh_token' ? 200 : 'unsupported_token_type') },
      ['/revoke', '/revoke'],
    ],
  };
  for (const [name, [manners, expected]] of Object.entries(ways)) {
    it(name, async () => {
      const page = await signedIn(manners);
      const before = page.announced();
      const refreshToken = JSON.parse(
        [...(page.storage as TestStorage).items].find(([key]) => key.endsWith('tokens'))![1],
      ) as { refreshToken: string };
      assert.deepEqual(await page.port.signOut(), { ok: true, value: undefined });
      assert.deepEqual(paths(), expected);
      assert.equal(await page.session.accessToken(), undefined);
      assert.equal(await statusOf(page), 'anonymous');
      assert.ok(page.announced() > before);
      assert.deepEqual(errors, []);
      for (const { path, form } of provider.asked.filter(({ path }) => path === '/logout' || path === '/revoke')) {
        assert.equal(form.get('client_id'), clientId, path);
      }
      // The next page of the tab finds nothing, and what it had is worth nothing.
      assert.equal(await statusOf(openPage(provider, { storage: page.storage })), 'anonymous');
      const body = new URLSearchParams({
        grant_type: 'refresh_token',
        client_id: clientId,
        refresh_token: refreshToken.refreshToken,
      });
      assert.equal((await fetch(`${provider.issuer}/token`, { method: 'POST', body })).status, 400);
    });
  }

  const nowhere: Record<string, Partial<Manners>> = {
    'offers nothing': {},
    'has a page for people only': { endSession: 200 },
    'hides its answers from pages': { endSession: 'cut', revocation: 'cut' },
    'hides its one answer from pages': { endSession: 'cut' },
    'takes no revocation from a public client': { revocation: 'invalid_client' },
  };
  for (const [name, manners] of Object.entries(nowhere)) {
    it(`ends it here, and tells the developer, where the provider ${name}`, async () => {
      const page = await signedIn(manners);
      assert.deepEqual(await page.port.signOut(), { ok: true, value: undefined });
      assert.equal(await statusOf(page), 'anonymous');
      assert.equal(errors.length, 1);
      assert.match(errors[0]!, /ended here only/);
    });
  }

  const lost: Record<string, [Partial<Manners>, string]> = {
    'the line is lost': [{ endSession: 'cut', revocation: 'cut', discovery: 'cut' }, 'unreachable'],
    'the provider has a problem': [{ endSession: 503, revocation: 503 }, 'service_unavailable'],
  };
  for (const [name, [manners, code]] of Object.entries(lost)) {
    it(`does not claim to have signed out when ${name}, and can be tried again`, async () => {
      const page = await signedIn({ endSession: 204, revocation: 200 });
      Object.assign(provider.manners, manners);
      const outcome = await page.port.signOut();
      assert.equal(outcome.ok ? 'ok' : outcome.problem.code, code);
      assert.ok(await page.session.accessToken());
      Object.assign(provider.manners, { endSession: 204, revocation: 200, discovery: 200 });
      assert.equal((await page.port.signOut()).ok, true);
      assert.equal(await statusOf(page), 'anonymous');
    });
  }

  it('succeeds where nobody is signed in, and asks nobody', async () => {
    const page = openPage(provider);
    assert.deepEqual(await page.port.signOut(), { ok: true, value: undefined });
    assert.deepEqual(provider.asked, []);
  });

  it('waits for a renewal, whose tokens would live on', async () => {
    const page = await signedIn({ endSession: 204, lifetime: 1 });
    const renewal = page.session.accessToken();
    await eventually('the renewal', () => provider.askedAt('/token')[0]);
    const [, outcome] = await Promise.all([renewal, page.port.signOut()]);
    assert.equal(outcome.ok, true);
    assert.deepEqual(
      provider.asked.map(({ path }) => path),
      ['/token', '/logout'],
    );
    assert.equal(await page.session.accessToken(), undefined);
  });

  it('lets no renewal begin, and is one for all who ask', async () => {
    const page = await signedIn({ endSession: 204, lifetime: 1 });
    const [first, second, token] = await Promise.all([
      page.port.signOut(),
      page.session.end(),
      page.session.accessToken(),
    ]);
    assert.deepEqual([first.ok, second.ok, token], [true, true, undefined]);
    assert.deepEqual(
      provider.asked.map(({ path }) => path),
      ['/logout'],
    );
  });

  it('rejects with an AbortError when it is given up', async () => {
    const page = await signedIn({ endSession: 204 });
    await assert.rejects(page.port.signOut({ signal: AbortSignal.abort() }), { name: 'AbortError' });
  });
});
