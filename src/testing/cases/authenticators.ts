import type { Authenticator } from '../../client/ports/authenticators.ts';
import {
  addAuthenticator,
  anyAuthenticator,
  beginSignIn,
  expectEnded,
  expectNotice,
  finishSignIn,
  newTwoFactor,
  nextCode,
  withAuthenticator,
  withCodes,
  wrongCode,
} from '../account-steps.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { casesOf } from '../conformance-case.ts';
import { ConformanceError, expect, expectEqual, expectFieldProblem, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import { keptNames, noNames, tidiedNames, unusualNames } from '../names.ts';
import { eitherPort, newSession, port, sessionState, signIn } from '../steps.ts';

const authenticators = casesOf('authenticators');
/** Set up in the page itself or on a page of the service. */
const anyAuthenticators = casesOf('authenticators', 'either');

const list = async (client: InlineAuthClient) =>
  expectOk(await eitherPort(client, 'authenticators').list(), 'the authenticators can be asked for');
const namesOf = async (client: InlineAuthClient): Promise<string[]> => (await list(client)).map(({ name }) => name);
const enrol = async (client: InlineAuthClient) =>
  expectOk(await port(client, 'authenticators').enrol(), 'beginning a set-up succeeds');
const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text));

/** Somebody with two authenticators. */
const newPair = async (
  harness: ConformanceHarness,
): Promise<{ browser: InlineAuthClient; first: Authenticator; last: Authenticator }> => {
  const { browser, person } = await newSession(harness);
  const one = await anyAuthenticator(harness, browser, person);
  const both = await anyAuthenticator(harness, one, person, 'Tablet');
  const [first, last] = await list(both);
  if (!first || !last) throw new ConformanceError('Expected: two authenticators. Got: fewer.');
  return { browser: both, first, last };
};

