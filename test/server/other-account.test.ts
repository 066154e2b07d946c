import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operations, type Operation } from '../../src/contract/operations.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { mutations } from '../support/sample-bodies.ts';
import { startTestService, type TestService } from '../support/service.ts';

const signedIn = mutations.filter(
  ({ name }) => (operations[name] as Operation).session === 'required' && name !== 'openid.continue',
);

describe('a press on a page that shows another account', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  for (const { name, path, body } of signedIn) {
    it(`does nothing to the one that is signed in by now: ${name}`, async () => {
      const { browser } = await signIn(service);
      const answer = await browser.post(path, body, { 'ems-account': 'the-account-of-the-page' });
      expectProblem(answer, 409, 'conflict');
    });
  }

  it('ends none of the other sessions, which the same press for its own account ends', async () => {
    const { browser, person } = await signIn(service);
    const { browser: other } = await signIn(service);
    const { account } = (await other.get('/account/session')).body as { account: { id: string } };
    assert.equal((await other.post('/sign-in/email', person)).status, 200);
    const isSignedIn = async () => 'account' in (await browser.get('/account/session')).body;
    expectProblem(await other.post('/account/sessions/end-others', {}, { 'ems-account': account.id }), 409, 'conflict');
    assert.equal(await isSignedIn(), true);
    const { account: own } = (await other.get('/account/session')).body as { account: { id: string } };
    assert.equal((await other.post('/account/sessions/end-others', {}, { 'ems-account': own.id })).status, 200);
    assert.equal(await isSignedIn(), false);
  });
});
