import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { concerns } from '../../src/server/concerns.ts';
import { openBrowser, type Browser } from '../support/browser.ts';
import { signIn } from '../support/person.ts';
import { mutations } from '../support/sample-bodies.ts';
import { startTestService, type TestService } from '../support/service.ts';

/** Values that a member may have besides texts, for which there is `hostile-text.test.ts`. */
const values: unknown[] = [-1, true, null, [], [[]], [null], { a: { b: [] } }, { toString: 1 }];

/** Members that somebody reads who doesn't know what the body is for: hooks of Better Auth and of its plugins. */
const readByOthers = [
  'oauth_query',
  'callbackURL',
  'redirectTo',
  'errorCallbackURL',
  'newUserCallbackURL',
  'refresh_token',
  'client_id',
  'grant_type',
  'token',
  'code',
  '__proto__',
  'constructor',
  'then',
  'toJSON',
];

const deep = ['['.repeat(30_000) + ']'.repeat(30_000), `{"a":${'[{"a":'.repeat(5000)}1${'}]'.repeat(5000)}}`];
const texts = ['', ' ', '[]', 'null', '{', '"text"', '1', '1e999', '\ufeff{}', '{"a":1,"a":2}', ...deep];

const types = [
  '',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  'application/octet-stream',
  'application/json; charset=utf-16',
  'application/jsonx',
  'image/png',
  '%',
];

describe('a body of whatever kind', () => {
  let service: TestService;
  before(async () => void (service = await startTestService()));
  after(() => service.stop());

  const paths = [
    ...new Set([...mutations.map(({ path }) => path), ...concerns.flatMap(({ otherPaths }) => otherPaths ?? [])]),
  ];
  const failures: string[] = [];

  const send = async (
    browser: Browser,
    path: string,
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<void> => {
    const init = {
      method: 'POST',
      body,
      headers: { origin: service.origin, 'content-type': 'application/json', ...headers },
    };
    const { status, body: answer } = await browser.send(path, init);
    if (status >= 500)
      failures.push(
        `${status} ${path} ${String(body).slice(0, 80)} ${JSON.stringify(headers)} ${String(service.logged.find(({ reference }) => reference === answer.reference)?.error)}`,
      );
  };

  it('is never a failure of the service', async () => {
    const stranger = openBrowser(service);
    for (const path of paths) {
      for (const text of texts) await send(stranger, path, text, { 'idempotency-key': 'key' });
      for (const member of readByOthers)
        for (const value of ['x', '\u0000', [[]], {}])
          await send(stranger, path, `{${JSON.stringify(member)}:${JSON.stringify(value)}}`);
      await send(stranger, path, new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]));
    }
    // Ours take the same types; each of the provider's its own.
    for (const path of ['/sign-in/email', ...paths.filter((each) => each.startsWith('/oauth2/'))]) {
      for (const type of types)
        for (const text of ['oauth_query=x', '--x\r\n', '\u0000', '{}'])
          await send(stranger, path, text, { 'content-type': type });
    }
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    for (const [name, value] of [
      ['client_id', '%00'],
      ['code', '%00'],
      ['refresh_token', '%00'],
      ['token', '%00'],
      ['code', '%ff'],
      ['resource', '%00'],
      ['client_id[]', 'x'],
    ] as const) {
      const grants = ['authorization_code', 'refresh_token', 'client_credentials', '%00'].map(
        (grant) =>
          `grant_type=${grant}&client_id=element-one&code=x&code_verifier=x&redirect_uri=x&refresh_token=x&token=x`,
      );
      for (const grant of grants)
        for (const path of ['/oauth2/token', '/oauth2/revoke'])
          await send(stranger, path, `${name}=${value}&${grant.replace(`${name}=`, 'other=')}`, form);
      const { status } = await stranger.get(
        `/oauth2/authorize?${name}=${value}&response_type=code&state=%00&scope=openid`,
      );
      if (status >= 500) failures.push(`${status} /oauth2/authorize ${name}=${value}`);
    }
    assert.deepEqual(failures, []);
  });

  it('is never one with a wrong member either, sent by a stranger or by somebody signed in', async () => {
    const { browser } = await signIn(service);
    for (const each of [openBrowser(service), browser]) {
      for (const { name, path, body } of mutations) {
        // They would end what the others need.
        if (name === 'session.signOut' || name === 'deletion.delete') continue;
        for (const text of deep) await send(each, path, text, { 'idempotency-key': 'key' });
        for (const member of Object.keys({
          ...body,
          ...(name === 'registration.register' && { extra: {}, returnTo: '', acceptedTerms: '' }),
        })) {
          for (const value of values) await send(each, path, JSON.stringify({ ...body, [member]: value }));
        }
      }
    }
    assert.deepEqual(failures, []);
  });

  it('is heeded by the OpenID provider only where it is meant for it', async () => {
    const { browser, person } = await signIn(service);
    for (const oauth_query of ['x', [[]], 1]) {
      assert.equal(
        (await browser.post('/account/profile', { firstName: 'Ada', lastName: 'Lovelace', oauth_query })).status,
        200,
      );
      assert.equal((await openBrowser(service).post('/sign-in/email', { ...person, oauth_query })).status, 200);
      for (const path of ['/openid/continue', '/oauth2/continue'])
        assert.equal((await browser.post(path, { oauth_query })).status, 400);
    }
  });
});
