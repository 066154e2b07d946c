import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operations } from '../../src/contract/operations.ts';
import { openBrowser } from '../support/browser.ts';
import { eventually } from '../support/eventually.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { mutations } from '../support/sample-bodies.ts';
import { addPhone, beginPhone } from '../support/second-factor.ts';
import { startTestService, type TestService } from '../support/service.ts';

describe('the interface of an existing account over HTTP', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  it('refuses every mutation from foreign pages, with a session and without', async () => {
    const { browser } = await signIn(service);
    for (const { name, path, body } of mutations) {
      // The OpenID provider has refused this body before.
      if (name === 'openid.continue') continue;
      for (const each of [browser, openBrowser(service)]) {
        expectProblem(await each.post(path, body, { origin: 'https://evil.example.com' }), 403, 'forbidden');
      }
    }
    assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
  });

  it('changes nothing by GET', async () => {
    const { browser } = await signIn(service);
    const reads: string[] = Object.values(operations).flatMap(({ http }) => (http.method === 'GET' ? [http.path] : []));
    for (const { path } of mutations) {
      const { status } = await browser.get(path);
      assert.ok(status === 404 || reads.includes(path), path);
    }
    assert.equal((await browser.get('/account/session')).body.status, 'terms_due');
  });

  it('is for nobody who is not signed in, and does nothing sensitive in an old session', async () => {
    const { browser } = await signIn(service);
    service.advance(301);
    for (const { name, path, body } of mutations) {
      const { session, sensitive } = operations[name];
      if (session === 'required' && name !== 'openid.continue')
        expectProblem(await openBrowser(service).post(path, body), 401, 'not_signed_in');
      if (sensitive) expectProblem(await browser.post(path, body), 403, 'reauthentication_required');
    }
  });

  it('refuses bodies of another shape, names the members and never what was sent', async () => {
    const { browser } = await signIn(service);
    for (const { name, path, body } of mutations) {
      if (operations[name].body === null || name === 'openid.continue') continue;
      for (const wrong of [[], null, 'text', 1, true, [body]]) {
        const answer = await browser.post(path, wrong);
        expectProblem(answer, 400, 'unexpected_answer');
        assert.equal(answer.body.detail, 'The body is not a JSON object.', `${path} ${JSON.stringify(wrong)}`);
      }
      for (const member of Object.keys(body)) {
        for (const value of [17177, [17177], { secret17177: 'secret17177' }, null]) {
          const answer = await browser.post(path, { ...body, [member]: value });
          expectProblem(answer, 400, 'unexpected_answer');
          assert.ok(String(answer.body.detail).includes(member), `${path} ${String(answer.body.detail)}`);
          assert.ok(!JSON.stringify(answer.body).includes('17177'), path);
        }
      }
    }
  });

  it('wants a proof, and no second one of a kind', async () => {
    const { browser } = await signIn(service);
    const challenge = { challenge: 'x' };
    for (const [path, body] of [
      ['/account/reauthenticate', {}],
      ['/account/reauthenticate', { password: 'x', code: 'x', recoveryCode: 'x' }],
      ['/account/reauthenticate', { code: 'x', recoveryCode: 'x' }],
      ['/sign-in/second-factor', challenge],
      ['/sign-in/second-factor', { ...challenge, code: 'x', recoveryCode: 'x' }],
      ['/sign-in/second-factor', { code: 'x' }],
    ] as const) {
      const answer = await browser.post(path, body);
      expectProblem(answer, 400, 'unexpected_answer');
      assert.match(String(answer.body.detail), /code/);
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
    const texts = await Promise.all(
      ['/account/session', '/account/sessions', '/account/authenticators', '/account/email'].map(async (path) =>
        JSON.stringify((await browser.get(path)).body),
      ),
    );
    for (const text of texts) assert.ok(!/argon2|token|secret|password/i.test(text.replaceAll(person.email, '')), text);
  });
});
