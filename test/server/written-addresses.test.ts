import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AuthContext } from 'better-auth';
import { createAccountHandler, originsOf } from '../../src/server/index.ts';
import { closedPlugin } from '../../src/server/http/closed.ts';
import { answerDiscovery } from '../../src/server/openid/discovery.ts';
import { refuseDoubled } from '../../src/server/openid/doubled-parameters.ts';

/** The same base URL, as operators write it. */
const baseURLs = [
  'https://id.example.org/api/auth',
  'https://ID.Example.org/api/auth',
  'HTTPS://id.example.org:443/api/auth',
  'https://id.example.org/api/auth/',
  'https://id.example.org/x/../api/auth',
];

describe('addresses that are written in another way than browsers send them', () => {
  for (const baseURL of baseURLs) {
    const request = (path: string, init?: RequestInit): Request => new Request(`https://id.example.org${path}`, init);

    it(`lose no refusal of what a form says twice: ${baseURL}`, async () => {
      const body = new URLSearchParams([
        ['code', '1'],
        ['code', '2'],
      ]);
      const twice = (path: string) => refuseDoubled(request(path, { method: 'POST', body }), baseURL);
      assert.equal((await twice('/api/auth/oauth2/token'))?.status, 400);
      assert.equal(await twice('/api/auth/sign-in/email'), undefined);
      assert.equal(await twice('/elsewhere/oauth2/token'), undefined);
    });

    it(`close no endpoint that is open, and open none: ${baseURL}`, async () => {
      const context = { baseURL } as AuthContext;
      const { onRequest } = closedPlugin([], ['/jwks']);
      const isOpen = async (path: string) => (await onRequest?.(request(path), context)) === undefined;
      assert.equal(await isOpen('/api/auth/jwks'), true);
      for (const path of ['/api/auth/change-email', '/api/auth', '/jwks', '/els/where/jwks'])
        assert.equal(await isOpen(path), false, path);
      const discovery = '/.well-known/openid-configuration';
      assert.equal(answerDiscovery(request(`/api/auth${discovery}`), context)?.status, 200);
      assert.equal(answerDiscovery(request(`/els/where${discovery}`), context), undefined);
    });
  }

  const allowedOf = async (allowed: string, origin: string): Promise<string | null> => {
    const context = Promise.resolve({ baseURL: baseURLs[0]! }) as unknown as Promise<AuthContext>;
    const handler = createAccountHandler(
      { handler: () => Promise.resolve(new Response()), $context: context },
      { allowedOrigins: [allowed], log: () => undefined },
    );
    const answer = await handler(
      new Request(`${baseURLs[0]}/account/session`, { method: 'OPTIONS', headers: { origin } }),
    );
    return answer.headers.get('access-control-allow-origin');
  };

  it('let in the pages that are meant, and no others', async () => {
    const origin = 'https://www.example.org';
    for (const allowed of [
      origin,
      'https://WWW.example.org',
      'https://www.example.org:443',
      'https://www.example.org/',
    ])
      assert.equal(await allowedOf(allowed, origin), origin, allowed);
    for (const other of ['http://www.example.org', 'https://www.example.org:8443', 'https://example.org', 'null'])
      assert.equal(await allowedOf(origin, other), null, other);
    // Of a scheme that the URL standard gives no origin.
    assert.equal(await allowedOf('capacitor://localhost', 'capacitor://localhost'), 'capacitor://localhost');
    assert.equal(await allowedOf('capacitor://localhost', 'null'), null);
  });

  it('make no origin of an app’s address that sandboxes have too', () => {
    const redirectUris = ['https://Shop.example.org:443/back', 'org.example.app:/back'];
    const origins = originsOf([{ id: 'shop', name: 'Shop', redirectUris }]);
    assert.ok(origins.includes('https://shop.example.org'));
    assert.ok(!origins.includes('null'));
  });
});
