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

  const wrong: Record<string, string> = {
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
    RATE_LIMITS: 'on',
  };
  for (const [name, value] of Object.entries(wrong)) {
    it(`say in one line what is wrong with ${name}`, () => {
      assert.throws(
        () => readConfig({ [name]: value }),
        (error: unknown) => {
          assert.ok(error instanceof ConfigError);
          assert.ok(error.message.startsWith(name) && !error.message.includes('\n') && !error.message.includes('hunter2'));
          return true;
        },
      );
    });
  }
});
