import type { InlineAuthClient } from '../../../src/client/types.ts';
import type { MemoryClient } from '../../../src/client/memory/index.ts';
import { failure, success, type Outcome } from '../../../src/client/outcome.ts';
import type { SessionInfo } from '../../../src/client/ports/sessions.ts';
import type { Mutation } from './mutation.ts';

/** Makes the session fresh before a call, as if nobody asked how old it is. */
export const neverStale = (client: MemoryClient): void => {
  const { store, sessions } = client.world.service;
  for (const account of store.accounts.values()) {
    for (const session of sessions.of(account)) sessions.stepUp(session, 'password', 'totp');
  }
};

const fresh =
  <P extends unknown[], T>(client: MemoryClient, call: (...parameters: P) => Promise<Outcome<T>>) =>
  (...parameters: P): Promise<Outcome<T>> => {
    neverStale(client);
    return call(...parameters);
  };

/** The sensitive calls, one by one: each has a case that notices when it alone forgets to ask. */
const stale: { what: string; caughtBy: string; tamper: (client: MemoryClient) => Partial<InlineAuthClient> }[] = [
  {
    what: 'changes the address',
    caughtBy: 'email: wants a fresh authentication, and nothing waits before',
    tamper: (client) => ({ email: { ...client.email, change: fresh(client, client.email.change) } }),
  },
  {
    what: 'changes the password',
    caughtBy: 'password: wants a fresh authentication, and is not changed before',
    tamper: (client) => ({ password: { ...client.password, change: fresh(client, client.password.change) } }),
  },
  ...(['enrol', 'activate', 'remove'] as const).map((method) => ({
    what: `may ${method} authenticators`,
    caughtBy: 'authenticators: want a fresh authentication, and change nothing before',
    tamper: (client: MemoryClient) => ({
      authenticators: {
        ...client.authenticators,
        [method]: fresh<never[], unknown>(client, client.authenticators[method]),
      },
    }),
  })),
  {
    what: 'makes recovery codes',
    caughtBy: 'recoveryCodes: want a fresh authentication, and the old set stays before',
    tamper: (client) => ({
      recoveryCodes: { ...client.recoveryCodes, generate: fresh(client, client.recoveryCodes.generate) },
    }),
  },
  {
    what: 'ends a session',
    caughtBy: 'sessions: want a fresh authentication to be ended, and stay before',
    tamper: (client) => ({ sessions: { ...client.sessions, end: fresh(client, client.sessions.end) } }),
  },
  {
    what: 'ends the other sessions',
    caughtBy: 'sessions: want a fresh authentication to be ended, and stay before',
    tamper: (client) => ({ sessions: { ...client.sessions, endOthers: fresh(client, client.sessions.endOthers) } }),
  },
  {
    what: 'deletes the account',
    caughtBy: 'deletion: wants a fresh authentication, and the account stays whole before',
    tamper: (client) => ({ deletion: { ...client.deletion, delete: fresh(client, client.deletion.delete) } }),
  },
];

