import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { success } from '../../../src/client/outcome.ts';
import type { KeycloakClient } from '../../../src/client/keycloak/index.ts';
import { codeOf, errors, realm, signedIn, valueOf } from './site.ts';

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
