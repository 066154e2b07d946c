import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventually } from '../../support/eventually.ts';
import { origin } from './realm.ts';
import { address, codeOf, comeBack, errors, leave, openPage, realm, signedIn, statusOf } from './site.ts';

const userinfo = 'GET /protocol/openid-connect/userinfo';
const tokenEndpoint = 'POST /protocol/openid-connect/token';

describe('a token that the realm refuses, which no page is shown', () => {
  it('is told by userinfo, and renewed once', async () => {
    const { client } = await signedIn({ retryDelays: [0, 0] });
    realm.audience = 'account';
    const [first, second] = await Promise.all([client.sessions.list(), client.authenticators.list()]);
    assert.deepEqual([codeOf(first), codeOf(second)], ['success', 'success']);
    realm.asked.length = 0;
    realm.endSession();
    const [one, other] = await Promise.all([client.sessions.list(), client.authenticators.list()]);
    assert.deepEqual([codeOf(one), codeOf(other)], ['session_expired', 'session_expired']);
    assert.equal(realm.asked.filter((request) => request === tokenEndpoint).length, 1);
    assert.ok(realm.asked.includes(userinfo));
    assert.equal(codeOf(await client.sessions.list()), 'session_expired');
    assert.deepEqual(errors, []);
  });

  it('ends the session for every element, once', async () => {
    const { client } = await signedIn();
    let announced = 0;
    client.session.subscribe(() => void announced++);
    realm.endSession();
    await client.profile.update({ firstName: 'A', lastName: 'B' });
    await client.sessions.list();
    await eventually('the news', () => announced || undefined);
    assert.equal(announced, 1);
    assert.equal((await client.session.current()).ok, true);
  });

  it('of nobody is not asked for at all', async () => {
    const page = openPage();
    assert.equal(await statusOf(page), 'anonymous');
    assert.equal(codeOf(await page.client.sessions.list()), 'not_signed_in');
    assert.deepEqual(realm.asked, []);
  });

  it('is renewed when its time has come', async () => {
    realm.lifetime = 1;
    const page = await signedIn();
    assert.equal(await statusOf(page), 'active');
    assert.deepEqual(realm.asked, [tokenEndpoint, 'GET /account/']);
  });
});

describe('what the site or the realm has set up wrongly', () => {
  const said = (pattern: RegExp): void => {
    assert.equal(errors.length, 1, errors.join('\n'));
    assert.match(errors[0]!, pattern);
  };

  it('as a missing audience is said, once', async () => {
    realm.audience = 'shop';
    const page = openPage();
    const left = await leave(page, page.client.session.start());
    const after = comeBack(page, realm.answer(left));
    assert.equal(await statusOf(after), 'unexpected_answer');
    assert.equal(codeOf(await after.client.profile.update({ firstName: 'A', lastName: 'B' })), 'unexpected_answer');
    said(/lacks the audience “account”: the client needs an audience mapper/);
    assert.equal(after.client.session.refusal()?.code, 'unexpected_answer');
  });

  it('as a missing web origin is said at the exchange of the code', async () => {
    realm.webOrigins = [];
    const page = openPage();
    const left = await leave(page, page.client.session.start());
    const after = comeBack(page, realm.answer(left));
    await statusOf(after);
    assert.equal(after.client.session.refusal()?.code, 'unexpected_answer');
    said(/web origins/);
  });

  it('as a web origin that is taken away is said', async () => {
    const { client } = await signedIn();
    realm.webOrigins = [];
    assert.equal(codeOf(await client.sessions.list()), 'unexpected_answer');
    said(/refuses the origin of this page/);
  });

  it('as a web origin that is taken away is said when the token is renewed, and the session goes on once it is back', async () => {
    realm.lifetime = 1;
    const page = await signedIn();
    realm.webOrigins = [];
    assert.equal(await statusOf(page), 'unreachable');
    said(/web origins/);
    realm.webOrigins = [origin];
    assert.equal(await statusOf(page), 'active');
  });

  it('as a realm that is none, which no page is shown, is said without leaving', async () => {
    const page = openPage({ realm: `${realm.url}x` });
    for (const _ of [1, 2]) assert.equal(codeOf(await page.client.session.start()), 'unreachable');
    said(/A server is there, and hides its answer/);
  });

  it('as a realm of another address is said without leaving', async () => {
    const page = openPage({ realm: realm.url.replace('127.0.0.1', 'localhost') });
    assert.equal(codeOf(await page.client.session.start()), 'unexpected_answer');
    said(/the same, character by character/);
  });

  for (const error of ['invalid_scope', 'unauthorized_client', 'invalid_request']) {
    it(`as ${error} is said, and is no "That took too long"`, async () => {
      const page = openPage();
      const left = await leave(page, page.client.session.start());
      const after = comeBack(page, realm.refuse(left, error));
      assert.equal(await statusOf(after), 'anonymous');
      assert.equal(after.client.session.refusal()?.code, 'unexpected_answer');
      said(new RegExp(error));
    });
  }

  for (const [status, error] of [
    [401, 'invalid_client'],
    [400, 'unauthorized_client'],
  ] as const) {
    it(`as a client that was switched off (${error}) is said, and the session is over`, async () => {
      realm.lifetime = 1;
      const page = await signedIn();
      realm.tokenError = [status, error];
      assert.equal(codeOf(await page.client.sessions.list()), 'session_expired');
      assert.equal(await statusOf(page), 'anonymous');
      said(new RegExp(error));
    });
  }

  it('as a role that is missing is forbidden', async () => {
    const { client } = await signedIn();
    realm.mayManage = false;
    assert.equal(codeOf(await client.session.current()), 'forbidden');
    assert.equal(codeOf(await client.sessions.endOthers()), 'forbidden');
    said(/need roles of the client “account”/);
  });

  it('as an address that a token would be read from is refused at once', () => {
    assert.throws(() => openPage({ realm: 'http://id.example.org/realms/people' }), /realm has to be https:/);
  });
});

