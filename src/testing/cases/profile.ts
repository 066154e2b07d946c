import { casesOf } from '../conformance-case.ts';
import { expectEqual, expectFieldProblem, expectFields, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import { keptNames, noNames, tidiedNames, unusualNames } from '../names.ts';
import { listen, newSession, port, sessionState } from '../steps.ts';

const profile = casesOf('profile');

const expectKept = async (
  harness: ConformanceHarness,
  names: readonly (readonly [string, string])[],
): Promise<void> => {
  const { browser } = await newSession(harness);
  for (const [firstName, lastName] of names) {
    const account = expectOk(
      await port(browser, 'profile').update({ firstName: ` ${firstName} `, lastName }),
      `the name ${firstName} is taken`,
    );
    expectEqual([account.firstName, account.lastName], [firstName, lastName], 'the names are');
  }
};

const expectRefused = async (harness: ConformanceHarness, names: readonly string[]): Promise<void> => {
  const { browser, person } = await newSession(harness);
  for (const name of names) {
    for (const field of ['firstName', 'lastName'] as const) {
      const outcome = await port(browser, 'profile').update({ firstName: 'Grace', lastName: 'Hopper', [field]: name });
      expectFieldProblem(outcome, 'name_invalid', field, `the name ${JSON.stringify(name)}`);
    }
  }
  const state = await sessionState(browser);
  expectEqual('account' in state && state.account.firstName, person.firstName, 'the name is still');
};

export const profileCases = [
  profile('changes the names and nothing else, and answers the account', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    const before = await sessionState(browser);
    const names = { firstName: 'Grace', lastName: 'Hopper' };
    const account = expectOk(await port(browser, 'profile').update(names), 'changing the names succeeds');
    expectEqual(account, 'account' in before && { ...before.account, ...names }, 'the answer is');
    const after = await sessionState(browser);
    expectEqual(after, { ...before, account }, 'afterwards the session is');
  }),

  profile('keeps names of every script, without the spaces around them', ['account'], (harness) =>
    expectKept(
      harness,
      keptNames.map((name) => [name, name]),
    ),
  ),

  profile('keeps names of every kind', { needs: ['account'], promises: ['anyName'] }, (harness) =>
    expectKept(
      harness,
      unusualNames.map((name) => [name, name]),
    ),
  ),

  profile(
    'takes names of 100 code points, and no longer ones',
    { needs: ['account'], promises: ['nameLength'] },
    async (harness) => {
      await expectKept(harness, [['😀'.repeat(100), 'x'.repeat(100)]]);
      await expectRefused(harness, ['x'.repeat(101)]);
    },
  ),

  profile('refuses what is no name', ['account'], (harness) => expectRefused(harness, ['', '   ', 'Ada\u0000'])),

  profile(
    'refuses names that show nothing, and broken ones',
    { needs: ['account'], promises: ['visibleNames'] },
    (harness) => expectRefused(harness, noNames),
  ),

  profile(
    'drops from a name what shows nothing, and keeps one space between its words',
    { needs: ['account'], promises: ['visibleNames'] },
    async (harness) => {
      const { browser } = await newSession(harness);
      for (const [typed, kept] of tidiedNames) {
        const account = expectOk(
          await port(browser, 'profile').update({ firstName: typed, lastName: typed }),
          `the name ${JSON.stringify(typed)} is taken`,
        );
        expectEqual([account.firstName, account.lastName], [kept, kept], 'the names are');
      }
    },
  ),

  profile(
    'tells both names when both are refused',
    { needs: ['account'], promises: ['allFields'] },
    async (harness) => {
      const { browser } = await newSession(harness);
      const outcome = await port(browser, 'profile').update({ firstName: ' ', lastName: '' });
      expectFields(outcome, [
        { field: 'firstName', code: 'name_invalid' },
        { field: 'lastName', code: 'name_invalid' },
      ]);
    },
  ),

  profile('changes no other account', ['account'], async (harness) => {
    const other = await newSession(harness);
    const before = await sessionState(other.browser);
    const { browser } = await newSession(harness);
    expectOk(
      await port(browser, 'profile').update({ firstName: 'Grace', lastName: 'Hopper' }),
      'changing the names succeeds',
    );
    expectEqual(await sessionState(other.browser), before, 'the other account is still');
  }),

  profile(
    'is changed once for one idempotency key',
    { needs: ['account'], promises: ['idempotency'] },
    async (harness) => {
      const { browser } = await newSession(harness);
      const { update } = port(browser, 'profile');
      const options = { idempotencyKey: crypto.randomUUID() };
      const first = await update({ firstName: 'Grace', lastName: 'Hopper' }, options);
      expectOk(await update({ firstName: 'Ada', lastName: 'Byron' }), 'another change succeeds');
      expectEqual(
        await update({ firstName: 'Grace', lastName: 'Hopper' }, options),
        first,
        'the answer to a repeat is the first one',
      );
      const state = await sessionState(browser);
      expectEqual('account' in state && state.account.firstName, 'Ada', 'the name is');
      expectProblem(
        await update({ firstName: 'Mary', lastName: 'Hopper' }, options),
        'conflict',
        'the same key for another name',
      );
    },
  ),

  profile('keeps the language that is chosen, where there is a choice', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    const { current, update } = port(browser, 'profile');
    const offered = current ? expectOk(await current(), 'the profile can be asked for').languages : [];
    const before = await sessionState(browser);
    for (const language of offered) {
      expectOk(await update({ language }), `choosing ${language} succeeds`);
      const told = expectOk(await current!(), 'the profile can be asked for');
      expectEqual(told.language, language, 'the language is');
    }
    expectEqual(await sessionState(browser), before, 'the account is still');
  }),

  profile('keeps an option of a further field, where there are some', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    const { current, update } = port(browser, 'profile');
    const { fields } = current ? expectOk(await current(), 'the profile can be asked for') : { fields: [] };
    for (const { name, readOnly, validators } of fields) {
      const [option] = validators.options ?? [];
      if (readOnly || !option) continue;
      expectOk(await update({ attributes: { [name]: [option.value] } }), `choosing "${option.label}" succeeds`);
      const told = expectOk(await current!(), 'the profile can be asked for').fields.find((each) => each.name === name);
      expectEqual(told?.values, [option.value], `the values of ${name} are`);
    }
  }),

  profile(
    'refuses to change what is read only, what there is no field for and a language that is not offered',
    ['account'],
    async (harness) => {
      const { browser } = await newSession(harness);
      const { current, update } = port(browser, 'profile');
      if (!current) return;
      const before = expectOk(await current(), 'the profile can be asked for');
      const fixed = before.readOnly.filter((name) => name !== 'email');
      for (const name of fixed)
        expectFieldProblem(await update({ [name]: 'Grace' }), 'value_invalid', name, `changing ${name}`);
      const fields = before.fields.filter(({ readOnly }) => readOnly).map(({ name }) => name);
      for (const name of [...fields, 'none-of-that-name'])
        expectFieldProblem(
          await update({ attributes: { [name]: ['something'] } }),
          'value_invalid',
          `attributes.${name}`,
          `changing ${name}`,
        );
      expectFieldProblem(await update({ language: 'tlh' }), 'value_invalid', 'language', 'choosing Klingon');
      expectEqual(expectOk(await current(), 'the profile can be asked for'), before, 'the profile is');
    },
  ),

  profile('announces a change', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    const ears = listen(harness, browser);
    expectOk(
      await port(browser, 'profile').update({ firstName: 'Grace', lastName: 'Hopper' }),
      'changing the names succeeds',
    );
    await ears.heard();
    ears.end();
  }),
];
