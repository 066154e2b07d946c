import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { oauthProvider } from '@better-auth/oauth-provider';
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { jwt } from 'better-auth/plugins';
import { formPaths } from '../../demo/service/service.ts';
import {
  accountPlugins,
  createAccountHandler,
  createFormPages,
  createOutbox,
  openIdPlugin,
  type AccountHandler,
} from '../../src/server/index.ts';
import { drawAsData } from '../support/form-browser.ts';

const site = 'https://id.example.org';
const page = (): string => `${site}/page`;

const serverAt = (base: Pick<BetterAuthOptions, 'baseURL' | 'basePath'>, issuer?: string) => {
  const outbox = createOutbox({ deliver: () => Promise.resolve(), log: () => undefined });
  const pages = { verification: page, emailChange: page, passwordReset: page, deviceConfirmation: page };
  const options: BetterAuthOptions = {
    ...base,
    secret: 'a secret of a test, long enough for it',
    database: new DatabaseSync(':memory:'),
    emailAndPassword: { enabled: true },
    logger: { disabled: true },
    onAPIError: { throw: true },
    plugins: [
      openIdPlugin(),
      jwt({
        jwks: { keyPairConfig: { alg: 'ES256' } },
        disableSettingJwtHeader: true,
        ...(issuer !== undefined && { jwt: { issuer } }),
      }),
      oauthProvider({ loginPage: page(), consentPage: page(), scopes: ['openid', 'account', 'offline_access'] }),
      ...accountPlugins({ outbox, pages: { ...pages, signIn: page(), account: page() } }),
    ],
  };
  return { options, auth: betterAuth(options) };
};

const handlerAt = async (base: Pick<BetterAuthOptions, 'baseURL' | 'basePath'>): Promise<AccountHandler> => {
  const { options, auth } = serverAt(base);
  await (await getMigrations(options)).runMigrations();
  await auth.$context;
  return createAccountHandler(auth, { allowedOrigins: [site], log: () => undefined });
};

describe('the base URL', () => {
  const written: [Pick<BetterAuthOptions, 'baseURL' | 'basePath'>, string][] = [
    [{ baseURL: `${site}/api/auth` }, `${site}/api/auth`],
    [{ baseURL: `${site}/api/auth/` }, `${site}/api/auth`],
    [{ baseURL: `${site}/api/auth//` }, `${site}/api/auth`],
    [{ baseURL: site, basePath: '/api/auth/' }, `${site}/api/auth`],
    [{ baseURL: `${site}/`, basePath: '/' }, site],
    [{ baseURL: site, basePath: '/' }, site],
    [{ baseURL: `${site}/a/b%20c/` }, `${site}/a/b%20c`],
  ];
  for (const [base, canonical] of written)
    it(`begins each address with one slash behind it: ${JSON.stringify(base)}`, async () => {
      const handler = await handlerAt(base);
      const discovered = await handler(new Request(`${canonical}/.well-known/openid-configuration`));
      const document = (await discovered.json()) as Record<string, unknown>;
      assert.equal(document['issuer'], canonical);
      const addresses = Object.entries(document).filter(([name]) => /_endpoint$|_uri$/.test(name));
      assert.ok(addresses.length >= 4);
      for (const [name, address] of addresses) {
        assert.ok(String(address).startsWith(`${canonical}/`), `${name}: ${String(address)}`);
        assert.doesNotMatch(new URL(String(address)).pathname, /\/\//, name);
        const method = /token|revocation/.test(name) ? 'POST' : 'GET';
        assert.notEqual((await handler(new Request(String(address), { method }))).status, 404, name);
      }
      assert.equal((await handler(new Request(`${canonical}/account/policy`))).status, 200);
    });

  for (const baseURL of [`${site}/api/auth?x=1`, `${site}/api/auth#x`, `${site}/api/auth/?`, `${site}/?x=1`])
    it(`is refused at the start with a query or a fragment: ${baseURL}`, async () => {
      await assert.rejects(serverAt({ baseURL }).auth.$context, /baseURL: .*without a query/);
      const how = { handler: () => Promise.resolve(new Response()), paths: formPaths, log: () => undefined };
      assert.throws(() => createFormPages({ ...how, baseURL, render: drawAsData }), /baseURL: .*without a query/);
    });

  it('keeps a password to itself', async () => {
    const baseURL = 'https://ada:hunter2@id.example.org/api/auth';
    await assert.rejects(
      serverAt({ baseURL }).auth.$context,
      ({ message }: Error) => message.includes('baseURL') && !message.includes('hunter2'),
    );
  });

  it('is the issuer of every token, and no other is', async () => {
    const baseURL = `${site}/api/auth/`;
    await serverAt({ baseURL }, `${site}/api/auth`).auth.$context;
    await assert.rejects(serverAt({ baseURL }, baseURL).auth.$context, /issuer/);
    await assert.rejects(serverAt({ baseURL }, 'https://other.example.org').auth.$context, /issuer/);
  });

  it('leads the pages of posted forms to the service, with a slash at its end and without', async () => {
    for (const baseURL of [`${site}/api/auth`, `${site}/api/auth/`]) {
      const asked: string[] = [];
      const pages = createFormPages({
        handler: ({ url }) => (asked.push(url), Promise.resolve(Response.json({}, { status: 401 }))),
        baseURL,
        paths: formPaths,
        render: drawAsData,
        log: () => undefined,
      });
      await pages(new Request(`${site}/register`));
      assert.deepEqual(asked, [`${site}/api/auth/account/policy`]);
    }
  });
});