describe('a Keycloak that is not there', () => {
  it('is unreachable, and nobody is signed out by it', async () => {
    const page = await signedIn();
    realm.down = 503;
    for (const outcome of [
      await page.client.session.current(),
      await page.client.profile.update({ firstName: 'A', lastName: 'B' }),
      await page.client.sessions.endOthers(),
    ])
      assert.equal(codeOf(outcome), 'unreachable');
    assert.equal(codeOf(await openPage().client.session.start()), 'unreachable');
    realm.down = undefined;
    assert.equal(await statusOf(page), 'active');
    assert.equal(errors.length, 1);
    assert.match(errors[0]!, /is its name right, and is it up/);
  });

  it('is unreachable while a token should be renewed, and the session goes on afterwards', async () => {
    realm.lifetime = 1;
    const page = await signedIn();
    realm.down = 502;
    assert.equal(await statusOf(page), 'unreachable');
    realm.down = undefined;
    assert.equal(await statusOf(page), 'active');
  });

  it('and has forgotten the sessions when it is back asks anew', async () => {
    const page = await signedIn();
    realm.endSession();
    assert.equal(codeOf(await page.client.sessions.list()), 'session_expired');
    page.page.go(address);
    const left = await leave(page, page.client.session.start());
    assert.equal(await statusOf(comeBack(page, realm.answer(left))), 'active');
  });
});

describe('a call that is given up', () => {
  it('rejects, whichever of its requests is under way', async () => {
    const { client } = await signedIn();
    realm.credentials = [];
    const calls = [
      (signal: AbortSignal) => client.session.current({ signal }),
      (signal: AbortSignal) => client.profile.update({ firstName: 'A', lastName: 'B' }, { signal }),
      (signal: AbortSignal) => client.authenticators.rename({ id: 'a', name: 'B' }, { signal }),
      (signal: AbortSignal) => client.recoveryCodes.status({ signal }),
      (signal: AbortSignal) => client.sessions.end({ id: 'a' }, { signal }),
      (signal: AbortSignal) => client.profile.current!({ signal }),
      (signal: AbortSignal) => client.password.status!({ signal }),
      (signal: AbortSignal) => client.policy.current({ signal }),
      (signal: AbortSignal) => client.deletion.impact({ signal }),
    ];
    for (const call of calls) {
      const abort = new AbortController();
      const called = call(abort.signal);
      abort.abort();
      await assert.rejects(called, { name: 'AbortError' });
      await assert.rejects(call(AbortSignal.abort()), { name: 'AbortError' });
    }
  });
});

describe('signing out of a realm', () => {
  it('happens in the page, ends the session of the realm and is heard in the other tabs', async () => {
    const page = await signedIn();
    const other = openPage();
    let heard = 0;
    const end = other.client.session.subscribe(() => void heard++);
    assert.deepEqual(await page.client.session.signOut(), { ok: true, value: undefined });
    assert.deepEqual(realm.asked, ['POST /protocol/openid-connect/logout']);
    assert.equal(await statusOf(page), 'anonymous');
    await eventually('the news', () => heard || undefined);
    end();
    assert.deepEqual(errors, []);
  });
});
