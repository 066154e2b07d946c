import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { readConfig } from '../../demo/service/config.ts';
import type { Environment } from '../support/running.ts';
import { signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

const origin = 'https://id.example.org';
const forOthers: Environment = { BASE_URL: `${origin}/api/auth`, SITE_URL: origin };

const start = async (t: TestContext, env: Environment): Promise<TestService> => {
  const service = await startTestService({ env });
  t.after(() => service.stop());
  return { ...service, origin };
};

describe('a service for others', () => {
  it('knows no site of the demo, and what it is told', () => {
    const { oidcClients, returnAddresses } = readConfig(forOthers);
    assert.deepEqual([oidcClients, returnAddresses], [[], []]);
    const clients = [{ id: 'shop', name: 'Shop', redirectUris: ['https://shop.example/account'] }];
    const page = 'https://shop.example/sign-up';
    const told = readConfig({ ...forOthers, OIDC_CLIENTS: JSON.stringify(clients), RETURN_ADDRESSES: page });
    assert.deepEqual([told.oidcClients, told.returnAddresses], [clients, [page]]);
  });

  it('makes nothing up for an account, and has no table for that', async (t) => {
    const service = await start(t, forOthers);
    const { browser } = await signIn(service);
    const { status, body } = await browser.get('/account/deletion');
    assert.deepEqual([status, body.hosts, body.integrations, body.subscriptions], [200, [], [], []]);
    await assert.rejects(async () => service.query('select * from "serviceRecord"'));
  });

  it('looks passwords up in the list of breached ones, unless it is told not to', () => {
    assert.equal(readConfig(forOthers).breachedPasswords, 'accept');
    assert.equal(readConfig({ ...forOthers, BREACHED_PASSWORDS: 'refuse' }).breachedPasswords, 'refuse');
    assert.equal(readConfig({ ...forOthers, BREACHED_PASSWORDS: 'off' }).breachedPasswords, undefined);
    assert.equal(readConfig({}).breachedPasswords, undefined);
  });

  const weak: [name: string, env: Environment][] = [
    ['BREACHED_PASSWORDS', { BREACHED_PASSWORDS: 'off' }],
    ['RATE_LIMITS', { RATE_LIMITS: 'off' }],
    ['SMTP_URL', { SMTP_URL: 'smtp://mail.example.org/?requireTLS=false' }],
    ['SMTP_URL', { SMTP_URL: 'smtps://mail.example.org/?tls.rejectUnauthorized=false' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://u@db.example.org/x?sslmode=disable' }],
    ['DATABASE_URL', { DATABASE_URL: 'postgres://u@db.example.org/x?sslmode=no-verify' }],
    ['NODE_TLS_REJECT_UNAUTHORIZED', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
    ['TRUSTED_PROXIES', { HOST: '0.0.0.0' }],
  ];
  const settingsOf = (env: Environment): string[] => readConfig(env).weakSettings.map(({ setting }) => setting);

  it('says which of its settings are weaker than they should be, and nothing where none is', () => {
    const decided = { ...forOthers, REQUIRE_SECOND_FACTOR: 'off' };
    assert.deepEqual(settingsOf(decided), []);
    assert.deepEqual(settingsOf({ ...decided, HOST: '0.0.0.0', TRUSTED_PROXIES: '10.0.0.0/8' }), []);
    assert.deepEqual(settingsOf(forOthers), ['REQUIRE_SECOND_FACTOR']);
    for (const [name, env] of weak) {
      assert.deepEqual(settingsOf({ ...decided, ...env }), [name], JSON.stringify(env));
      assert.deepEqual(settingsOf(env), [], `on this machine: ${JSON.stringify(env)}`);
    }
  });

  it('writes them into its log at the start, without what is secret in them', async (t) => {
    const { logged } = await start(t, { ...forOthers, SMTP_URL: 'smtp://u:hunter2@127.0.0.1:1/?requireTLS=false' });
    const lines = logged.filter(({ event }) => event === 'weak_setting');
    assert.deepEqual(
      lines.map(({ level, setting }) => [level, setting]),
      ['REQUIRE_SECOND_FACTOR', 'BREACHED_PASSWORDS', 'SMTP_URL'].map((setting) => ['warn', setting]),
    );
    assert.ok(!JSON.stringify(lines).includes('hunter2'));
  });
});
