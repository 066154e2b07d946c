import { expectNoSession } from '../account-steps.ts';
import type { CallOptions } from '../../client/ports/call.ts';
import type { InlineAuthClient } from '../../client/types.ts';
import type { Outcome } from '../../client/outcome.ts';
import { casesOf, type ConformanceCase } from '../conformance-case.ts';
import { expectAbort, expectProblem } from '../expect.ts';
import type { PortName } from '../port-methods.ts';
import { eitherPort, newSession, port } from '../steps.ts';

type Call = (client: InlineAuthClient, options?: CallOptions) => Promise<Outcome<unknown>>;

const names = { firstName: 'Ada', lastName: 'Lovelace' };
const password = 'another horse battery staple';

/** The calls that somebody has to be signed in for: those that a port of either kind has, and those that it has inline. */
interface Calls {
  readonly always?: Record<string, Call>;
  readonly inline?: Record<string, Call>;
}

const calls: Partial<Record<PortName, Calls>> = {
  profile: { always: { update: (client, options) => port(client, 'profile').update(names, options) } },
  email: {
    inline: {
      pending: (client, options) => port(client, 'email').pending(options),
      change: (client, options) => port(client, 'email').change({ email: 'ada@example.org' }, options),
      resend: (client, options) => port(client, 'email').resend(options),
      cancel: (client, options) => port(client, 'email').cancel(options),
    },
  },
  password: {
    inline: {
      change: (client, options) =>
        port(client, 'password').change({ currentPassword: password, password, endOtherSessions: true }, options),
    },
  },
  authenticators: {
    always: {
      list: (client, options) => eitherPort(client, 'authenticators').list(options),
      rename: (client, options) => eitherPort(client, 'authenticators').rename({ id: 'x', name: 'x' }, options),
      remove: (client, options) => eitherPort(client, 'authenticators').remove({ id: 'x' }, options),
    },
    inline: {
      enrol: (client, options) => port(client, 'authenticators').enrol(options),
      activate: (client, options) =>
        port(client, 'authenticators').activate({ id: 'x', code: '000000', name: 'x' }, options),
    },
  },
  recoveryCodes: {
    always: { status: (client, options) => eitherPort(client, 'recoveryCodes').status(options) },
    inline: { generate: (client, options) => port(client, 'recoveryCodes').generate(options) },
  },
  sessions: {
    always: {
      list: (client, options) => port(client, 'sessions').list(options),
      end: (client, options) => port(client, 'sessions').end({ id: 'x' }, options),
      endOthers: (client, options) => port(client, 'sessions').endOthers(options),
    },
  },
  reauthentication: {
    inline: {
      methods: (client, options) => port(client, 'reauthentication').methods(options),
      reauthenticate: (client, options) => port(client, 'reauthentication').reauthenticate({ password }, options),
    },
  },
  deletion: {
    always: { impact: (client, options) => eitherPort(client, 'deletion').impact(options) },
    inline: { delete: (client, options) => port(client, 'deletion').delete(options) },
  },
};

const abortedSoon = (): AbortSignal => {
  const abort = new AbortController();
  queueMicrotask(() => abort.abort());
  return abort.signal;
};

const casesFor = ([name, { always, inline }]: [string, Calls]): ConformanceCase[] => {
  const judged = casesOf(name as PortName, always ? 'either' : 'inline');
  const callsOf = (client: InlineAuthClient): [string, Call][] => {
    const offered = client[name as PortName];
    const redirects = offered && 'kind' in offered && offered.kind === 'redirect';
    return Object.entries({ ...always, ...(!redirects && inline) });
  };
  return [
    judged('nothing of it is for somebody who is not signed in', [], async (harness) => {
      const browser = await harness.newBrowser();
      for (const [method, call] of callsOf(browser)) expectProblem(await call(browser), 'not_signed_in', `${method}()`);
    }),

    judged('nothing of it is for somebody who signed out', ['account'], async (harness) => {
      const { browser } = await newSession(harness);
      await browser.session.signOut();
      for (const [method, call] of callsOf(browser)) expectNoSession(await call(browser), `${method}()`);
    }),

    judged('rejects with an AbortError when aborted', ['account'], async (harness) => {
      const { browser } = await newSession(harness);
      for (const [method, call] of callsOf(browser)) {
        await expectAbort(call(browser, { signal: AbortSignal.abort('disconnected') }), `${method}(), aborted before`);
        if (method !== 'delete')
          await expectAbort(call(browser, { signal: abortedSoon() }), `${method}(), aborted on its way`);
      }
    }),
  ];
};

/** Who may call, and that a call can be aborted: what the ports of an account share. */
export const accessCases = Object.entries(calls).flatMap(casesFor);