export const authenticatorCases = [
  anyAuthenticators('there are none at first', ['account'], async (harness) => {
    expectEqual(await list((await newSession(harness)).browser), [], 'the list is');
  }),

  authenticators('a set-up answers what an application needs', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    const { id, secret, uri, algorithm, digits, period } = await enrol(browser);
    expect(id !== '', 'there is an id');
    expect(
      /^[A-Z2-7]{26,}$/.test(secret),
      `the secret is Base32 of 128 bits at least without padding, not ${secret.length} characters of another kind`,
    );
    const { protocol, host, pathname, searchParams } = new URL(uri);
    expectEqual([protocol, host], ['otpauth:', 'totp'], 'the URI begins with');
    const [issuer, account] = decodeURIComponent((pathname || uri).replace(/^.*\//, '')).split(':');
    expectEqual(account, person.email, 'the account in the URI is');
    expectEqual(
      [searchParams.get('issuer'), searchParams.get('secret')],
      [issuer, secret],
      'issuer and secret in the URI are',
    );
    expect(!uri.includes('+'), 'spaces in the URI are %20');
    const said = [
      searchParams.get('algorithm') ?? 'SHA1',
      Number(searchParams.get('digits') ?? 6),
      Number(searchParams.get('period') ?? 30),
    ];
    expectEqual([algorithm, digits, period], said, 'algorithm, digits and period are those of the URI');
  }),

  authenticators('a set-up that is not ended counts for nothing', ['account'], async (harness) => {
    const { browser, person } = await newSession(harness);
    await enrol(browser);
    expectEqual(await list(browser), [], 'the list is');
    await signIn(await harness.newBrowser(), person);
  }),

  authenticators('a set-up ends with the first right code', withCodes, async (harness) => {
    const { browser } = await newSession(harness);
    const { authenticator } = await addAuthenticator(harness, browser, ' My “Telephone” ');
    expectEqual(authenticator.name, 'My “Telephone”', 'the name is');
    expect(isTime(authenticator.createdAt), `createdAt is a time, not ${authenticator.createdAt}`);
    expectEqual(await list(browser), [authenticator], 'the list is');
  }),

  authenticators('a wrong code sets nothing up, and the right one does afterwards', withCodes, async (harness) => {
    const { browser } = await newSession(harness);
    const { id, secret } = await enrol(browser);
    const { activate } = port(browser, 'authenticators');
    const code = await harness.totp!(secret);
    for (const wrong of [wrongCode(code), '', code.slice(1), 'abcdef']) {
      expectFieldProblem(
        await activate({ id, code: wrong, name: 'Telephone' }),
        'code_invalid',
        'code',
        `the code ${JSON.stringify(wrong)}`,
      );
    }
    expectEqual(await list(browser), [], 'the list is');
    const typed = `${code.slice(0, 3)} ${code.slice(3)}`;
    expectOk(await activate({ id, code: typed, name: 'Telephone' }), 'the right code, with a space, succeeds');
  }),

  authenticators('a clock may be one step behind, and not more', withCodes, async (harness) => {
    const { browser } = await newSession(harness);
    const { id, secret } = await enrol(browser);
    const old = await harness.totp!(secret);
    await harness.advance!(90);
    const { activate } = port(browser, 'authenticators');
    expectProblem(await activate({ id, code: old, name: 'Telephone' }), 'code_invalid', 'a code of three steps ago');
    const late = async () => {
      const code = await nextCode(harness, secret);
      await harness.advance!(30);
      return activate({ id, code, name: 'Telephone' });
    };
    // Once more, because another step may have begun on the way.
    const outcome = await late();
    expectOk(outcome.ok ? outcome : await late(), 'the code of the step before succeeds');
  }),

  authenticators('beginning another set-up forgets the first one', withCodes, async (harness) => {
    const { browser } = await newSession(harness);
    const first = await enrol(browser);
    const last = await enrol(browser);
    const { activate } = port(browser, 'authenticators');
    const outcome = await activate({ id: first.id, code: await harness.totp!(first.secret), name: 'Telephone' });
    expectProblem(outcome, 'not_found', 'ending the first set-up');
    expectOk(
      await activate({ id: last.id, code: await harness.totp!(last.secret), name: 'Telephone' }),
      'ending the last one succeeds',
    );
  }),

  authenticators(
    'a set-up is ended once for one idempotency key',
    { needs: withCodes, promises: ['idempotency'] },
    async (harness) => {
      const { browser } = await newSession(harness);
      const { id, secret } = await enrol(browser);
      const input = { id, code: await harness.totp!(secret), name: 'Telephone' };
      const options = { idempotencyKey: crypto.randomUUID() };
      const first = await port(browser, 'authenticators').activate(input, options);
      expectOk(first, 'ending the set-up succeeds');
      expectEqual(
        await port(browser, 'authenticators').activate(input, options),
        first,
        'the answer to a repeat is the first one',
      );
      expectEqual((await list(browser)).length, 1, 'the number of authenticators is');
      const other = await port(browser, 'authenticators').activate({ ...input, name: 'Tablet' }, options);
      expectProblem(other, 'conflict', 'the same key for another name');
    },
  ),

  authenticators('several may be set up, and the code of each signs in', withCodes, async (harness) => {
    const { browser, person, secret } = await newTwoFactor(harness);
    const other = await addAuthenticator(harness, browser, 'Tablet');
    expectEqual(await namesOf(browser), ['Telephone', 'Tablet'], 'the names are, the oldest first,');
    for (const each of [secret, other.secret]) {
      const code = await nextCode(harness, each);
      expectOk(
        await finishSignIn(await harness.newBrowser(), person, { code }),
        'signing in with a code of it succeeds',
      );
    }
  }),

  authenticators(
    'a name that is taken is refused, and the code may be used with another one',
    withCodes,
    async (harness) => {
      const { browser } = await newTwoFactor(harness);
      const { id, secret } = await enrol(browser);
      const { activate } = port(browser, 'authenticators');
      const code = await harness.totp!(secret);
      for (const name of ['Telephone', ' telephone ', 'TELEPHONE']) {
        expectFieldProblem(
          await activate({ id, code, name }),
          'device_name_taken',
          'deviceName',
          `the name ${JSON.stringify(name)}`,
        );
      }
      for (const name of ['', '  ', 'x'.repeat(200), 'Tele\u0000phone']) {
        expectFieldProblem(
          await activate({ id, code, name }),
          'name_invalid',
          'deviceName',
          `the name ${JSON.stringify(name.slice(0, 20))}`,
        );
      }
      expectOk(await activate({ id, code, name: 'Tablet' }), 'the same code with another name succeeds');
    },
  ),

  authenticators(
    'one too many is refused with device_limit_reached, where there is a limit',
    withCodes,
    async (harness) => {
      const { browser } = await newSession(harness);
      for (let count = 0; count < 10; count++) {
        const begun = await port(browser, 'authenticators').enrol();
        if (!begun.ok) {
          expectProblem(begun, 'device_limit_reached', `beginning a set-up with ${count} authenticators`);
          expectEqual((await list(browser)).length, count, 'the number of authenticators is');
          return;
        }
        const { id, secret } = begun.value;
        const code = await harness.totp!(secret);
        expectOk(
          await port(browser, 'authenticators').activate({ id, code, name: `Device ${count}` }),
          'ending a set-up succeeds',
        );
      }
    },
  ),

  anyAuthenticators('are listed with their names, the oldest first', withAuthenticator, async (harness) => {
    const { browser } = await newPair(harness);
    const all = await list(browser);
    expectEqual(
      all.map(({ name }) => name),
      ['Telephone', 'Tablet'],
      'the names are',
    );
    expect(new Set(all.map(({ id }) => id)).size === 2, 'each has an id of its own');
    for (const { createdAt } of all) expect(isTime(createdAt), `createdAt is a time, not ${createdAt}`);
  }),

  anyAuthenticators('can be renamed', withAuthenticator, async (harness) => {
    const { browser, first: authenticator } = await newPair(harness);
    const { rename } = eitherPort(browser, 'authenticators');
    const { id } = authenticator;
    expectEqual(
      expectOk(await rename({ id, name: '電話 📱' }), 'renaming succeeds'),
      { ...authenticator, name: '電話 📱' },
      'the answer is',
    );
    expectOk(await rename({ id, name: 'telephone' }), 'renaming again succeeds');
    expectOk(await rename({ id, name: 'Telephone' }), 'renaming to the same name in another case succeeds');
    expectFieldProblem(
      await rename({ id, name: 'TABLET' }),
      'device_name_taken',
      'deviceName',
      'the name of another one',
    );
    expectFieldProblem(await rename({ id, name: ' ' }), 'name_invalid', 'deviceName', 'no name');
    expectEqual(await namesOf(browser), ['Telephone', 'Tablet'], 'the names are');
  }),

  anyAuthenticators(
    'have names of something to see, told apart without case and form',
    { needs: withAuthenticator, promises: ['visibleNames'] },
    async (harness) => {
      const { browser, first, last } = await newPair(harness);
      const { rename } = eitherPort(browser, 'authenticators');
      for (const [typed, kept] of [
        ...tidiedNames,
        ...[...keptNames, ...unusualNames].map((name): [string, string] => [name, name]),
      ]) {
        const renamed = expectOk(
          await rename({ id: first.id, name: typed }),
          `the name ${JSON.stringify(typed)} is taken`,
        );
        expectEqual(renamed.name, kept, 'the name is');
      }
      for (const name of noNames) {
        expectFieldProblem(
          await rename({ id: first.id, name }),
          'name_invalid',
          'deviceName',
          `the name ${JSON.stringify(name)}`,
        );
      }
      for (const [one, same] of [
        ['Große Uhr', 'GROSSE  UHR'],
        ['ΟΔΟΣ', 'οδος'],
        ['Zoë', 'ZOE\u0308'],
        ['İz', 'iz'],
        ['Uhr', '\u2066uhr\u200d'],
        ['Ｕｈｒ', 'Uhr'],
      ] as const) {
        expectOk(await rename({ id: first.id, name: one }), `the name ${one} is taken`);
        expectFieldProblem(
          await rename({ id: last.id, name: same }),
          'device_name_taken',
          'deviceName',
          `the name ${JSON.stringify(same)}`,
        );
      }
    },
  ),

  anyAuthenticators('removed is gone from the list, and the other one stays', withAuthenticator, async (harness) => {
    const { browser, first } = await newPair(harness);
    expectOk(await eitherPort(browser, 'authenticators').remove({ id: first.id }), 'removing one succeeds');
    expectEqual(await namesOf(browser), ['Tablet'], 'the names are');
  }),

  anyAuthenticators('of somebody else cannot be changed', withAuthenticator, async (harness) => {
    const { browser: owner, first } = await newPair(harness);
    const before = await list(owner);
    const { rename, remove } = eitherPort((await newSession(harness)).browser, 'authenticators');
    expect(!(await rename({ id: first.id, name: 'Mine' })).ok, 'renaming one is refused');
    await remove({ id: first.id });
    expectEqual(await list(owner), before, 'the owner has still');
  }),

  authenticators('removed, its codes count no more and the other one stays', withCodes, async (harness) => {
    const { browser, person, authenticator, secret } = await newTwoFactor(harness);
    const other = await addAuthenticator(harness, browser, 'Tablet');
    expectOk(await port(browser, 'authenticators').remove({ id: authenticator.id }), 'removing one succeeds');
    expectEqual(await namesOf(browser), ['Tablet'], 'the names are');
    const guest = await harness.newBrowser();
    expectProblem(
      await finishSignIn(guest, person, { code: await nextCode(harness, secret) }),
      'code_invalid',
      'a code of the removed one',
    );
    expectOk(
      await finishSignIn(guest, person, { code: await harness.totp!(other.secret) }),
      'a code of the other one succeeds',
    );
  }),

  authenticators('the last one removed takes the second step of signing in along', withCodes, async (harness) => {
    const { browser, person, authenticator } = await newTwoFactor(harness);
    expectOk(await port(browser, 'authenticators').remove({ id: authenticator.id }), 'removing it succeeds');
    await signIn(await harness.newBrowser(), person);
    expectProblem(
      await port(browser, 'authenticators').remove({ id: authenticator.id }),
      'not_found',
      'removing it again',
    );
  }),

  authenticators('of somebody else are not there', { needs: withCodes, promises: ['unknownIds'] }, async (harness) => {
    const { browser: owner, person, authenticator, secret } = await newTwoFactor(harness);
    const begun = await enrol(owner);
    const { browser } = await newSession(harness);
    const { activate, rename, remove } = port(browser, 'authenticators');
    for (const id of [authenticator.id, begun.id, 'x', crypto.randomUUID()]) {
      expectProblem(await rename({ id, name: 'Mine' }), 'not_found', 'renaming');
      expectProblem(await remove({ id }), 'not_found', 'removing');
      expectProblem(
        await activate({ id, code: await harness.totp!(begun.secret), name: 'Mine' }),
        'not_found',
        'ending the set-up',
      );
    }
    expectEqual(await list(owner), [authenticator], 'the owner has still');
    expectOk(
      await finishSignIn(await harness.newBrowser(), person, { code: await nextCode(harness, secret) }),
      'its code signs in',
    );
  }),

  authenticators('tell when they were used', { needs: withCodes, promises: ['lastUse'] }, async (harness) => {
    const { browser, person, secret } = await newTwoFactor(harness);
    const before = (await list(browser))[0]?.lastUsedAt ?? '';
    await harness.advance!(90);
    expectOk(
      await finishSignIn(await harness.newBrowser(), person, { code: await harness.totp!(secret) }),
      'signing in succeeds',
    );
    const after = (await list(browser))[0]?.lastUsedAt ?? '';
    expect(isTime(after) && after !== before, `lastUsedAt is a later time than "${before}", not "${after}"`);
  }),

  authenticators(
    'added and removed are told to the owner by mail',
    { needs: withCodes, promises: ['notices'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      let id = '';
      await expectNotice(harness, person.email, async () => {
        ({ id } = (await addAuthenticator(harness, browser)).authenticator);
      });
      await expectNotice(harness, person.email, async () => {
        expectOk(await port(browser, 'authenticators').remove({ id }), 'removing it succeeds');
      });
    },
  ),

  authenticators(
    'are asked for by whoever signs in from now on, not by who is signed in',
    withCodes,
    async (harness) => {
      const { browser, person } = await newTwoFactor(harness);
      expectEqual((await list(browser)).length, 1, 'the session goes on: the number of authenticators is');
      await beginSignIn(await harness.newBrowser(), person);
    },
  ),

  authenticators(
    'end the other sessions when they are added, unless told not to, and when they are removed',
    { needs: withCodes, promises: ['factorChangesEndSessions'] },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const elsewhere = async (secret?: string) => {
        const other = await harness.newBrowser();
        if (secret === undefined) await signIn(other, person);
        else
          expectOk(await finishSignIn(other, person, { code: await nextCode(harness, secret) }), 'signing in succeeds');
        return other;
      };
      const other = await elsewhere();
      const state = await sessionState(other);
      const first = await addAuthenticator(harness, browser, 'Telephone', { endOtherSessions: false });
      expectEqual(await sessionState(other), state, 'the other browser, which was to stay, is');
      await addAuthenticator(harness, browser, 'Tablet');
      await expectEnded(other, 'the other browser after another authenticator');
      const again = await elsewhere(first.secret);
      expectOk(await port(browser, 'authenticators').remove({ id: first.authenticator.id }), 'removing one succeeds');
      await expectEnded(again, 'the other browser after the removal');
      expectEqual(await sessionState(browser), state, 'this browser is');
    },
  ),
];
