import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failure, success } from '../../../src/client/outcome.ts';
import type { KeycloakClient } from '../../../src/client/keycloak/index.ts';
import { codes, otp } from './realm.ts';
import { codeOf, comeBack, errors, leave, openPage, realm, signedIn, statusOf } from './site.ts';

const valueOf = <T>(outcome: { ok: true; value: T } | { ok: false; problem: { code: string } }): T => {
  if (!outcome.ok) throw new Error(outcome.problem.code);
  return outcome.value;
};

describe('the profile of a realm', () => {
  it('is sent back whole, so that no attribute is wiped', async () => {
    const { client } = await signedIn();
    const account = { id: 'ada', email: 'ada@example.org', firstName: 'Augusta', lastName: 'King' };
    assert.deepEqual(
      await client.profile.update({ firstName: ' Augusta ', lastName: 'King' }, { idempotencyKey: 'k' }),
      success(account),
    );
    assert.deepEqual(realm.profile.attributes, { locale: ['de'], phone: ['+44 1'] });
    assert.equal(realm.profile['username'], 'ada@example.org');
    assert.deepEqual(await client.session.current(), success({ status: 'active', account }));
  });

  it('changes nothing where it could not be read', async () => {
    const { client } = await signedIn();
    realm.profile = { ...realm.profile, id: 'ada' };
    realm.mayManage = false;
    assert.equal(codeOf(await client.profile.update({ firstName: 'A', lastName: 'B' })), 'forbidden');
    assert.deepEqual(realm.asked, ['GET /account/']);
  });

  it('names the fields that are refused', async () => {
    const { client } = await signedIn();
    const errorMessage = 'error-person-name-invalid-character';
    const update = () => client.profile.update({ firstName: '<', lastName: '>' });
    realm.refuses = [{ field: 'lastName', errorMessage }];
    const one = await update();
    assert.deepEqual(one.ok || { ...one.problem, detail: '' }, { code: 'name_invalid', field: 'lastName', detail: '' });
    realm.refuses = [
      { field: 'lastName', errorMessage },
      { field: 'firstName', errorMessage },
    ];
    const both = await update();
    assert.deepEqual(both.ok || both.problem, {
      code: 'name_invalid',
      field: 'firstName',
      fields: [{ field: 'lastName', code: 'name_invalid' }],
      detail: `Keycloak refused the profile: lastName: ${errorMessage}, firstName: ${errorMessage}.`,
    });
    assert.deepEqual(errors, []);
  });

  it('refuses names that show nothing before they are sent', async () => {
    const { client } = await signedIn();
    assert.deepEqual(await client.profile.update({ firstName: ' ', lastName: '\u200d' }), {
      ok: false,
      problem: {
        code: 'name_invalid',
        field: 'firstName',
        fields: [{ field: 'lastName', code: 'name_invalid' }],
      },
    });
    assert.deepEqual(realm.asked, []);
  });

  it('names further fields as the contract does', async () => {
    const { client } = await signedIn();
    realm.attributes = [{ name: 'phone' }];
    realm.refuses = [
      { field: 'nickName', errorMessage: 'error-user-attribute-required' },
      { field: 'locale', errorMessage: 'error-invalid-value' },
      { field: 'firstName', errorMessage: 'error-invalid-length' },
    ];
    const refused = await client.profile.update({ attributes: { phone: [] } });
    assert.deepEqual(refused.ok || { ...refused.problem, detail: '' }, {
      code: 'name_invalid',
      field: 'firstName',
      detail: '',
      fields: [
        { field: 'attributes.nickName', code: 'value_invalid' },
        { field: 'language', code: 'value_invalid' },
      ],
    });
  });

  it('tells the developer what is refused without a field', async () => {
    const { client } = await signedIn();
    realm.refuses = [{ field: '', errorMessage: 'readOnlyUsernameMessage' }];
    assert.equal(codeOf(await client.profile.update({ firstName: 'A' })), 'unexpected_answer');
    assert.match(errors.join(), /readOnlyUsernameMessage/);
  });

  it('changes what is given and nothing else', async () => {
    const { client } = await signedIn();
    await client.profile.update({ language: 'en' });
    assert.deepEqual(realm.profile.attributes, { locale: ['en'], phone: ['+44 1'] });
    realm.attributes = [{ name: 'phone' }, { name: 'team', multivalued: true }];
    await client.profile.update({ attributes: { phone: [], team: ['a', 'b'] } });
    assert.deepEqual(realm.profile.attributes, { locale: ['en'], phone: [], team: ['a', 'b'] });
    assert.equal(realm.profile['firstName'], 'Ada');
  });

  it('refuses what the realm would take without a word, and sends nothing', async () => {
    const { client } = await signedIn();
    realm.attributes = [{ name: 'phone', readOnly: true }, { name: 'team' }];
    const refused = await client.profile.update({
      language: 'xx',
      attributes: { phone: ['1'], nope: ['2'], team: ['a', 'b'] },
    });
    assert.deepEqual(
      refused.ok || [
        refused.problem.code,
        refused.problem.field,
        ...(refused.problem.fields ?? []).map(({ field }) => field),
      ],
      ['value_invalid', 'language', 'attributes.phone', 'attributes.nope', 'attributes.team'],
    );
    assert.ok(!realm.asked.includes('POST /account/'));
  });

  it('has the fields of the realm', async () => {
    const { client } = await signedIn();
    realm.attributes = [
      {
        name: 'phone',
        displayName: '${profile.attributes.phone}',
        required: true,
        readOnly: false,
        multivalued: false,
        annotations: { inputType: 'html5-tel', inputHelperTextBefore: 'With the country.' },
        validators: { length: { min: '3', max: 20 }, pattern: { pattern: '[+0-9 ]+', 'error-message': 'x' } },
      },
      {
        name: 'team',
        displayName: 'Team',
        readOnly: true,
        multivalued: true,
        annotations: { inputType: 'select', inputOptionLabels: { a: 'Team A', b: '${b}' } },
        validators: { options: { options: ['a', 'b', 'toString'] } },
      },
      { name: 'born', validators: { 'iso-date': {} } },
      { name: 'toString' },
    ];
    const plain = { required: false, readOnly: false, multivalued: false, validators: {}, values: [] };
    assert.deepEqual(valueOf(await client.profile.current!()), {
      readOnly: [],
      language: 'de',
      languages: ['de', 'en'],
      fields: [
        {
          name: 'phone',
          label: 'Phone',
          hint: 'With the country.',
          type: 'tel',
          required: true,
          readOnly: false,
          multivalued: false,
          validators: { minLength: 3, maxLength: 20, pattern: '[+0-9 ]+' },
          values: ['+44 1'],
        },
        {
          ...plain,
          name: 'team',
          label: 'Team',
          readOnly: true,
          multivalued: true,
          validators: {
            options: [
              { value: 'a', label: 'Team A' },
              { value: 'b', label: 'B' },
              { value: 'toString', label: 'toString' },
            ],
          },
        },
        { ...plain, name: 'born', label: 'born', type: 'date' },
        { ...plain, name: 'toString', label: 'toString' },
      ],
    });
  });

  describe('whose words are names of messages', () => {
    const attributes = [
      {
        name: 'phoneNumber',
        displayName: '${profile.phoneNumber}',
        annotations: {
          inputHelperTextBefore: 'z. B. ${example}',
          inputOptionLabels: { a: '${team.a}', b: '${team.IT_department}' },
        },
        validators: { options: { options: ['a', 'b'] } },
      },
    ];
    const wordsOf = async (client: KeycloakClient): Promise<unknown[]> => {
      const [{ label, hint, validators } = assert.fail()] = valueOf(await client.profile.current!()).fields;
      return [label, hint, validators.options?.map((option) => option.label)];
    };
    const texts = 'GET /resources/people/account/de';

    it('has those of the realm, in the language of the page, asked for once', async () => {
      const { client } = await signedIn({ language: () => 'de' });
      realm.attributes = attributes;
      realm.texts = { de: { 'profile.phoneNumber': 'Telefonnummer', 'team.a': "Ada''s Team", example: '+49' } };
      for (const _ of [1, 2])
        assert.deepEqual(await wordsOf(client), ['Telefonnummer', 'z. B. +49', ["Ada's Team", 'IT department']]);
      assert.equal(realm.asked.filter((asked) => asked === texts).length, 1);
      assert.equal(realm.received.find(({ path }) => path.startsWith('/resources'))?.headers.authorization, undefined);
    });

    it('has what can be read of them where the realm tells none, and asks again later', async () => {
      const { client } = await signedIn({ language: () => 'de' });
      realm.attributes = attributes;
      const readable = ['Phone number', 'z. B. Example', ['A', 'IT department']];
      assert.deepEqual(await wordsOf(client), readable);
      realm.texts = { de: { 'profile.phoneNumber': 'Telefonnummer' } };
      assert.deepEqual(await wordsOf(client), ['Telefonnummer', ...readable.slice(1)]);
    });

    it('are waited for no longer than a call lasts, even by a fetch that heeds no signal, and than who asked', async () => {
      const asker = new AbortController();
      const { client } = await signedIn({
        language: () => 'de',
        timeout: 500,
        async fetch(input, init) {
          if (!String(input).includes('/resources/')) return fetch(input, init);
          asker.abort();
          return new Promise(() => undefined);
        },
      });
      realm.attributes = attributes;
      await assert.rejects(client.profile.current!({ signal: asker.signal }), { name: 'AbortError' });
      assert.equal((await wordsOf(client))[0], 'Phone number');
    });

    it('asks for none where there are none, nor when something is saved', async () => {
      const { client } = await signedIn({ language: () => 'de' });
      realm.attributes = [{ name: 'phone', displayName: 'Phone', readOnly: false }];
      await client.profile.current!();
      realm.attributes = attributes;
      await client.profile.update({ attributes: { phoneNumber: ['a'] } });
      assert.ok(!realm.asked.includes(texts));
    });
  });

  it('has names that are read only, and no language to choose, where the realm says so', async () => {
    const { client } = await signedIn();
    realm.attributes = [
      { name: 'lastName', readOnly: true },
      { name: 'locale', readOnly: true },
    ];
    const profile = valueOf(await client.profile.current!());
    assert.deepEqual([profile.readOnly, profile.languages], [['lastName'], []]);
  });

  it('is nothing that is expected where the realm tells no fields', async () => {
    const { client } = await signedIn();
    realm.attributes = [{ name: 'odd', required: 'yes' }];
    assert.equal(codeOf(await client.profile.current!()), 'unexpected_answer');
    await assert.rejects(client.profile.current!({ signal: AbortSignal.abort() }), { name: 'AbortError' });
  });

  it('may lack names and address', async () => {
    const { client } = await signedIn();
    realm.profile = { id: 'ada', username: 'ada', attributes: {} };
    const account = { id: 'ada', email: '', firstName: '', lastName: '' };
    assert.deepEqual(await client.session.current(), success({ status: 'active', account }));
  });
});

