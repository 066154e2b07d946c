import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { addPhone, beginPhone } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

const mutations = [
  '/account/reauthenticate',
  '/account/profile',
  '/account/email',
  '/account/email/resend',
  '/account/email/cancel',
  '/account/email/confirm',
  '/account/password',
  '/password-reset/request',
  '/password-reset/confirm',
  '/account/authenticators/enrol',
  '/account/authenticators/activate',
  '/account/authenticators/rename',
  '/account/authenticators/remove',
  '/account/recovery-codes',
  '/account/sessions/end',
  '/account/sessions/end-others',
  '/account/deletion',
  '/sign-in/second-factor',
];

const withMembers = ['/account/reauthenticate', '/account/profile', '/account/email/confirm', '/account/password', '/password-reset/confirm', '/account/authenticators/activate', '/account/authenticators/remove', '/account/sessions/end'];

describe('the interface of an existing account over HTTP', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('refuses every mutation from foreign pages, with a session and without', async () => {
    const { browser } = await signIn(service);
    for (const path of mutations) {
      for (const each of [browser, openBrowser(service)]) {
        expectProblem(await each.post(path, {}, { origin: 'https://evil.example.com' }), 403, 'forbidden');
      }
    }
    assert.equal((await browser.get('/account/session')).body.standing, 'terms_due');
  });

  it('changes nothing by GET', async () => {
    const { browser } = await signIn(service);
    for (const path of mutations) {
      const { status } = await browser.get(path);
      assert.ok(status === 404 || ['/account/email', '/account/recovery-codes', '/account/deletion'].includes(path), path);
    }
    assert.equal((await browser.get('/account/session')).body.standing, 'terms_due');
  });

  it('refuses bodies of another shape', async () => {
    const { browser } = await signIn(service);
    for (const path of withMembers) {
      for (const body of [{}, [], null, { id: 1, token: 1, password: 1, code: 1, firstName: 1 }]) {
        const { status } = await browser.post(path, body);
        assert.equal(status, 400, `${path} ${JSON.stringify(body)}`);
      }
    }
  });

  it('forgets a set-up that was left half-way, and keeps what was set up', async () => {
    const { browser, person } = await signIn(service);
    await addPhone(service, browser);
    await beginPhone(service, browser);
    const mine = `select id from "authenticator" where "userId" = (select id from "user" where email = '${person.email}')`;
    assert.equal((await service.query(mine)).length, 2);
    service.advance(3601);
    await service.restart();
    await eventually('the sweep', async () => ((await service.query(mine)).length === 1 ? true : undefined));
    await browser.post('/account/reauthenticate', { password: person.password });
    assert.equal(((await browser.get('/account/authenticators')).body.authenticators as unknown[]).length, 1);
  });

  it('shows no token, secret or hash in any list', async () => {
    const { browser, person } = await signIn(service);
    const texts = await Promise.all(['/account/session', '/account/sessions', '/account/authenticators', '/account/email'].map(async (path) => JSON.stringify((await browser.get(path)).body)));
    for (const text of texts) assert.ok(!/argon2|token|secret|password/i.test(text.replaceAll(person.email, '')), text);
  });
});
