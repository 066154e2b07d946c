import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError, readConfig } from '../../demo/service/config.ts';

describe('the service’s settings', () => {
  it('work without any, on this machine only', () => {
    const config = readConfig({});
    assert.equal(config.host, '127.0.0.1');
    assert.equal(config.baseURL, 'http://ems.localhost:4400/api/auth');
    assert.equal(config.databaseURL, undefined);
    assert.equal(config.rateLimits, 1);
  });

  it('are read', () => {
    const config = readConfig({
      PORT: '8080',
      TRUSTED_ORIGINS: 'https://a.example, https://b.example:8443/',
      TRUSTED_PROXIES: '10.0.0.0/8 ::1',
      RATE_LIMITS: 'off',
      VERIFICATION_HOURS: '0.5',
      DATABASE_URL: 'postgres://u:p@localhost/ems',
    });
    assert.equal(config.siteURL, 'http://ems.localhost:8080');
    assert.deepEqual(config.trustedOrigins, ['https://a.example', 'https://b.example:8443']);
    assert.deepEqual(config.trustedProxies, ['10.0.0.0/8', '::1']);
    assert.equal(config.rateLimits, 'off');
    assert.equal(config.verificationHours, 0.5);
    assert.equal(config.databaseURL, 'postgres://u:p@localhost/ems');
  });

  it('know the demo’s sites, or others instead', () => {
    const { oidcClients, returnAddresses } = readConfig({
      PORT: '8080',
      RETURN_ADDRESSES: 'https://shop.example/sign-up https://app.example/#/join',
    });
    assert.ok(returnAddresses.includes('https://app.example/#/join'));
    assert.deepEqual(
      oidcClients.map(({ id }) => id),
      ['element-one', 'on-prem', 'hosting'],
    );
    assert.deepEqual(oidcClients[0]?.redirectUris, [
      'http://element-one.localhost:8080/sign-up',
      'http://element-one.localhost:8080/account',
    ]);
    assert.ok(
      returnAddresses.includes('http://www.ems.localhost:8080/sign-up') &&
        returnAddresses.includes('https://shop.example/sign-up'),
    );
    const shop = { id: 'shop', name: 'Shop', redirectUris: ['https://shop.example/account'] };
    assert.deepEqual(readConfig({ OIDC_CLIENTS: JSON.stringify([shop]) }).oidcClients, [shop]);
    assert.deepEqual(readConfig({ OIDC_CLIENTS: '[]' }).oidcClients, []);
  });

  const client = (more: object): string =>
    JSON.stringify([{ id: 'shop', redirectUris: ['https://shop.example/account'], ...more }]);
  const wrongClients = [
    '{',
    '{}',
    '["shop"]',
    client({ id: 'a b' }),
    client({ id: undefined }),
    client({ name: 1 }),
    client({ secret: 'x' }),
    client({ redirectUris: [] }),
    ...[
      'http://shop.example/',
      'https://shop.example',
      'https://shop.example/?x',
      'https://shop.example/#',
      'https://a@shop.example/',
      '/account',
      'javascript:alert(1)',
      'https://shop.example/a/../b',
    ].map((uri) => client({ redirectUris: [uri] })),
    JSON.stringify([...Array<object>(2)].map(() => ({ id: 'shop', redirectUris: ['https://shop.example/account'] }))),
  ];
  for (const value of wrongClients) {
    it(`say in one line what is wrong with OIDC_CLIENTS=${value}`, () => {
      assert.throws(
        () => readConfig({ OIDC_CLIENTS: value }),
        (error: unknown) =>
          error instanceof ConfigError && error.message.startsWith('OIDC_CLIENTS') && !error.message.includes('\n'),
      );
    });
  }

  for (const name of ['BASE_URL', 'SITE_URL', 'BREACHED_PASSWORDS_URL'])
    it(`take no address in ${name} that no path can be put behind`, () => {
      for (const url of [
        'https://id.example.org/x?key=hunter2',
        'https://id.example.org/#hunter2',
        'https://id.example.org/?',
        'https://ada:hunter2@id.example.org/',
      ])
        assert.throws(
          () => readConfig({ [name]: url }),
          (error: unknown) =>
            error instanceof ConfigError &&
            error.message.startsWith(`${name} has to be an address without a query`) &&
            !error.message.includes('hunter2'),
          url,
        );
    });

  it('take addresses with slashes at their end', () => {
    const { baseURL, siteURL } = readConfig({
      BASE_URL: 'https://id.example.org/api/auth//',
      SITE_URL: 'https://www.example.org/',
    });
    assert.deepEqual([baseURL, siteURL], ['https://id.example.org/api/auth', 'https://www.example.org']);
  });

  const wrong: Record<string, string> = {
    RETURN_ADDRESSES: 'https://shop.example/sign-up?next=x',
    PORT: 'http',
    BASE_URL: 'ems.example.org',
    SITE_URL: 'ftp://x',
    DATABASE_URL: 'mysql://user:hunter2@localhost/x',
    SECRET: 'short',
    SMTP_URL: 'localhost:25',
    TRUSTED_ORIGINS: '*',
    TRUSTED_PROXIES: '10.0.0.0/99',
    VERIFICATION_HOURS: '-1',
    RESEND_SECONDS: 'soon',
    PASSWORD_MIN_LENGTH: '4',
    BREACHED_PASSWORDS: 'yes',
    BREACHED_PASSWORDS_URL: 'pwned',
    RATE_LIMITS: 'on',
  };
  for (const [name, value] of Object.entries(wrong)) {
    it(`say in one line what is wrong with ${name}`, () => {
      assert.throws(
        () => readConfig({ [name]: value }),
        (error: unknown) => {
          assert.ok(error instanceof ConfigError);
          assert.ok(
            error.message.startsWith(name) && !error.message.includes('\n') && !error.message.includes('hunter2'),
          );
          return true;
        },
      );
    });
  }
});
