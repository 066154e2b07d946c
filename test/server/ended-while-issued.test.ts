import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, password, type Answer, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';
import { openSite, tokensOf, type Site } from '../support/site.ts';

const rounds = 6;
const next = 'a completely new password';
const onPostgres = process.env['TEST_DATABASE_URL'] !== undefined;

/** What ends tokens, and whether it ends the session that it is done in. */
const ends: Record<string, { act: (browser: Browser) => Promise<Answer>; all: boolean }> = {
  'the sign-out': { act: (browser) => browser.post('/sign-out', {}), all: true },
  'the account’s deletion': { act: (browser) => browser.post('/account/deletion', {}), all: true },
  'a change of the password that ends all else': {
    act: (browser) =>
      browser.post('/account/password', { currentPassword: password, password: next, endOtherSessions: true }),
    all: false,
  },
  'the end of all other sessions': { act: (browser) => browser.post('/account/sessions/end-others', {}), all: false },
};

describe('tokens that are issued while they end, by', () => {
  let service: TestService;
  let site: Site;
  before(async () => {
    service = await startTestService();
    site = openSite(service);
  });
  after(() => service.stop());

  /** Somebody who has several tokens in each of two sessions, and codes to be exchanged. */
  const issued = async () => {
    const { browser, person } = await signIn(service);
    const other = openBrowser(service);
    await other.post('/sign-in/email', person);
    const sessions = [browser, browser, other, other];
    const tokens = await Promise.all(sessions.map((each) => site.signIn(each)));
    const authorizations = sessions.map(() => site.begin());
    const codes = await Promise.all(authorizations.map((each, i) => site.codeFor(sessions[i]!, each)));
    const issue = (): Promise<Answer>[] => [
      ...tokens.map(({ refreshToken }) =>
        site.ask({ grant_type: 'refresh_token', client_id: site.id, refresh_token: refreshToken }),
      ),
      ...authorizations.map((each, i) => site.exchange(codes[i]!, each)),
    ];
    return { browser, person, tokens, issue };
  };

  const idOf = async (email: string): Promise<string> =>
    String((await service.query(`select id from "user" where email = '${email}'`))[0]?.['id']);

  for (const [name, { act, all }] of Object.entries(ends)) {
    it(`${name}: they are refused, or end with it`, async () => {
      for (let round = 0; round < rounds; round += 1) {
        const { browser, person, issue } = await issued();
        const id = await idOf(person.email);
        const asked = issue();
        const [ended, ...answers] = await Promise.all([act(browser), ...asked]);
        assert.equal(ended.status, 200, JSON.stringify(ended.body));
        for (const { status, body } of answers) assert.ok(status < 500, JSON.stringify(body));
        if (!all) continue;
        const own = (await Promise.all([0, 1, 4, 5].map((i) => asked[i]!))).filter(({ status }) => status === 200);
        for (const answer of own)
          expectProblem(await site.pages(tokensOf(answer).accessToken).get('/account/session'), 401, 'not_signed_in');
        if ((await service.query(`select id from "user" where id = '${id}'`)).length > 0) continue;
        for (const table of ['session', 'account', 'tokenGrant', 'oauthAccessToken', 'oauthRefreshToken'])
          assert.deepEqual(await service.query(`select id from "${table}" where "userId" = '${id}'`), [], table);
      }
    });

    it(`${name}, asked for with such a token`, async () => {
      for (let round = 0; round < rounds; round += 1) {
        const { tokens, issue } = await issued();
        const pages = site.pages(tokens[3]!.accessToken);
        for (const { status, body } of await Promise.all([act(pages), ...issue()]))
          assert.ok(status < 500, JSON.stringify(body));
      }
    });
  }

  it(
    'whatever, and none of them waits for what waits for it',
    { skip: !onPostgres && 'SQLite has no deadlocks' },
    async () => {
      // A connection tells at its end what it has met.
      await service.restart();
      assert.deepEqual(
        await service.query('select deadlocks::int from pg_stat_database where datname = current_database()'),
        [{ deadlocks: 0 }],
      );
    },
  );
});