const session = (id: string, lastAccess: number, more: object = {}) => ({
  id,
  ipAddress: '192.0.2.1',
  started: 1_700_000_000,
  lastAccess,
  expires: 1_800_000_000,
  browser: 'Firefox/130.0',
  clients: [{ clientId: 'site' }],
  ...more,
});
const device = (os: string, name: string, ...sessions: ReturnType<typeof session>[]) => ({
  os,
  osVersion: '1',
  browser: 'x',
  device: name,
  mobile: false,
  lastAccess: 0,
  sessions,
});

describe('the sessions of a realm', () => {
  it('are named in words, the present one first, then by last use', async () => {
    const { client } = await signedIn();
    realm.devices = [
      device('Windows', 'Other', session('old', 1_700_000_100), session('new', 1_700_000_300)),
      device('iOS', 'iPhone', session('here', 1_700_000_200, { current: true, browser: 'Mobile Safari/17.1' })),
      device('Other', 'Other', session('unknown', 1_700_000_000, { browser: 'Other/Unknown' })),
    ];
    const list = valueOf(await client.sessions.list());
    assert.deepEqual(
      list.map(({ id, current, browser, system }) => ({ id, current, browser, system })),
      [
        { id: 'here', current: true, browser: 'Mobile Safari', system: 'iPhone' },
        { id: 'new', current: false, browser: 'Firefox', system: 'Windows' },
        { id: 'old', current: false, browser: 'Firefox', system: 'Windows' },
        { id: 'unknown', current: false, browser: undefined, system: undefined },
      ],
    );
    assert.equal(list[0]?.createdAt, '2023-11-14T22:13:20.000Z');
    assert.equal(list[0]?.lastUsedAt, '2023-11-14T22:16:40.000Z');
  });

  it('say where they began, when they end and what else is signed in to by them', async () => {
    const { client } = await signedIn();
    const clients = [
      { clientId: 'site', clientName: 'This site' },
      { clientId: 'shop', clientName: 'The shop' },
      { clientId: 'account-console', clientName: '${client_account-console}' },
      { clientId: 'wiki', clientName: '' },
    ];
    realm.devices = [
      device('Mac OS X', 'Mac', session('a', 1_700_000_100, { clients })),
      { ...device('Other', 'Other', session('b', 1_700_000_000, { clients: [], expires: 0 })), osVersion: 'Unknown' },
    ];
    const [a, b] = valueOf(await client.sessions.list());
    assert.deepEqual(
      [a?.ipAddress, a?.expiresAt, a?.systemVersion, a?.applications],
      ['192.0.2.1', '2027-01-15T08:00:00.000Z', '1', ['The shop', 'account-console', 'wiki']],
    );
    assert.deepEqual(
      [b?.expiresAt, b?.system, b?.systemVersion, b?.applications],
      [undefined, undefined, undefined, []],
    );
  });

  it('are ended one by one or but for the present one, with nothing that the preflight refuses', async () => {
    const { client } = await signedIn();
    assert.deepEqual(await client.sessions.end({ id: 'a/b' }, { idempotencyKey: 'k' }), success());
    assert.deepEqual(await client.sessions.endOthers({ idempotencyKey: 'k' }), success());
    assert.deepEqual(realm.asked, ['DELETE /account/sessions/a%2Fb', 'DELETE /account/sessions']);
    assert.ok(realm.received.every(({ headers }) => !('idempotency-key' in headers)));
  });

  it('are not all ended by an id that a browser leaves out of a path', async () => {
    const { client } = await signedIn();
    for (const id of ['', '.', '..']) assert.deepEqual(await client.sessions.end({ id }), success());
    assert.deepEqual(realm.asked, []);
  });

  it('with a time that is none are an answer that nobody expects', async () => {
    const { client } = await signedIn();
    realm.devices = [device('Windows', 'Other', session('a', 1e300))];
    assert.equal(codeOf(await client.sessions.list()), 'unexpected_answer');
  });
});

