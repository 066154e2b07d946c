import { defaultLifetimes } from '../../../src/rules/lifetimes.ts';
import { serving, type Mutation } from './mutation.ts';

/** Of the session that a sign-in begins. */
type Begun = ReturnType<Parameters<Parameters<typeof serving>[0]>[0]['sessions']['start']>;

/** A service whose sessions begin otherwise; `factors` were shown. */
const beginning = (change: (session: Begun, factors: number) => void) =>
  serving(({ sessions }) => {
    const start = sessions.start.bind(sessions);
    sessions.start = (account, device, about) => {
      const session = start(account, device, about);
      change(session, 1 + (about?.others ?? []).length);
      return session;
    };
  });

export const sessionLifeMutations: Mutation[] = [
  {
    breaks: 'lets a session go on that is not used',
    caughtBy: [
      'session: that is used goes on, and ends when it is not used for too long',
      'session: begun with a second factor ends when it is not used for too long',
      'session: that is not kept ends sooner when it is not used',
      'sessions: that ended with time are gone from the list',
      'profile: is not changed by a session that ended with time',
    ],
    tamper: beginning(({ lifetime }) => void (lifetime.idle = Infinity)),
  },
  {
    breaks: 'lets a session go on that is used',
    caughtBy: [
      'session: ends after its longest time, however much it is used',
      'session: begun with a second factor ends after its longest time',
      'session: that is not kept ends sooner, however much it is used',
    ],
    tamper: beginning(({ lifetime }) => void (lifetime.absolute = Infinity)),
  },
  {
    breaks: 'ends a session with time although it is used',
    caughtBy: ['session: ends after its longest time, however much it is used'],
    tamper: beginning(({ lifetime }) => void (lifetime.absolute = lifetime.idle)),
  },
  {
    breaks: 'begins a session anew with a password that is shown again',
    caughtBy: ['session: is not prolonged by authenticating again'],
    tamper: serving(({ sessions, store }) => {
      const stepUp = sessions.stepUp.bind(sessions);
      sessions.stepUp = (session, ...shown) => {
        stepUp(session, ...shown);
        session.createdAt = store.now();
      };
    }),
  },
  {
    breaks: 'lets a session with a second factor last as long as any other',
    caughtBy: [
      'session: begun with a second factor ends when it is not used for too long',
      'session: begun with a second factor ends after its longest time',
    ],
    tamper: beginning((session) => void (session.lifetime = defaultLifetimes.oneFactor)),
  },
  {
    breaks: 'keeps every session',
    caughtBy: [
      'session: is kept by a browser that is closed only where the person stays signed in',
      'session: is kept or not by what was said before the code',
      'session: that is not kept is not by authenticating again either',
    ],
    tamper: beginning((session) => void (session.kept = true)),
  },
  {
    breaks: 'keeps no session',
    caughtBy: ['session: is kept by a browser that is closed only where the person stays signed in'],
    tamper: beginning((session) => void (session.kept = false)),
  },
  {
    breaks: 'forgets with the code whether to keep the session',
    caughtBy: ['session: is kept or not by what was said before the code'],
    tamper: beginning((session, factors) => void (session.kept ||= factors > 1)),
  },
  {
    breaks: 'tells of every sign-in',
    caughtBy: ['session: on a device that the account does not know is told to its owner by mail, once'],
    tamper: serving(({ guesses }) => void (guesses.knows = () => false)),
  },
  {
    breaks: 'tells of the first sign-in',
    caughtBy: ['session: for the first time, after the registration, is no news'],
    tamper: serving(({ guesses }) => void (guesses.knowsAny = () => true)),
  },
  {
    breaks: 'tells of a sign-in before its code was shown',
    caughtBy: [
      'secondFactor: on a device that the account does not know is told when the code was right, and not before',
    ],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        async signIn(input, options) {
          const answer = await client.session.signIn(input, options);
          const { store } = client.world.service;
          const account = store.accountOf(input.email);
          if (answer.ok && 'challenge' in answer.value && account)
            store.deliver(account, { kind: 'notice', event: 'signed_in' });
          return answer;
        },
      },
    }),
  },
  {
    breaks: 'makes a device known by another account’s link',
    caughtBy: ['session: wants a mailed link on unknown devices after too many wrong passwords in a row'],
    tamper: serving(({ store }) => {
      const get = store.links.get.bind(store.links);
      store.links.get = (token) => {
        const link = get(token);
        if (link?.purpose !== 'device') return link;
        return { ...link, account: [...store.accounts.values()][0]! };
      };
    }),
  },
  {
    breaks: 'takes the link for a device in the place of the password',
    caughtBy: ['session: with a link for a device still wants the password, and is none by a link of another kind'],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        signIn(input, options) {
          const account = client.world.service.store.accountOf(input.email);
          const password = (input.deviceToken !== undefined && account?.password) || input.password;
          return client.session.signIn({ ...input, password }, options);
        },
      },
    }),
  },
  {
    breaks: 'mails links for a device without a pause',
    caughtBy: ['session: mails a link for a device to its owner only, and answers the same for any address'],
    tamper: serving(({ store }) => {
      const refusePause = store.refusePause.bind(store);
      store.refusePause = (kind, subject) =>
        kind === 'device' && store.accountOf(subject) ? undefined : refusePause(kind, subject);
    }),
  },
];
