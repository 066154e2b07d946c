import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { bearer } from 'better-auth/plugins';
import { accountPlugins, createOutbox } from '../../src/server/index.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite } from '../support/site.ts';
import { rowsOf } from '../support/tables.ts';

/** The token in a browser's cookie, without its signature. */
const tokenOf = ({ cookies }: Browser): string =>
  decodeURIComponent(cookies.get('ems.session_token') ?? '').split('.')[0] ?? '';

describe('a copy of the database', () => {
  let service: TestService;
  before(async () => void (service = await startTestService({ plugins: [bearer()] })));
  after(() => service.stop());

  const statusBy = async (token: string) => {
    const answer = await openBrowser(service).get('/account/session', { authorization: `Bearer ${token}` });
    return answer.status === 200 ? answer.body.status : 'anonymous';
  };

  it('signs nobody in: no text of any row is a session, not even for `bearer` without signatures', async () => {
    const { browser, person } = await signIn(service);
    const site = openSite(service);
    await site.signIn(browser);
    await browser.post('/account/reauthenticate', { password: person.password });
    assert.notEqual(await statusBy(tokenOf(browser)), 'anonymous');
    const texts = [...(await rowsOf(service)).values()]
      .flat()
      .flatMap((row) => Object.values(row))
      .filter((value): value is string => typeof value === 'string');
    assert.ok(texts.length > 20);
    for (const text of new Set(texts)) {
      assert.ok(!text.includes(tokenOf(browser)));
      for (const guess of [text, text.replace(/^\w+:/, '')].filter((each) => /^[\x21-\x7e]+$/.test(each)))
        assert.equal(await statusBy(guess), 'anonymous', guess);
    }
  });

  it('of an earlier version is converted at the start, and nobody is signed out by it', async () => {
    const { browser } = await signIn(service);
    const clear = tokenOf(browser);
    const where = `"userId" = (select "userId" from "session" order by "createdAt" desc limit 1)`;
    await service.query(`update "session" set token = '${clear}' where ${where}`);
    assert.equal((await browser.get('/account/session')).body.status, 'anonymous');
    await service.restart();
    assert.notEqual((await browser.get('/account/session')).body.status, 'anonymous');
    assert.deepEqual(await service.query(`select id from "session" where token = '${clear}'`), []);
  });

  it('of a thousand sessions of an earlier version is converted whole', async () => {
    const { browser } = await signIn(service);
    const [row] = await service.query(`select * from "session" order by "createdAt" desc limit 1`);
    const time = '2026-01-01T00:00:00.000Z';
    const copies = Array.from(
      { length: 1100 },
      (_, i) => `('copy${i}', '2099-01-01T00:00:00.000Z', 'Clear${i}', '${time}', '${time}', '${String(row?.userId)}')`,
    );
    await service.query(
      `insert into "session" (id, "expiresAt", token, "createdAt", "updatedAt", "userId") values ${copies.join(',')}`,
    );
    await service.restart();
    assert.notEqual((await browser.get('/account/session')).body.status, 'anonymous');
    assert.notEqual(await statusBy('Clear1099'), 'anonymous');
    assert.deepEqual(await service.query(`select id from "session" where token not like 'sha256:%'`), []);
  });
});

describe('another server with these plugins', () => {
  const settings = {
    baseURL: 'http://id.example.org',
    secret: 'a secret of a test, long enough for it',
    emailAndPassword: { enabled: true },
    plugins: accountPlugins({
      outbox: createOutbox({ deliver: () => Promise.resolve(), log: () => undefined }),
      pages: {
        verification: (token) => token,
        emailChange: (token) => token,
        passwordReset: (token) => token,
        deviceConfirmation: String,
        signIn: '',
        account: '',
      },
    }),
  };

  it('stores digests too, through Better Auth’s own endpoints', async () => {
    const db: Record<string, Record<string, unknown>[]> = {};
    for (const model of ['user', 'session', 'account', 'verification']) db[model] = [];
    const auth = betterAuth({ ...settings, database: memoryAdapter(db) });
    const { internalAdapter } = await auth.$context;
    const user = await internalAdapter.createUser(
      { email: 'ada@example.org', name: 'Ada', emailVerified: true },
      { method: 'other' },
    );
    const session = await internalAdapter.createSession(user.id);
    assert.doesNotMatch(session.token, /:/);
    assert.match(String(db.session?.[0]?.token), /^sha256:/);
    assert.equal((await internalAdapter.findSession(session.token))?.session.token, session.token);
    assert.equal(await internalAdapter.findSession(String(db.session?.[0]?.token)), null);
    assert.equal((await internalAdapter.findSessions([session.token]))[0]?.session.token, session.token);
    const [listed] = await internalAdapter.listSessions(user.id);
    assert.notEqual(listed?.token, session.token);
    await internalAdapter.updateSession(listed?.token ?? '', { userAgent: 'renamed' });
    assert.equal((await internalAdapter.findSession(session.token))?.session.userAgent, 'renamed');
    await internalAdapter.deleteSession(listed?.token ?? '');
    assert.equal(await internalAdapter.findSession(session.token), null);
  });

  it('is refused a secondary storage, which would hold tokens in plain text', async () => {
    const nothing = () => null;
    const secondaryStorage = { get: nothing, set: nothing, delete: nothing, getAndDelete: nothing, increment: () => 1 };
    const auth = betterAuth({ ...settings, database: memoryAdapter({}), secondaryStorage });
    await assert.rejects(auth.$context, /secondaryStorage/);
  });
});