describe('the authenticators of a realm', () => {
  const list = () => [otp('b', 'Tablet', 2_000), otp('a', 'Phone', 1_000), codes(12)];

  it('are listed, the oldest first', async () => {
    const { client } = await signedIn();
    realm.credentials = list();
    assert.deepEqual(
      valueOf(await client.authenticators.list()).map(({ id, name, createdAt }) => [id, name, createdAt]),
      [
        ['a', 'Phone', '1970-01-01T00:00:01.000Z'],
        ['b', 'Tablet', '1970-01-01T00:00:02.000Z'],
      ],
    );
  });

  it('are renamed in place', async () => {
    const { client } = await signedIn();
    realm.credentials = list();
    const renamed = await client.authenticators.rename({ id: 'a', name: ' My  "phone" ' }, { idempotencyKey: 'k' });
    assert.equal(valueOf(renamed).name, 'My "phone"');
    assert.equal(realm.credentials[1]?.userLabel, 'My "phone"');
  });

  it('refuse a name that is taken, and before sending one that Keycloak would take or fail at', async () => {
    const { client } = await signedIn();
    realm.credentials = list();
    const rename = (name: string, id = 'a') => client.authenticators.rename({ id, name });
    const taken = await rename('Tablet');
    assert.deepEqual(taken.ok || [taken.problem.code, taken.problem.field], ['device_name_taken', 'deviceName']);
    realm.asked.length = 0;
    for (const name of ['', ' ', 'x'.repeat(256), '😀'.repeat(128)])
      assert.deepEqual(await rename(name), failure('name_invalid', { field: 'deviceName' }), name);
    assert.deepEqual(realm.asked, []);
    assert.equal(codeOf(await rename('x'.repeat(255))), 'success');
    for (const id of ['nobody', 'codes']) assert.equal(codeOf(await rename('New', id)), 'not_found');
  });

  it('are removed, which ends the other sessions; the last one takes the recovery codes along', async () => {
    const { client } = await signedIn();
    realm.credentials = list();
    assert.deepEqual(await client.authenticators.remove({ id: 'a' }), success());
    assert.deepEqual(
      realm.credentials.map(({ id }) => id),
      ['b', 'codes'],
    );
    assert.equal(realm.asked.at(-1), 'DELETE /account/sessions');
    assert.deepEqual(await client.authenticators.remove({ id: 'b' }), success());
    assert.deepEqual(realm.credentials, []);
    for (const id of ['b', 'codes']) assert.equal(codeOf(await client.authenticators.remove({ id })), 'not_found');
  });
});

