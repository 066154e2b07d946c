import { newTwoFactor, nextCode, withCodes, wrongCode, beginSignIn } from '../account-steps.ts';
import type { Registration } from '../../client/ports/registration.ts';
import { casesOf } from '../conformance-case.ts';
import { expectEqual, expectOk, expectProblem } from '../expect.ts';
import type { ConformanceHarness } from '../harness.ts';
import { mailsTo, newSession, port, signIn } from '../steps.ts';

const session = casesOf('session');
const secondFactor = casesOf('secondFactor');
const promises = ['signInNotices'] as const;

/** Emails that are no way in: those of them that came since. */
const newsTo = async (harness: ConformanceHarness, { email }: Registration): Promise<number> =>
  (await harness.inbox(email)).filter(({ token }) => token === undefined).length;

/** Signs in on devices that the account doesn't know, and no more than that is told: `count` emails have come by then. */
const expectNews = async (
  harness: ConformanceHarness,
  person: Registration,
  before: number,
  count: number,
): Promise<void> => {
  const { length } = await mailsTo(harness, person.email, before + count);
  expectEqual(length, before + count, 'the number of mails is');
};

export const newDeviceCases = [
  session(
    'on a device that the account does not know is told to its owner by mail, once',
    { needs: ['account'], promises },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const before = (await harness.inbox(person.email)).length;
      const other = await harness.newBrowser();
      await signIn(other, person);
      await expectNews(harness, person, before, 1);
      for (const known of [other, browser]) {
        expectOk(await known.session.signOut(), 'signing out succeeds');
        await signIn(known, person);
      }
      // What comes by mistake has come when a later one is there.
      await signIn(await harness.newBrowser(), person);
      await expectNews(harness, person, before, 2);
      for (const { token } of (await harness.inbox(person.email)).slice(before))
        expectEqual(token, undefined, 'the token in the news is');
    },
  ),

  session(
    'for the first time, after the registration, is no news',
    { needs: ['account', 'registration', 'verification'], promises },
    async (harness) => {
      const { person } = await newSession(harness);
      await signIn(await harness.newBrowser(), person);
      await mailsTo(harness, person.email, 2);
      expectEqual(await newsTo(harness, person), 1, 'the number of mails without a link is');
    },
  ),

  session(
    'on a device that its owner ended with all others is told, and on the owner’s own is not',
    { needs: ['account', 'sessions'], promises },
    async (harness) => {
      const { browser, person } = await newSession(harness);
      const before = (await harness.inbox(person.email)).length;
      const other = await harness.newBrowser();
      await signIn(other, person);
      await expectNews(harness, person, before, 1);
      expectOk(await port(browser, 'sessions').endOthers(), 'ending the others succeeds');
      await signIn(browser, person);
      await signIn(other, person);
      await expectNews(harness, person, before, 2);
    },
  ),

  session(
    'that failed on a device that the account does not know is no news',
    { needs: ['account'], promises },
    async (harness) => {
      const { person } = await newSession(harness);
      const before = (await harness.inbox(person.email)).length;
      const wrong = { email: person.email, password: 'not the password at all' };
      expectProblem(
        await (await harness.newBrowser()).session.signIn(wrong),
        'credentials_invalid',
        'a wrong password',
      );
      await signIn(await harness.newBrowser(), person);
      await expectNews(harness, person, before, 1);
    },
  ),

  secondFactor(
    'on a device that the account does not know is told when the code was right, and not before',
    { needs: withCodes, promises },
    async (harness) => {
      const { person, secret } = await newTwoFactor(harness);
      const before = (await harness.inbox(person.email)).length;
      const other = await harness.newBrowser();
      const { challenge } = await beginSignIn(other, person);
      const { verify } = port(other, 'secondFactor');
      const code = await nextCode(harness, secret);
      expectProblem(await verify({ challenge, code: wrongCode(code) }), 'code_invalid', 'a wrong code');
      expectOk(await verify({ challenge, code }), 'the right code succeeds');
      await expectNews(harness, person, before, 1);
    },
  ),
];
