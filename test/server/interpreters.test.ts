/** What programs make of a request besides its meaning: programs to run, addresses to fetch, members to set (ASVS 1.3, 15.3). */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { newPerson, openBrowser, type Browser } from '../support/browser.ts';
import { settle, signIn } from '../support/person.ts';
import { mutations } from '../support/sample-bodies.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite } from '../support/site.ts';

describe('a request', () => {
  let service: TestService;
  let somebody: Browser;
  before(async () => {
    service = await startTestService();
    ({ browser: somebody } = await signIn(service));
  });
  after(() => service.stop());

  it('makes the service ask no address that somebody names', async (t) => {
    const asked: string[] = [];
    const trap = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(trap, 'listening');
    t.after(() => trap.close());
    const { fetch: real } = globalThis;
    const address = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
    // Encrypted addresses too, which the trap could not answer.
    globalThis.fetch = (input, init) => {
      const { href } = new URL(input instanceof Request ? input.url : input);
      if (!href.startsWith(service.origin)) asked.push(href);
      return real(input, init);
    };
    t.after(() => void (globalThis.fetch = real));

    const site = openSite(service);
    const jwt = (header: object): string =>
      [header, { iss: address, sub: address, aud: address, exp: 9_999_999_999 }]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
    const named = [address, address.replace('http:', 'https:')];
    for (const at of named) {
      const assertion = `${jwt({ alg: 'RS256', jku: at, x5u: at, kid: at, jwk: { kty: 'RSA', n: 'x', e: 'AQAB' } })}.AAAA`;
      for (const name of [
        'client_id',
        'redirect_uri',
        'request_uri',
        'request',
        'resource',
        'id_token_hint',
        'client_metadata',
      ])
        await somebody.send(site.begin({ [name]: name === 'request' ? assertion : `${at}/${name}` }).path, {
          headers: { accept: 'application/json' },
        });
      for (const form of [
        { client_id: `${at}/client` },
        {
          client_id: site.id,
          client_assertion: assertion,
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        },
        { client_id: site.id, code: at, redirect_uri: at, jwks_uri: at, sector_identifier_uri: at },
      ])
        for (const path of ['/oauth2/token', '/oauth2/revoke'])
          await openBrowser(service).send(path, {
            method: 'POST',
            body: new URLSearchParams({ grant_type: 'authorization_code', ...form }),
            headers: { origin: site.origin },
          });
      const headers = {
        authorization: `Bearer ${assertion}`,
        'x-forwarded-host': at,
        forwarded: `host=${at}`,
        referer: at,
      };
      await openBrowser(service).get('/account/session', headers);
      const linked = { image: at, avatar: at, callbackURL: at, returnTo: at, webhook: at, url: at };
      for (const { path, body } of mutations)
        if (!/sign-out|deletion/.test(path)) await openBrowser(service).post(path, { ...body, ...linked });
      await openBrowser(service).post('/sign-up/email', newPerson({ ...linked, extra: linked }));
    }
    assert.deepEqual(asked, []);
  });

  it('sets no member that its operation does not name', async () => {
    const surplus = {
      id: 'mine',
      userId: 'mine',
      role: 'admin',
      emailVerified: true,
      email_verified: true,
      twoFactorEnabled: true,
      banned: false,
      image: 'https://evil.example/x.png',
      createdAt: '2000-01-01T00:00:00.000Z',
      updatedAt: '2000-01-01T00:00:00.000Z',
      endsAt: '2100-01-01T00:00:00.000Z',
      idleSeconds: 1e9,
      expiresAt: '2100-01-01T00:00:00.000Z',
      stepUpSeconds: 1e9,
      kept: true,
    };
    const waiting = newPerson(surplus);
    const registering = openBrowser(service);
    assert.equal((await registering.post('/sign-up/email', waiting)).status, 200);
    assert.equal((await registering.post('/sign-in/email', { ...waiting, ...surplus })).body.code, 'email_unverified');

    const { browser, person } = await settle(service);
    const [before] = await service.query(`select * from "user" where email = '${person.email}'`);
    await browser.post('/sign-in/email', { ...person, ...surplus });
    const { status } = await browser.post('/account/profile', { firstName: 'Grace', lastName: 'Hopper', ...surplus });
    assert.equal(status, 200);
    const [user] = await service.query(`select * from "user" where id = '${String(before!.id)}'`);
    const own = ['name', 'firstName', 'lastName', 'updatedAt'];
    for (const [column, value] of Object.entries(before!))
      if (!own.includes(column)) assert.deepEqual(user![column], value, column);
    assert.notEqual(new Date(user!.updatedAt as string).getFullYear(), 2000);
    const sessions = await service.query(`select * from "session" where "userId" = '${String(before!.id)}'`);
    const inTwoMonths = Date.now() + 60 * 86_400_000;
    assert.ok(sessions.length > 0);
    for (const { id, expiresAt, endsAt, idleSeconds } of sessions) {
      assert.notEqual(id, 'mine');
      for (const end of [expiresAt, endsAt]) assert.ok(new Date(end as string).getTime() < inTwoMonths);
      assert.ok(Number(idleSeconds) < 1e8);
    }
  });

  it('sets nothing on what all objects have', async () => {
    const members = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
    const known = members.map((name) => Object.getOwnPropertyDescriptor(Object.prototype, name));
    const pollute = (value: object): string => JSON.stringify(value).replaceAll('"proto"', '"__proto__"');
    const poison = { proto: { polluted: 1, isAdmin: true }, constructor: { prototype: { polluted: 1 } } };
    for (const browser of [openBrowser(service), somebody])
      for (const { path, body } of mutations) {
        if (/sign-out|deletion/.test(path)) continue;
        for (const sent of [poison, { ...body, ...poison, extra: poison, attributes: poison }])
          await browser.send(path, {
            method: 'POST',
            body: pollute(sent),
            headers: { origin: service.origin, 'content-type': 'application/json' },
          });
      }
    await somebody.get('/terms?__proto__[polluted]=1&constructor[prototype][polluted]=1&__proto__.polluted=1');
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
    assert.equal(({} as Record<string, unknown>).isAdmin, undefined);
    assert.deepEqual(
      members.map((name) => Object.getOwnPropertyDescriptor(Object.prototype, name)),
      known,
    );
  });

  it('for tokens says nothing twice', async () => {
    const site = openSite(service);
    const authorization = site.begin();
    const code = await site.codeFor(somebody, authorization);
    const form = new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: site.id,
      redirect_uri: site.redirectUri,
      code,
      code_verifier: authorization.verifier,
    });
    const ask = (body: URLSearchParams) =>
      openBrowser(service).send('/oauth2/token', { method: 'POST', body, headers: { origin: site.origin } });
    for (const name of form.keys()) {
      for (const other of ['hosting', form.get(name)!]) {
        const doubled = new URLSearchParams([[name, other], ...form]);
        const { status, body } = await ask(doubled);
        assert.deepEqual([status, body.error], [400, 'invalid_request'], name);
        assert.equal(body.access_token, undefined);
      }
    }
    assert.equal((await ask(form)).status, 200);
  });
});

describe('a service', () => {
  it('makes no program of a text, whatever it does', async (t) => {
    const service = await startTestService({
      apart: true,
      env: { NODE_OPTIONS: '--disallow-code-generation-from-strings' },
    });
    t.after(() => service.stop());
    const { browser } = await signIn(service);
    assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
    assert.equal((await openBrowser(service).post('/sign-up/email', { email: 1 })).status, 400);
    const site = openSite(service);
    assert.equal((await site.signIn(browser)).idToken.split('.').length, 3);
  });
});