describe('the password of a realm', () => {
  it('has a date, if there is one', async () => {
    const { client } = await signedIn();
    const status = async () => valueOf(await client.password.status!());
    assert.deepEqual(await status(), { changedAt: null });
    realm.credentials = [{ id: 'p', type: 'password', createdDate: 3_000, credentialData: '{}' }];
    assert.deepEqual(await status(), { changedAt: '1970-01-01T00:00:03.000Z' });
  });
});

describe('the recovery codes of a realm', () => {
  it('are counted', async () => {
    const { client } = await signedIn();
    const status = async () => valueOf(await client.recoveryCodes.status());
    assert.equal(await status(), null);
    realm.credentials = [otp('a', 'Phone', 1_000)];
    assert.deepEqual(await status(), { remaining: 0, total: 0, createdAt: '1970-01-01T00:00:01.000Z' });
    realm.credentials.push(codes(9, 5_000));
    assert.deepEqual(await status(), { remaining: 9, total: 12, createdAt: '1970-01-01T00:00:05.000Z' });
  });

  it('are none where no sign-in of the realm asks for them', async () => {
    const { client } = await signedIn();
    realm.credentials = [otp('a', 'Phone', 1_000)];
    realm.usesCodes = false;
    assert.equal(valueOf(await client.recoveryCodes.status()), null);
  });

  it('come with the list of authenticators in one request', async () => {
    const { client } = await signedIn();
    await Promise.all([client.recoveryCodes.status(), client.authenticators.list()]);
    assert.deepEqual(realm.asked, ['GET /account/credentials']);
  });
});

