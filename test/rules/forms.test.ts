import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { emailRule, nameRule, newPasswordRule } from '../../src/base/field-rules.ts';
import { createMemoryClient, memoryPerson } from '../../src/client/memory/index.ts';
import { deviceNameRule } from '../../src/parts/device-name-field.ts';
import type { Localizer } from '../../src/i18n/localizer.ts';
import type { Problem } from '../../src/client/problem.ts';
import { passwordOf } from '../../src/testing/steps.ts';
import { passwordPolicies } from '../../src/rules/password.ts';
import { emails, noEmails } from '../../src/testing/emails.ts';
import { keptNames, noNames, tidiedNames, unusualNames } from '../../src/testing/names.ts';

/** What the service says of one field of a registration; the suite asks the same of every client over HTTP. */
const refused = async (field: string, value: string): Promise<Problem['code'] | undefined> => {
  const outcome = await createMemoryClient().registration.register({ ...memoryPerson, [field]: value });
  if (outcome.ok) return undefined;
  assert.equal(outcome.problem.field, field);
  return outcome.problem.code;
};

/** By the standard policy: the length is counted in code points, once composed. */
const passwords: readonly (readonly [
  password: string,
  code: 'password_too_short' | 'password_too_long' | undefined,
])[] = [
  ['', 'password_too_short'],
  ['eleven char', 'password_too_short'],
  ['twelve chars', undefined],
  [passwordOf(12, ' '), undefined],
  ['👍'.repeat(11), 'password_too_short'],
  [passwordOf(12, '👍'), undefined],
  ['e\u0301'.repeat(11), 'password_too_short'],
  [passwordOf(12, 'e\u0301'), undefined],
  [passwordOf(256), undefined],
  ['x'.repeat(257), 'password_too_long'],
  [passwordOf(256, 'e\u0301'), undefined],
  ['👍'.repeat(257), 'password_too_long'],
  ['a"\\\u0007{}<b>\'--', undefined],
];

/** A form asks for what is missing, where a service finds it wrong. */
const judged = (error: { code: string } | undefined, code: string): string | undefined =>
  error?.code === 'required' ? code : error?.code;

describe('a form and a service judge alike', () => {
  it('names', async () => {
    const taken = [
      ...keptNames,
      ...unusualNames,
      ...tidiedNames.map(([typed]) => typed),
      'x'.repeat(100),
      '😀'.repeat(100),
    ];
    for (const name of [...taken, ...noNames, 'x'.repeat(101)]) {
      for (const field of ['firstName', 'lastName']) {
        assert.equal(judged(nameRule(name), 'name_invalid'), await refused(field, name), JSON.stringify(name));
        assert.equal(nameRule(name) === undefined, taken.includes(name), JSON.stringify(name));
      }
    }
  });

  it('names of devices', async () => {
    const client = createMemoryClient({ scenario: 'two-factor' });
    const listed = await client.authenticators.list();
    const id = listed.ok ? listed.value[0]!.id : '';
    const localizer = { group: () => ({ invalid: () => '' }) } as unknown as Localizer;
    const taken = [...keptNames, ...unusualNames, ...tidiedNames.map(([typed]) => typed), '📱'.repeat(64)];
    for (const name of [...taken, ...noNames, 'x'.repeat(65)]) {
      const outcome = await client.authenticators.rename({ id, name });
      assert.equal(
        judged(deviceNameRule(localizer, name), 'name_invalid'),
        outcome.ok ? undefined : outcome.problem.code,
        JSON.stringify(name),
      );
      assert.equal(outcome.ok, taken.includes(name), JSON.stringify(name));
    }
  });

  it('e-mail addresses', async () => {
    const taken = emails.map(([typed]) => typed);
    for (const email of [...taken, ...noEmails]) {
      assert.equal(judged(emailRule(email), 'email_invalid'), await refused('email', email), JSON.stringify(email));
      assert.equal(emailRule(email) === undefined, taken.includes(email), JSON.stringify(email));
    }
  });

  it('new passwords', async () => {
    for (const [password, code] of passwords) {
      assert.equal(
        judged(newPasswordRule(password, passwordPolicies.standard), 'password_too_short'),
        code,
        JSON.stringify(password.slice(0, 20)),
      );
      assert.equal(await refused('password', password), code);
    }
  });
});
