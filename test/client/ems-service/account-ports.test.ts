import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EmsServiceClient } from '../../../src/client/ems-service/index.ts';
import type { Outcome } from '../../../src/client/outcome.ts';
import { account, accountRequests, active, own } from '../support/account-requests.ts';
import { clientOf } from '../support/answering-client.ts';

type Answers = [status: number, body: unknown][];
type Client = EmsServiceClient;

/** Announcements arrive in a microtask of their own. */
const countAnnouncements = (client: Client): (() => Promise<number>) => {
  let count = 0;
  client.session.subscribe(() => void count++);
  return async () => {
    await Promise.resolve();
    return count;
  };
};

describe('the ports of an account', () => {
  for (const [name, { path, call, body, answer, value, announces = false }] of Object.entries(accountRequests)) {
    it(`${name} is one request, and ${announces ? 'announced' : 'not announced'}`, async () => {
      const { client, asked } = clientOf({ [path]: [[200, answer]] });
      const announced = countAnnouncements(client);
      assert.deepEqual(await call(client), { ok: true, value });
      assert.deepEqual(asked, [{ path, body }]);
      assert.equal((await announced()) > 0, announces);
    });

    it(`${name} passes a problem on, and announces none`, async () => {
      const { client } = clientOf({ [path]: [[403, { code: 'reauthentication_required' }]] });
      const announced = countAnnouncements(client);
      assert.deepEqual(await call(client), { ok: false, problem: { code: 'reauthentication_required' } });
      assert.equal(await announced(), 0);
    });
  }

  for (const [name, { path, call, keyed = false }] of Object.entries(accountRequests)) {
    it(`${name} is ${keyed ? 'sent with its idempotency key' : 'sent without one'}`, async () => {
      const keys: (string | null)[] = [];
      const fetch: typeof globalThis.fetch = (_, init) => {
        keys.push(new Headers(init?.headers).get('idempotency-key'));
        return Promise.resolve(Response.json({}, { status: 404 }));
      };
      await call(clientOf({ [path]: [] }, { fetch }).client, { idempotencyKey: 'key-1' });
      assert.deepEqual(keys, [keyed ? 'key-1' : null]);
    });
  }

  for (const [name, { path, call, answer }] of Object.entries(accountRequests)) {
    // What is answered with nothing may have anything in it.
    if (Object.keys(answer as object).length === 0) continue;
    it(`${name} answers unexpected_answer when the answer is of another shape`, async () => {
      for (const other of [
        {},
        [],
        {
          methods: 'x',
          status: {},
          pending: {},
          codes: [1],
          sessions: [{}],
          authenticators: [{}],
          hosts: [],
        },
      ]) {
        const outcome = await call(clientOf({ [path]: [[200, other]] }).client);
        assert.equal(!outcome.ok && outcome.problem.code, 'unexpected_answer', JSON.stringify(other));
      }
    });
  }

  it('leave out of an answer what the interface has not', async () => {
    const { client } = clientOf({ '/account/sessions': [[200, { sessions: [{ ...own, token: 'secret' }] }]] });
    assert.deepEqual(await client.sessions.list(), { ok: true, value: [own] });
  });
});

describe('a sign-in with a second factor', () => {
  const challenge = { challenge: 'c', methods: ['totp', 'recovery_code'] };

  it('is a challenge, and nothing is announced yet', async () => {
    const { client } = clientOf({ '/sign-in/email': [[200, challenge]] });
    const announced = countAnnouncements(client);
    assert.deepEqual(await client.session.signIn({ email: account.email, password: 'p' }), {
      ok: true,
      value: challenge,
    });
    assert.equal(await announced(), 0);
  });

  it('ends the waiting for a verification with the second step', async () => {
    const registered: Answers = [[200, { email: 'ada@example.org', ticket: 't', retryAfter: 60 }]];
    const { client } = clientOf({
      '/sign-up/email': registered,
      '/sign-in/email': [[200, challenge]],
      '/sign-in/second-factor': [[200, active]],
      '/account/session': [[200, { status: 'anonymous' }]],
      '/email-verification/status': [[200, { verified: false }]],
    });
    const status = async (): Promise<unknown> => {
      const state = await client.session.current();
      return state.ok && state.value.status;
    };
    await client.registration.register({ firstName: 'Ada', lastName: 'Lovelace', email: account.email, password: 'p' });
    await client.session.signIn({ email: account.email, password: 'p' });
    assert.equal(await status(), 'unverified');
    await client.secondFactor.verify({ challenge: 'c', code: '1' });
    assert.equal(await status(), 'anonymous');
  });
});

