import type { MemoryClient } from '../../../src/client/memory/index.ts';
import { failure } from '../../../src/client/outcome.ts';
import type { Mutation } from './mutation.ts';

const never = (): void => undefined;

export const sessionMutations: Mutation[] = [
  {
    breaks: 'answers a call although it was aborted',
    caughtBy: [
      'session: rejects with an AbortError when a link for a device is asked for and aborted',
      'secondFactor: rejects with an AbortError when aborted',
      'passwordReset: rejects with an AbortError when aborted',
    ],
    tamper: (client) => ({
      ...client,
      session: { ...client.session, requestDeviceLink: async () => failure('unreachable') },
      secondFactor: { verify: async () => failure('unreachable') },
      passwordReset: { request: async () => failure('unreachable'), confirm: async () => failure('unreachable') },
    }),
  },
  {
    breaks: 'says that an address is unknown',
    caughtBy: ['session: a wrong password and an unknown address get the same answer'],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        signIn: async (input, options) =>
          client.world.account(input.email) ? client.session.signIn(input, options) : failure('not_found'),
      },
    }),
  },
  {
    breaks: 'says that an account is unverified whatever the password',
    caughtBy: ['session: an unverified account is told so, after the right password only'],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        signIn: async (input, options) =>
          client.world.account(input.email)?.verified === false
            ? failure('email_unverified')
            : client.session.signIn(input, options),
      },
    }),
  },
  {
    breaks: 'tells e-mail addresses apart by their case',
    caughtBy: ['session: the case of the e-mail address does not matter'],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        signIn: async (input, options) =>
          input.email === input.email.toLowerCase()
            ? client.session.signIn(input, options)
            : failure('credentials_invalid'),
      },
    }),
  },
  {
    breaks: 'refuses to sign out without a session',
    caughtBy: ['session: signing out succeeds without a session'],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        async signOut(options) {
          const state = await client.session.current();
          return state.ok && state.value.status === 'anonymous'
            ? failure('not_signed_in')
            : client.session.signOut(options);
        },
      },
    }),
  },
  {
    breaks: 'goes on after it was aborted',
    caughtBy: ['session: rejects with an AbortError when aborted', 'policy: rejects with an AbortError when aborted'],
    tamper: (client) => ({
      ...client,
      session: { ...client.session, current: () => client.session.current() },
      policy: { ...client.policy, current: () => client.policy.current() },
    }),
  },
  {
    breaks: 'announces nothing',
    caughtBy: [
      'session: announces a sign-in and a sign-out',
      'registration: is announced',
      'terms: announces an acceptance',
    ],
    tamper: (client) => ({ ...client, session: { ...client.session, subscribe: () => never } }),
  },
  {
    breaks: 'cannot be unsubscribed from',
    caughtBy: ['session: calls nobody who no longer listens'],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        subscribe(listener) {
          client.session.subscribe(listener);
          return never;
        },
      },
    }),
  },
  {
    breaks: 'lacks a method',
    caughtBy: ['session: every port is absent or has all its methods'],
    tamper: (client) => ({ ...client, terms: { current: client.terms.current } as MemoryClient['terms'] }),
  },
  {
    breaks: 'shows another policy than it enforces',
    caughtBy: ['policy: what a form demands at first is what the service enforces'],
    tamper: (client) => ({
      ...client,
      policy: { ...client.policy, initial: { password: { minLength: 8, maxLength: 256 } } },
    }),
  },
];
