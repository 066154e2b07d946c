import {
  beginSignIn,
  expectEnded,
  expectNotice,
  finishSignIn,
  makeRecoveryCodes,
  newTwoFactor,
  nextCode,
  withCodes,
} from '../account-steps.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import { casesOf, type Need } from '../conformance-case.ts';
import { expect, expectEqual, expectOk, expectProblem } from '../expect.ts';
import { eitherPort, newSession, port, sessionState } from '../steps.ts';

const recoveryCodes = casesOf('recoveryCodes');
const needs: readonly Need[] = withCodes;

const status = async (client: InlineAuthClient) =>
  expectOk(await eitherPort(client, 'recoveryCodes').status(), 'the status can be asked for');
const remaining = async (client: InlineAuthClient): Promise<number | undefined> => (await status(client))?.remaining;

export const recoveryCodeCases = [
  casesOf('recoveryCodes', 'either')('there are none without a second factor', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    expectEqual(await status(browser), null, 'the status is');
  }),

  recoveryCodes('cannot be made without a second factor', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    expectProblem(await port(browser, 'recoveryCodes').generate(), 'conflict', 'making some');
  }),

  recoveryCodes('none are left of none before they were made', needs, async (harness) => {
    const { browser, person } = await newTwoFactor(harness);
    expectEqual(await remaining(browser), 0, 'the number of codes left is');
    expectEqual(
      (await beginSignIn(await harness.newBrowser(), person)).methods,
      ['totp'],
      'the methods of signing in are',
    );
  }),

  recoveryCodes('a set is answered, all different, and counted', needs, async (harness) => {
    const { browser, person } = await newTwoFactor(harness);
    const codes = await makeRecoveryCodes(browser);
    expectEqual(new Set(codes).size, codes.length, 'the number of different codes is');
    expect(
      codes.every((code) => code.replace(/[\s-]/g, '').length >= 8),
      'a code has eight characters or more',
    );
    const { createdAt, ...counts } = (await status(browser)) ?? { createdAt: '' };
    expectEqual(counts, { remaining: codes.length, total: codes.length }, 'the status is');
    expect(!Number.isNaN(Date.parse(createdAt)), `createdAt is a time, not ${createdAt}`);
    expect(
      (await beginSignIn(await harness.newBrowser(), person)).methods.includes('recovery_code'),
      'signing in offers a recovery code',
    );
  }),

  recoveryCodes('each signs in once', needs, async (harness) => {
    const { browser, person } = await newTwoFactor(harness);
    const [first, second, ...others] = await makeRecoveryCodes(browser);
    const guest = await harness.newBrowser();
    expectOk(await finishSignIn(guest, person, { recoveryCode: first }), 'a code succeeds');
    expectEqual(await remaining(browser), others.length + 1, 'the number of codes left is');
    const again = await harness.newBrowser();
    expectProblem(
      await finishSignIn(again, person, { recoveryCode: first }),
      'code_already_used',
      'the same code again',
    );
    expectOk(await finishSignIn(again, person, { recoveryCode: second }), 'another code succeeds');
    expectEqual(await remaining(browser), others.length, 'the number of codes left is');
  }),

  recoveryCodes('one signs in once, however often it is sent at the same time', needs, async (harness) => {
    const { browser, person } = await newTwoFactor(harness);
    const [recoveryCode] = await makeRecoveryCodes(browser);
    const guests = [await harness.newBrowser(), await harness.newBrowser(), await harness.newBrowser()];
    const outcomes = await Promise.all(guests.map((guest) => finishSignIn(guest, person, { recoveryCode })));
    expectEqual(outcomes.filter(({ ok }) => ok).length, 1, 'the number of successes is');
  }),

  recoveryCodes(
    'may be typed in any case, without dashes, and with whatever stands for them',
    needs,
    async (harness) => {
      const { browser, person } = await newTwoFactor(harness);
      const codes = await makeRecoveryCodes(browser);
      const fullWidth = (code: string): string =>
        code.replace(/[!-~]/g, (sign) => String.fromCodePoint(sign.codePointAt(0)! + 0xfee0));
      const ways: ((code: string) => string)[] = [
        (code) => code.replaceAll('-', '').toLowerCase(),
        (code) => ` ${code.replaceAll('-', ' ').toUpperCase()} `,
        ...['.', '–', ' — ', '_', '\u00a0', '\u200b'].map((mark) => (code: string) => code.replaceAll('-', mark)),
        fullWidth,
      ];
      // As many as there are codes: a service may make fewer.
      for (const [index, way] of ways.slice(0, codes.length).entries()) {
        const recoveryCode = way(codes[index]!);
        expectOk(
          await finishSignIn(await harness.newBrowser(), person, { recoveryCode }),
          `the code typed as ${JSON.stringify(recoveryCode)} succeeds`,
        );
      }
    },
  ),

  recoveryCodes('of a new set take the place of the old ones', needs, async (harness) => {
    const { browser, person } = await newTwoFactor(harness);
    const [old] = await makeRecoveryCodes(browser);
    const [fresh] = await makeRecoveryCodes(browser);
    const guest = await harness.newBrowser();
    expectProblem(await finishSignIn(guest, person, { recoveryCode: old }), 'code_invalid', 'a code of the old set');
    expectOk(await finishSignIn(guest, person, { recoveryCode: fresh }), 'a code of the new set succeeds');
  }),

  recoveryCodes('of one account are none of another one', needs, async (harness) => {
    const { browser } = await newTwoFactor(harness);
    const [recoveryCode] = await makeRecoveryCodes(browser);
    const other = await newTwoFactor(harness);
    await makeRecoveryCodes(other.browser);
    expectProblem(
      await finishSignIn(await harness.newBrowser(), other.person, { recoveryCode }),
      'code_invalid',
      'the code of somebody else',
    );
    expectProblem(
      await finishSignIn(await harness.newBrowser(), other.person, { recoveryCode: '' }),
      'code_invalid',
      'no code',
    );
  }),

  recoveryCodes('go with the last authenticator', needs, async (harness) => {
    const { browser, person, authenticator } = await newTwoFactor(harness);
    const [old] = await makeRecoveryCodes(browser);
    expectOk(
      await port(browser, 'authenticators').remove({ id: authenticator.id }),
      'removing the authenticator succeeds',
    );
    expectEqual(await status(browser), null, 'the status is');
    const { enrol, activate } = port(browser, 'authenticators');
    const { id, secret } = expectOk(await enrol(), 'beginning a set-up succeeds');
    expectOk(await activate({ id, code: await nextCode(harness, secret), name: 'Tablet' }), 'ending a set-up succeeds');
    expectProblem(
      await finishSignIn(await harness.newBrowser(), person, { recoveryCode: old }),
      'code_invalid',
      'an old code',
    );
  }),

  recoveryCodes('made again are told to the owner by mail', { needs, promises: ['notices'] }, async (harness) => {
    const { browser, person } = await newTwoFactor(harness);
    await expectNotice(harness, person.email, async () => void (await makeRecoveryCodes(browser)));
  }),

  recoveryCodes(
    'end the other sessions when they are made anew, and not when they are the first',
    { needs, promises: ['factorChangesEndSessions'] },
    async (harness) => {
      const { browser, person, secret } = await newTwoFactor(harness);
      const other = await harness.newBrowser();
      const code = await nextCode(harness, secret);
      const state = expectOk(await finishSignIn(other, person, { code }), 'signing in elsewhere succeeds');
      await makeRecoveryCodes(browser);
      expectEqual(await sessionState(other), state, 'the other browser is');
      await makeRecoveryCodes(browser);
      await expectEnded(other, 'the other browser after new codes');
      expectEqual(await sessionState(browser), state, 'this browser is');
    },
  ),
];