describe('a session that is no longer there', () => {
  const gone: Answers = [[401, { code: 'not_signed_in' }]];
  const codeOf = (outcome: Outcome<unknown>): unknown => (outcome.ok ? 'none' : outcome.problem.code);

  it('is not_signed_in where this client never had one', async () => {
    const { client } = clientOf({ '/account/profile': gone, '/account/session': [[200, { status: 'anonymous' }]] });
    await client.session.current();
    const announced = countAnnouncements(client);
    assert.equal(codeOf(await client.profile.update(account)), 'not_signed_in');
    assert.equal(await announced(), 0);
  });

  const beginnings: Record<string, (client: Client) => Promise<unknown>> = {
    'was signed in to': (client) => client.session.signIn({ email: account.email, password: 'p' }),
    'was signed in to in two steps': (client) => client.secondFactor.verify({ challenge: 'c', code: '1' }),
    'was found': (client) => client.session.current(),
    'was used': (client) => client.sessions.list(),
  };
  for (const [name, begin] of Object.entries(beginnings)) {
    it(`is session_expired where one ${name}, which is announced once`, async () => {
      const { client } = clientOf({
        '/sign-in/email': [[200, active]],
        '/sign-in/second-factor': [[200, active]],
        '/account/session': [
          [200, active],
          [200, { status: 'anonymous' }],
        ],
        '/account/sessions': [[200, { sessions: [own] }]],
        '/account/profile': [[401, { code: 'not_signed_in', detail: 'd', reference: 'r' }]],
        '/terms/accept': gone,
      });
      await begin(client);
      const announced = countAnnouncements(client);
      assert.deepEqual(await client.profile.update(account), {
        ok: false,
        problem: { code: 'session_expired', detail: 'd', reference: 'r' },
      });
      assert.equal(codeOf(await client.profile.update(account)), 'session_expired');
      assert.equal(codeOf(await client.terms.accept({ version: '1' })), 'session_expired');
      assert.equal(await announced(), 1);
    });
  }

  it('is announced by whoever asks for the state first, once', async () => {
    const { client } = clientOf({
      '/account/session': [
        [200, active],
        [200, { status: 'anonymous' }],
      ],
    });
    await client.session.current();
    const announced = countAnnouncements(client);
    for (let i = 0; i < 3; i++) await client.session.current();
    assert.equal(await announced(), 1);
  });

  for (const [name, end] of Object.entries({
    'signing out': (client: Client) => client.session.signOut(),
    'deleting the account': (client: Client) => client.deletion.delete(),
  })) {
    it(`is not_signed_in after ${name} here`, async () => {
      const { client } = clientOf({
        '/account/session': [[200, active]],
        '/sign-out': [[200, {}]],
        '/account/deletion': [[200, {}]],
        '/account/profile': gone,
      });
      await client.session.current();
      assert.deepEqual(await end(client), { ok: true, value: undefined });
      assert.equal(codeOf(await client.profile.update(account)), 'not_signed_in');
    });
  }
});

describe('a change', () => {
  const bob = { status: 'active', account: { ...account, id: '2', email: 'bob@example.org' } };

  it('says for which account it is, as this page knows it, also when that is signed out by now', async () => {
    const meant: Record<string, string | null> = {};
    let state: object = active;
    const fetch: typeof globalThis.fetch = (input, init) => {
      const path = String(input).replace('https://id.example.org/api/auth', '');
      if (path === '/account/session') return Promise.resolve(Response.json(state));
      if (init?.method === 'POST') meant[path] = new Headers(init.headers).get('ems-account');
      return Promise.resolve(Response.json({ code: 'conflict' }, { status: 409 }));
    };
    const { client } = clientOf({}, { fetch });
    const changes = Object.values(accountRequests).filter(({ path, body }) => body && path.startsWith('/account/'));
    const sendAll = async () => {
      for (const { path, call } of changes) if (path !== '/account/email/confirm') await call(client);
      return [...new Set(Object.values(meant))];
    };
    assert.deepEqual(await sendAll(), [null]);
    await client.session.current();
    assert.deepEqual(await sendAll(), ['1']);
    state = { status: 'anonymous' };
    await client.session.current();
    assert.deepEqual(await sendAll(), ['1']);
    state = bob;
    await client.session.current();
    assert.deepEqual(await sendAll(), ['2']);
  });

  it('that is refused because of another account has everybody ask anew', async () => {
    const { client } = clientOf({ '/account/sessions/end-others': [[409, { code: 'conflict' }]] });
    const announced = countAnnouncements(client);
    await client.sessions.endOthers();
    assert.equal(await announced(), 1);
  });

  it('of the account is told to who still shows the one from before, when one of them hears of it', async () => {
    const { client } = clientOf({
      '/account/session': [
        [200, active],
        [200, bob],
      ],
    });
    const announced = countAnnouncements(client);
    await client.session.current();
    assert.equal(await announced(), 0);
    await client.session.current();
    assert.equal(await announced(), 1);
    await client.session.current();
    assert.equal(await announced(), 1);
  });
});
