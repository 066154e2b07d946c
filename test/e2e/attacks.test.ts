import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './fixtures.ts';
import { expectAccountOf } from './support/pages.ts';
import { newPerson } from './support/person.ts';
import { codeOf, post, register, settle, settleActive, signIn } from './support/service.ts';

test('a token works once, also when it is sent many times at once', async ({ demo, person }) => {
  const { token } = await register(demo, person);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => post(demo, '/email-verification/verify', { token, password: person.password })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 410)]);
  const again = await post(demo, '/email-verification/verify', { token, password: person.password });
  expect([again.status, codeOf(again)]).toEqual([410, 'token_used']);
});

test('an idempotency key of somebody else gives nothing away', async ({ demo, person }) => {
  const key = { 'idempotency-key': 'the-key-of-the-one' };
  expect((await post(demo, '/sign-up/email', person, key)).status).toBe(200);
  const other = await post(demo, '/sign-up/email', newPerson(), key);
  expect(other.status).toBeGreaterThanOrEqual(400);
  expect(other.body).not.toContain(person.email);
});

/** A page of an attacker. Its name decides whether browsers send the session's cookie along: the account site's own, or another. */
const serveHostilePage = async (): Promise<{ port: number; referers: string[]; close(): void }> => {
  const referers: string[] = [];
  const server = createServer((request, response) => {
    referers.push(request.headers.referer ?? '');
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<!doctype html><title>A prize!</title><h1>You have won</h1>');
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  return { port: (server.address() as AddressInfo).port, referers, close: () => server.close() };
};

const hosts = { 'another site': 'prize.localhost', 'another origin of the same site': 'www.ems.localhost' };

for (const [name, host] of Object.entries(hosts)) {
  test(`a page on ${name} can't act for a person who is signed in`, async ({ browser, demo, person }) => {
    const hostile = await serveHostilePage();
    // Not watched: what its page complains about is the point.
    const context = await browser.newContext();
    const page = await context.newPage();
    try {
      await settle(demo, person);
      const cookie = await signIn(demo, context, person);
      await page.goto(`http://${host}:${hostile.port}/`);
      const statuses: Record<string, number> = {};
      page.on(
        'response',
        (response) =>
          (statuses[`${response.request().method()} ${new URL(response.url()).pathname}`] = response.status()),
      );

      const readable = await page.evaluate(async (api) => {
        const send = (path: string, init: RequestInit): Promise<string> =>
          fetch(api + path, { credentials: 'include', ...init }).then(
            (answer) => answer.text(),
            () => '',
          );
        const body = JSON.stringify({ version: '2026-01' });
        return [
          await send('/account/session', {}),
          await send('/sign-out', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }),
          await send('/sign-out', {
            method: 'POST',
            body: '{}',
            mode: 'no-cors',
            headers: { 'content-type': 'text/plain' },
          }),
          await send('/terms/accept', {
            method: 'POST',
            body,
            mode: 'no-cors',
            headers: { 'content-type': 'text/plain' },
          }),
          await send('/terms/accept', {
            method: 'POST',
            body: new URLSearchParams({ version: '2026-01' }),
            mode: 'no-cors',
          }),
        ].join('');
      }, `${demo.origin}/api/auth`);
      expect(readable).toBe('');
      for (const [request, status] of Object.entries(statuses)) {
        if (request.startsWith('POST')) expect(status, request).toBeGreaterThanOrEqual(400);
      }

      await page.evaluate((action) => {
        const form = document.createElement('form');
        Object.assign(form, { action, method: 'post', enctype: 'text/plain' });
        document.body.append(form);
        form.submit();
      }, `${demo.origin}/api/auth/sign-out`);
      await page.waitForURL('**/sign-out');
      const { body } = await demo.send('/api/auth/account/session', { headers: { cookie } });
      expect(JSON.parse(body)).toMatchObject({ status: 'terms_due' });
    } finally {
      await context.close();
      hostile.close();
    }
  });
}

test('no page can be framed, and the cookie is out of reach of scripts', async ({
  page,
  context,
  demo,
  person,
  at,
}) => {
  await settleActive(demo, context, person);
  await page.goto(at('/account'));
  await expectAccountOf(page, person);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  for (const path of ['/register', '/sign-in', '/terms', '/verify-email', '/account']) {
    const { headers } = await demo.send(path);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  }
  const { headers } = await post(demo, '/sign-in/email', person);
  expect(String(headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/);
});

test('a token still in the address, because scripts are blocked, goes to no other site', async ({
  page,
  demo,
  person,
}) => {
  const hostile = await serveHostilePage();
  try {
    const { link, token } = await register(demo, person);
    await page.route('**/*.js', (route) => route.fulfill({ contentType: 'text/javascript', body: '' }));
    await page.goto(link);
    expect(page.url()).toContain(token);
    await page.evaluate((href) => {
      const a = document.createElement('a');
      a.href = href;
      a.textContent = 'Elsewhere';
      document.body.append(a);
    }, `http://elsewhere.localhost:${hostile.port}/`);
    await page.getByRole('link', { name: 'Elsewhere' }).click();
    await expect(page.getByRole('heading', { name: 'You have won' })).toBeVisible();
    expect(hostile.referers.join(' ').trim()).toBe('');
    expect(await page.evaluate(() => document.referrer)).toBe('');
  } finally {
    hostile.close();
  }
});
