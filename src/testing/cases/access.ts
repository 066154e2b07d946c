import { expectNoSession } from '../account-steps.ts';
import type { CallOptions } from '../../client/ports/call.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import type { Outcome } from '../../client/outcome.ts';
import { casesOf, type ConformanceCase, type PortName } from '../conformance-case.ts';
import { expectAbort, expectProblem } from '../expect.ts';
import { newSession, port } from '../steps.ts';

type Call = (client: InlineAuthClient, options?: CallOptions) => Promise<Outcome<unknown>>;

const names = { firstName: 'Ada', lastName: 'Lovelace' };
const password = 'another horse battery staple';

/** The calls that somebody has to be signed in for. */
const calls: Partial<Record<PortName, Record<string, Call>>> = {
  profile: { update: (client, options) => port(client, 'profile').update(names, options) },
  email: {
    pending: (client, options) => port(client, 'email').pending(options),
    change: (client, options) => port(client, 'email').change({ email: 'ada@example.org' }, options),
    resend: (client, options) => port(client, 'email').resend(options),
    cancel: (client, options) => port(client, 'email').cancel(options),
  },
  password: { change: (client, options) => port(client, 'password').change({ currentPassword: password, password, endOtherSessions: true }, options) },
  authenticators: {
    list: (client, options) => port(client, 'authenticators').list(options),
    enrol: (client, options) => port(client, 'authenticators').enrol(options),
    activate: (client, options) => port(client, 'authenticators').activate({ id: 'x', code: '000000', name: 'x' }, options),
    rename: (client, options) => port(client, 'authenticators').rename({ id: 'x', name: 'x' }, options),
    remove: (client, options) => port(client, 'authenticators').remove({ id: 'x' }, options),
  },
  recoveryCodes: {
    status: (client, options) => port(client, 'recoveryCodes').status(options),
    generate: (client, options) => port(client, 'recoveryCodes').generate(options),
  },
  sessions: {
    list: (client, options) => port(client, 'sessions').list(options),
    end: (client, options) => port(client, 'sessions').end({ id: 'x' }, options),
    endOthers: (client, options) => port(client, 'sessions').endOthers(options),
  },
  reauthentication: {
    methods: (client, options) => port(client, 'reauthentication').methods(options),
    reauthenticate: (client, options) => port(client, 'reauthentication').reauthenticate({ password }, options),
  },
  deletion: {
    impact: (client, options) => port(client, 'deletion').impact(options),
    delete: (client, options) => port(client, 'deletion').delete(options),
  },
};

const abortedSoon = (): AbortSignal => {
  const abort = new AbortController();
  queueMicrotask(() => abort.abort());
  return abort.signal;
};

const casesFor = ([name, methods]: [string, Record<string, Call>]): ConformanceCase[] => {
  const judged = casesOf(name as PortName);
  return [
    judged('nothing of it is for somebody who is not signed in', [], async (harness) => {
      const browser = await harness.newBrowser();
      for (const [method, call] of Object.entries(methods)) expectProblem(await call(browser), 'not_signed_in', `${method}()`);
    }),

    judged('nothing of it is for somebody who signed out', ['account'], async (harness) => {
      const { browser } = await newSession(harness);
      await browser.session.signOut();
      for (const [method, call] of Object.entries(methods)) expectNoSession(await call(browser), `${method}()`);
    }),

    judged('rejects with an AbortError when aborted', ['account'], async (harness) => {
      const { browser } = await newSession(harness);
      for (const [method, call] of Object.entries(methods)) {
        await expectAbort(call(browser, { signal: AbortSignal.abort('disconnected') }), `${method}(), aborted before`);
        if (method !== 'delete') await expectAbort(call(browser, { signal: abortedSoon() }), `${method}(), aborted on its way`);
      }
    }),
  ];
};

/** Who may call, and that a call can be aborted: what the ports of an account share. */
export const accessCases = Object.entries(calls).flatMap(casesFor);
