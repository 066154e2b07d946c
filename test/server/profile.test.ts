import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, type Browser } from '../support/browser.ts';
import { expectProblem } from '../support/expect.ts';
import { signIn } from '../support/person.ts';
import { startTestService, type TestService } from '../support/service.ts';

const profileOf = async (browser: Browser, headers?: Record<string, string>) =>
  (await browser.get('/account/profile', headers)).body as {
    readOnly: string[];
    language?: string;
    languages: string[];
    fields: { name: string; label: string; values: string[] }[];
  };

describe('the profile', () => {
  let service: TestService;
  before(async () => {
    service = await startTestService({
      account: {
        maxNameLength: 20,
        profileFields: [
          { name: 'phone', label: { en: 'Phone', de: 'Telefon' }, type: 'tel', validators: { pattern: '\\+\\d+' } },
          { name: 'company', label: 'Company', required: true, validators: { minLength: 2, maxLength: 10 } },
          { name: 'plan', label: 'Plan', validators: { options: ['free', { value: 'pro', label: { de: 'Profi' } }] } },
          { name: 'tags', label: 'Tags', multivalued: true },
          { name: 'customer', label: 'Customer number', readOnly: true },
        ],
      },
    });
  });
  after(() => service.stop());

  const save = (browser: Browser, body: object) => browser.post('/account/profile', body);
  const valuesOf = async (browser: Browser) =>
    Object.fromEntries((await profileOf(browser)).fields.map(({ name, values }) => [name, values]));

  it('has the fields that the service was set up with, in the language that is asked for', async () => {
    const { browser } = await signIn(service);
    const { fields, readOnly, language, languages } = await profileOf(browser, { 'accept-language': 'de-AT' });
    assert.deepEqual([readOnly, language, languages], [[], undefined, ['en', 'de']]);
    assert.deepEqual(fields[0], {
      name: 'phone',
      label: 'Telefon',
      required: false,
      readOnly: false,
      multivalued: false,
      type: 'tel',
      validators: { pattern: '\\+\\d+' },
      values: [],
    });
    assert.equal((await profileOf(browser)).fields[0]?.label, 'Phone');
    expectProblem(await openBrowser(service).get('/account/profile'), 401, 'not_signed_in');
  });

  it('keeps what is given, tidied, and leaves the rest as it is', async () => {
    const { browser } = await signIn(service);
    assert.equal((await save(browser, { attributes: { phone: [' +491 '], tags: ['a', ' b', 'a', ''] } })).status, 200);
    assert.equal((await save(browser, { attributes: { company: ['EMS'] } })).status, 200);
    const { body } = await save(browser, { firstName: 'Grace' });
    assert.deepEqual([body.firstName, body.lastName], ['Grace', 'Lovelace']);
    const values = { phone: ['+491'], company: ['EMS'], plan: [], tags: ['a', 'b'], customer: [] };
    assert.deepEqual(await valuesOf(browser), values);
    assert.equal((await save(browser, { attributes: { phone: [] } })).status, 200);
    assert.deepEqual(await valuesOf(browser), { ...values, phone: [] });
    assert.deepEqual(await valuesOf((await signIn(service)).browser), {
      phone: [],
      company: [],
      plan: [],
      tags: [],
      customer: [],
    });
  });

  it('takes nothing of a change that has something wrong, and says what at each field', async () => {
    const { browser } = await signIn(service);
    const wrong: [string, string[]][] = [
      ['phone', ['0911']],
      ['phone', ['+1', '+2']],
      ['company', []],
      ['company', ['  ']],
      ['company', ['x']],
      ['company', ['x'.repeat(11)]],
      ['plan', ['gold']],
      ['tags', ['a\u0000']],
      ['customer', ['1']],
      ['unknown', ['1']],
      ['constructor', ['1']],
    ];
    for (const [name, values] of wrong) {
      const refused = await save(
        browser,
        JSON.parse(`{"firstName":"Grace","attributes":{"${name}":${JSON.stringify(values)}}}`) as object,
      );
      expectProblem(refused, 422, 'value_invalid');
      assert.equal(refused.body.field, `attributes.${name}`);
    }
    const several = await save(browser, { firstName: ' ', language: 'xx', attributes: { phone: ['1'] } });
    assert.deepEqual(several.body.errors, [
      { field: 'firstName', code: 'name_invalid' },
      { field: 'language', code: 'value_invalid' },
      { field: 'attributes.phone', code: 'value_invalid' },
    ]);
    const { body } = await browser.get('/account/session');
    assert.equal((body.account as { firstName: string }).firstName, 'Ada');
  });

  it('shows what the service itself writes, and goes with the account', async () => {
    const { browser, person } = await signIn(service);
    await service.query(
      `update "user" set attributes = '{"customer":["4711"],"gone":["x"]}' where email = '${person.email}'`,
    );
    assert.deepEqual((await valuesOf(browser)).customer, ['4711']);
    assert.equal((await save(browser, { attributes: { company: ['EMS'] } })).status, 200);
    assert.deepEqual((await valuesOf(browser)).customer, ['4711']);
    assert.equal((await browser.post('/account/deletion', {})).status, 200);
    assert.deepEqual(await service.query(`select id from "user" where attributes like '%4711%'`), []);
  });

  it('has a limit to names that the policy tells', async () => {
    const { browser } = await signIn(service);
    assert.deepEqual((await browser.get('/account/policy')).body.name, { maxLength: 20 });
    assert.equal((await save(browser, { firstName: 'x'.repeat(20) })).status, 200);
    expectProblem(await save(browser, { firstName: 'x'.repeat(21) }), 422, 'name_invalid');
    const registration = {
      email: 'x@example.org',
      password: 'correct horse battery staple',
      firstName: 'x'.repeat(21),
    };
    expectProblem(
      await openBrowser(service).post('/sign-up/email', { ...registration, lastName: 'y' }),
      422,
      'name_invalid',
    );
  });

  it('has a language, which what the service writes to the person is in from then on', async () => {
    const { browser, person } = await signIn(service);
    assert.equal((await save(browser, { language: 'de' })).status, 200);
    assert.equal((await profileOf(browser)).language, 'de');
    await openBrowser(service).post('/password-reset/request', { email: person.email }, { 'accept-language': 'en' });
    const [, mail] = await service.inbox(person.email, { count: 2 });
    assert.match(mail!.subject, /Passwort/);
  });
});

describe('a profile that people can only read', () => {
  it('is refused at each field, and so is another address', async (t) => {
    const service = await startTestService({ account: { readOnlyProfile: ['firstName', 'email'] } });
    t.after(() => service.stop());
    const { browser } = await signIn(service);
    assert.deepEqual((await profileOf(browser)).readOnly, ['firstName', 'email']);
    const refused = await browser.post('/account/profile', { firstName: 'Grace', lastName: 'Hopper' });
    expectProblem(refused, 422, 'value_invalid');
    assert.equal(refused.body.field, 'firstName');
    assert.equal((await browser.post('/account/profile', { lastName: 'Hopper' })).body.lastName, 'Hopper');
    expectProblem(await browser.post('/account/email', { email: 'other@example.org' }), 403, 'forbidden');
  });
});
