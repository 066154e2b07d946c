import { casesOf } from '../conformance-case.ts';
import { expectAbort, expectEqual, expectOk } from '../expect.ts';
import {
  isVerified,
  letMailArrive,
  listen,
  newAccount,
  newPerson,
  newSession,
  port,
  register,
  signIn,
  sessionState,
  tokenFor,
  verify,
} from '../steps.ts';

const session = casesOf('session');
const registration = casesOf('registration');
const verification = casesOf('verification');
const terms = casesOf('terms');
const secondFactor = casesOf('secondFactor');
const passwordReset = casesOf('passwordReset');
const policy = casesOf('policy');

const abortedSoon = (): AbortSignal => {
  const abort = new AbortController();
  queueMicrotask(() => abort.abort());
  return abort.signal;
};

/** Aborting and announcing, which all ports share. */
export const signalCases = [
  session('rejects with an AbortError when aborted', [], async (harness) => {
    const browser = await harness.newBrowser();
    await expectAbort(browser.session.current({ signal: AbortSignal.abort() }), 'current(), aborted before');
    await expectAbort(
      browser.session.current({ signal: AbortSignal.abort('disconnected') }),
      'current(), aborted with a reason',
    );
    await expectAbort(browser.session.current({ signal: abortedSoon() }), 'current(), aborted on its way');
    const credentials = { email: harness.uniqueEmail(), password: 'correct horse battery staple' };
    await expectAbort(browser.session.signIn(credentials, { signal: abortedSoon() }), 'signIn(), aborted on its way');
    await expectAbort(browser.session.signOut({ signal: AbortSignal.abort() }), 'signOut(), aborted before');
  }),

  policy('rejects with an AbortError when aborted', [], async (harness) => {
    await expectAbort(port(await harness.newBrowser(), 'policy').current({ signal: abortedSoon() }), 'current()');
  }),

  registration(
    'rejects with an AbortError when aborted, and nothing is sent when that was before',
    [],
    async (harness) => {
      const browser = await harness.newBrowser();
      const person = newPerson(harness);
      const { register: call } = port(browser, 'registration');
      await expectAbort(call(person, { signal: AbortSignal.abort() }), 'register(), aborted before');
      await letMailArrive(harness);
      expectEqual((await harness.inbox(person.email)).length, 0, 'the number of mails is');
      await expectAbort(call(newPerson(harness), { signal: abortedSoon() }), 'register(), aborted on its way');
    },
  ),

  verification('rejects with an AbortError when aborted', [], async (harness) => {
    const { resend, verify: spend } = port(await harness.newBrowser(), 'verification');
    await expectAbort(resend({ email: harness.uniqueEmail() }, { signal: AbortSignal.abort() }), 'resend()');
    await expectAbort(spend({ token: 'x' }, { signal: abortedSoon() }), 'verify()');
  }),

  session(
    'rejects with an AbortError when a link for a device is asked for and aborted',
    ['deviceLink'],
    async (harness) => {
      const { session: own } = await harness.newBrowser();
      const email = harness.uniqueEmail();
      await expectAbort(own.requestDeviceLink!({ email }, { signal: AbortSignal.abort() }), 'requestDeviceLink()');
    },
  ),

  secondFactor('rejects with an AbortError when aborted', [], async (harness) => {
    const { verify: answer } = port(await harness.newBrowser(), 'secondFactor');
    const input = { challenge: 'x', code: '000000' };
    await expectAbort(answer(input, { signal: AbortSignal.abort() }), 'verify(), aborted before');
    await expectAbort(answer(input, { signal: abortedSoon() }), 'verify(), aborted on its way');
  }),

  passwordReset('rejects with an AbortError when aborted', [], async (harness) => {
    const { request, confirm } = port(await harness.newBrowser(), 'passwordReset');
    await expectAbort(request({ email: harness.uniqueEmail() }, { signal: AbortSignal.abort() }), 'request()');
    const input = { token: 'x', password: 'correct horse battery staple' };
    await expectAbort(confirm(input, { signal: abortedSoon() }), 'confirm()');
  }),

  terms('rejects with an AbortError when aborted', [], async (harness) => {
    const { current, accept } = port(await harness.newBrowser(), 'terms');
    await expectAbort(current({ signal: abortedSoon() }), 'current()');
    await expectAbort(accept({ version: 'x' }, { signal: AbortSignal.abort() }), 'accept()');
  }),

  session('announces a sign-in and a sign-out', ['account'], async (harness) => {
    const person = await newAccount(harness);
    const browser = await harness.newBrowser();
    const signedIn = listen(harness, browser);
    await signIn(browser, person);
    await signedIn.heard();
    signedIn.end();
    const signedOut = listen(harness, browser);
    expectOk(await browser.session.signOut(), 'signing out succeeds');
    await signedOut.heard();
    signedOut.end();
  }),

  session('calls nobody who no longer listens', ['account'], async (harness) => {
    const person = await newAccount(harness);
    const browser = await harness.newBrowser();
    const [gone, stays] = [listen(harness, browser), listen(harness, browser)];
    gone.end();
    gone.end();
    await signIn(browser, person);
    await stays.heard();
    stays.end();
    expectEqual(gone.count(), 0, 'the number of calls after the end is');
  }),

  session('takes one function twice as two listeners, each with its own end', ['account'], async (harness) => {
    const person = await newAccount(harness);
    const browser = await harness.newBrowser();
    let calls = 0;
    const listener = (): void => void calls++;
    const end = browser.session.subscribe(listener);
    const endOther = browser.session.subscribe(listener);
    end();
    const fence = listen(harness, browser);
    await signIn(browser, person);
    await fence.heard();
    fence.end();
    endOther();
    expectEqual(calls > 0, true, 'the listener that stays is called');
  }),

  session('another tab shares the session and hears of its changes', ['newTab', 'account'], async (harness) => {
    const person = await newAccount(harness);
    const browser = await harness.newBrowser();
    const tab = await harness.newTab!(browser);
    const ears = listen(harness, tab);
    const state = await signIn(browser, person);
    await ears.heard();
    ears.end();
    expectEqual(await sessionState(tab), state, 'the other tab is');
  }),

  registration('is announced', [], async (harness) => {
    const browser = await harness.newBrowser();
    const ears = listen(harness, browser);
    await register(browser, newPerson(harness));
    await ears.heard();
    ears.end();
  }),

  verification('is announced in the browser that verified', ['registration'], async (harness) => {
    const browser = await harness.newBrowser();
    const person = newPerson(harness);
    await register(browser, person);
    const token = await tokenFor(harness, person.email);
    const ears = listen(harness, browser);
    await verify(browser, token);
    await ears.heard();
    ears.end();
  }),

  verification('is announced in the browser that waits, once it asks', ['registration'], async (harness) => {
    const browser = await harness.newBrowser();
    const person = newPerson(harness);
    await register(browser, person);
    await verify(await harness.newBrowser(), await tokenFor(harness, person.email), person.password);
    const ears = listen(harness, browser);
    expectEqual(await isVerified(browser, person.email), true, 'the address is verified');
    await ears.heard();
    ears.end();
  }),

  terms('announces an acceptance', ['account'], async (harness) => {
    const { browser } = await newSession(harness);
    const { version } = expectOk(await port(browser, 'terms').current(), 'the terms can be asked for');
    const ears = listen(harness, browser);
    expectOk(await port(browser, 'terms').accept({ version }), 'accepting succeeds');
    await ears.heard();
    ears.end();
  }),
];