export const accountMutations: Mutation[] = [
  {
    breaks: 'takes without a word what is read only in a profile',
    caughtBy: [
      'profile: refuses to change what is read only, what there is no field for and a language that is not offered',
    ],
    tamper: (client) => ({
      ...client,
      profile: {
        ...client.profile,
        update: ({ attributes = {}, ...input }, options) =>
          client.profile.update('team' in attributes ? input : { ...input, attributes }, options),
      },
    }),
  },
  {
    breaks: 'keeps the date of a password that was changed',
    caughtBy: ['password: changed has a later date, where the client tells one'],
    tamper(client) {
      let first: ReturnType<NonNullable<typeof client.password.status>> | undefined;
      return {
        ...client,
        password: { ...client.password, status: (options) => (first ??= client.password.status!(options)) },
      };
    },
  },
  {
    breaks: 'tells a stranger the date of a password, and everybody another one',
    caughtBy: ['password: has a date where the client tells one, the same until it is changed, and none for strangers'],
    tamper: (client) => ({
      ...client,
      password: { ...client.password, status: () => Promise.resolve(success({ changedAt: new Date().toJSON() })) },
    }),
  },
  {
    breaks: 'forgets the language and the further fields of a profile',
    caughtBy: [
      'profile: keeps the language that is chosen, where there is a choice',
      'profile: keeps an option of a further field, where there are some',
    ],
    tamper: (client) => ({
      ...client,
      profile: {
        ...client.profile,
        update: ({ firstName, lastName }, options) => client.profile.update({ firstName, lastName }, options),
      },
    }),
  },
  ...stale.map(({ what, caughtBy, tamper }) => ({
    breaks: `${what}, however old the authentication is`,
    caughtBy: [caughtBy],
    tamper: (client: MemoryClient): InlineAuthClient => ({ ...client, ...tamper(client) }),
  })),
  {
    breaks: 'takes any password for authenticating again',
    caughtBy: ['reauthentication: with a wrong password changes nothing'],
    tamper: (client) => ({
      ...client,
      reauthentication: {
        ...client.reauthentication,
        async reauthenticate() {
          neverStale(client);
          return success();
        },
      },
    }),
  },
  {
    breaks: 'lets the password take the second factor off',
    caughtBy: [
      'reauthentication: by the password alone is not enough where there is a second factor, in a session from before it either',
    ],
    tamper: (client) => ({
      ...client,
      authenticators: {
        ...client.authenticators,
        remove(input, options) {
          const { store, sessions } = client.world.service;
          for (const account of store.accounts.values())
            for (const session of sessions.of(account)) sessions.show(session, 'totp');
          return client.authenticators.remove(input, options);
        },
      },
    }),
  },
  {
    breaks: 'leaves the other sessions when a second factor is added',
    caughtBy: [
      'authenticators: end the other sessions when they are added, unless told not to, and when they are removed',
    ],
    tamper: (client) => ({
      ...client,
      authenticators: {
        ...client.authenticators,
        activate: (input, options) => client.authenticators.activate({ ...input, endOtherSessions: false }, options),
      },
    }),
  },
  {
    breaks: 'makes all sessions of an account fresh at once',
    caughtBy: ['reauthentication: in one browser is none in another one'],
    tamper: (client) => ({
      ...client,
      reauthentication: {
        ...client.reauthentication,
        async reauthenticate(input, options) {
          const answer = await client.reauthentication.reauthenticate(input, options);
          if (answer.ok) neverStale(client);
          return answer;
        },
      },
    }),
  },
  {
    breaks: 'ends the session of somebody else',
    caughtBy: ['sessions: of somebody else cannot be ended'],
    tamper: (client) => ({
      ...client,
      sessions: {
        ...client.sessions,
        async end(input, options) {
          if (client.world.service.sessions.has(input.id)) client.world.service.sessions.end(input.id);
          return client.sessions.end(input, options);
        },
      },
    }),
  },
  {
    breaks: 'goes on listing a session that it ended',
    caughtBy: ['sessions: ended are gone from the list'],
    tamper(client) {
      const seen = new Map<string, SessionInfo>();
      return {
        ...client,
        sessions: {
          ...client.sessions,
          async list(options) {
            const answer = await client.sessions.list(options);
            if (!answer.ok) return answer;
            for (const session of answer.value) seen.set(session.id, session);
            return success([...seen.values()]);
          },
        },
      };
    },
  },
  {
    breaks: 'removes the authenticator of somebody else, and says that there is none',
    caughtBy: ['authenticators: of somebody else cannot be changed'],
    tamper: (client) => ({
      ...client,
      authenticators: {
        ...client.authenticators,
        async remove(input, options) {
          for (const account of client.world.service.store.accounts.values()) {
            account.authenticators = account.authenticators.filter(({ id }) => id !== input.id);
          }
          return client.authenticators.remove(input, options);
        },
      },
    }),
  },
  {
    breaks: 'does not say which session is this one',
    caughtBy: ['sessions: tell of this one', 'sessions: tell of all browsers, this one first'],
    tamper: (client) => ({
      ...client,
      sessions: {
        ...client.sessions,
        async list(options) {
          const answer = await client.sessions.list(options);
          return answer.ok ? success(answer.value.map((session) => ({ ...session, current: false }))) : answer;
        },
      },
    }),
  },
  {
    breaks: 'deletes the account and leaves its other sessions',
    caughtBy: ['deletion: ends the sessions everywhere'],
    tamper: (client) => ({
      ...client,
      deletion: {
        ...client.deletion,
        async delete(options) {
          const { sessions } = client.world.service;
          const endAll = sessions.endAll.bind(sessions);
          sessions.endAll = (account, stays) => endAll(account, stays ?? sessions.of(account).at(-1));
          const answer = await client.deletion.delete(options);
          sessions.endAll = endAll;
          return answer;
        },
      },
    }),
  },
  {
    breaks: 'deletes the account and keeps its address',
    caughtBy: ['deletion: frees the address, for an account that has nothing of the old one'],
    tamper: (client) => ({
      ...client,
      registration: {
        ...client.registration,
        register: async (input, options) =>
          client.world.inbox(input.email).some(({ event }) => event === 'account_deleted')
            ? success({ email: input.email, retryAfter: 60 })
            : client.registration.register(input, options),
      },
    }),
  },
  {
    breaks: 'says that it deleted the account and does nothing',
    caughtBy: ['deletion: ends the account, and its password signs nobody in'],
    tamper: (client) => ({
      ...client,
      deletion: {
        ...client.deletion,
        async delete() {
          await client.session.signOut();
          return success();
        },
      },
    }),
  },
  {
    breaks: 'lets somebody ask who is not signed in',
    caughtBy: ['deletion: nothing of it is for somebody who is not signed in'],
    tamper: (client) => ({
      ...client,
      deletion: { ...client.deletion, impact: async () => success({ hosts: [], integrations: [], subscriptions: [] }) },
    }),
  },
  {
    breaks: 'takes anything for a name',
    caughtBy: ['profile: refuses what is no name'],
    tamper: (client) => ({
      ...client,
      profile: {
        async update(input, options) {
          const answer = await client.profile.update(input, options);
          return answer.ok ? answer : failure('forbidden');
        },
      },
    }),
  },
];