describe('what is sensitive', () => {
  const calls: [string, (client: KeycloakClient) => Promise<{ ok: boolean }>][] = [
    ['the end of a session', ({ sessions }) => sessions.end({ id: 'a' })],
    ['the end of the others', ({ sessions }) => sessions.endOthers()],
    ['the removal of an authenticator', ({ authenticators }) => authenticators.remove({ id: 'a' })],
  ];
  for (const [name, call] of calls) {
    it(`as ${name} wants a fresh proof, by the clock of the realm`, async () => {
      realm.credentials = [otp('a', 'Phone', 1_000)];
      realm.authAge = 301;
      const stale = await signedIn();
      assert.equal(codeOf(await call(stale.client)), 'reauthentication_required');
      assert.deepEqual(realm.asked, []);
      assert.equal(codeOf(await call((await signedIn({ freshFor: Infinity })).client)), 'success');
      realm.credentials = [otp('a', 'Phone', 1_000)];
      realm.authAge = 290;
      assert.equal(codeOf(await call((await signedIn()).client)), 'success');
    });
  }

  it('becomes so while the page lies open, however wrong its clock is', async (context) => {
    const start = Date.now() - 86_400_000;
    let now = start;
    context.mock.method(Date, 'now', () => now);
    const { client } = await signedIn();
    assert.equal(codeOf(await client.sessions.endOthers()), 'success');
    now = start + 250_000;
    assert.equal(codeOf(await client.sessions.endOthers()), 'success');
    now = start + 310_000;
    realm.authAge = 310;
    assert.equal(codeOf(await client.sessions.endOthers()), 'reauthentication_required');
  });

  it('is done after the person has proved it on the page of the realm', async () => {
    realm.authAge = 301;
    const page = await signedIn();
    const left = await leave(page, page.client.reauthentication.start());
    realm.authAge = 0;
    const after = comeBack(page, realm.answer(left));
    assert.equal(await statusOf(after), 'active');
    assert.equal(after.client.reauthentication.result(), 'success');
    assert.equal(codeOf(await after.client.sessions.endOthers()), 'success');
  });

  it('is told by the call where nobody is signed in', async () => {
    const { client } = openPage();
    for (const [, call] of calls) assert.equal(codeOf(await call(client)), 'not_signed_in');
  });
});
