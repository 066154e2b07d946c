import { failure, success } from '../../../src/client/outcome.ts';
import type { Mutation } from './mutation.ts';

/** An address and a password of an account. */
export const emailAndPasswordMutations: Mutation[] = [
  {
    breaks: 'says of a password that it is weak, and not why',
    caughtBy: ['registration: refuses a password that is guessed early, and says why'],
    tamper: (client) => ({
      ...client,
      registration: {
        ...client.registration,
        async register(input, options) {
          const answer = await client.registration.register(input, options);
          return !answer.ok && answer.problem.code === 'password_too_weak'
            ? failure('password_too_weak', { field: 'password' })
            : answer;
        },
      },
    }),
  },
  {
    breaks: 'looks at weak passwords at sign-up only',
    caughtBy: [
      'password: that is guessed early is refused, and the old one stays',
      'passwordReset: is not replaced by one that is guessed early, and the link stays good',
    ],
    tamper: (client) => ({
      ...client,
      password: {
        ...client.password,
        async change(input, options) {
          const answer = await client.password.change(input, options);
          return !answer.ok && /weak|context/.test(answer.problem.code) ? success() : answer;
        },
      },
      passwordReset: {
        ...client.passwordReset,
        async confirm(input, options) {
          const answer = await client.passwordReset.confirm(input, options);
          return !answer.ok && /weak|context/.test(answer.problem.code) ? success() : answer;
        },
      },
    }),
  },
  {
    breaks: 'changes an address without waiting for its mail',
    caughtBy: ['email: another address waits, and the old one is in force meanwhile'],
    tamper: (client) => ({
      ...client,
      email: {
        ...client.email,
        async change(input, options) {
          const answer = await client.email.change(input, options);
          const token = client.world.inbox(input.email).at(-1)?.token;
          if (token !== undefined) await client.email.confirm({ token });
          return answer;
        },
      },
    }),
  },
  {
    breaks: 'says that another address is taken',
    caughtBy: ['email: of somebody else is answered like any other, and its owner is told by mail'],
    tamper: (client) => ({
      ...client,
      email: {
        ...client.email,
        change: async (input, options) =>
          client.world.account(input.email) ? failure('conflict') : client.email.change(input, options),
      },
    }),
  },
  {
    breaks: 'takes the link of an address twice',
    caughtBy: ['email: spends a token once'],
    tamper: (client) => ({
      ...client,
      email: {
        ...client.email,
        async confirm(input, options) {
          const answer = await client.email.confirm(input, options);
          return !answer.ok && answer.problem.code === 'token_used'
            ? success({ email: 'person-1@example.org' })
            : answer;
        },
      },
    }),
  },
  {
    breaks: 'keeps the link of an address that was given up or superseded',
    caughtBy: [
      'email: given up waits no more, and its link is dead',
      'email: of a second change takes the place of the first one, whose link is dead',
    ],
    tamper: (client) => ({
      ...client,
      email: {
        ...client.email,
        async confirm(input, options) {
          const answer = await client.email.confirm(input, options);
          return !answer.ok && answer.problem.code === 'token_invalid'
            ? success({ email: 'person-1@example.org' })
            : answer;
        },
      },
    }),
  },
  {
    breaks: 'tells nobody of an address that was changed',
    caughtBy: ['email: changed is told to the old address'],
    tamper(client) {
      const { mails } = client.world.service.store;
      return {
        ...client,
        email: {
          ...client.email,
          async confirm(input, options) {
            const answer = await client.email.confirm(input, options);
            const quiet = mails.filter(({ event }) => !event?.startsWith('email_change'));
            mails.splice(0, mails.length, ...quiet);
            return answer;
          },
        },
      };
    },
  },
  {
    breaks: 'mails the link of an address as often as it is asked to',
    caughtBy: ['email: gets another mail after a pause, and its link works'],
    tamper: (client) => ({ ...client, email: { ...client.email, resend: async () => success({ retryAfter: 60 }) } }),
  },
  {
    breaks: 'leaves the other sessions after a change of the password',
    caughtBy: ['password: changed ends the other sessions where it was asked for'],
    tamper: (client) => ({
      ...client,
      password: {
        ...client.password,
        change: (input, options) => client.password.change({ ...input, endOtherSessions: false }, options),
      },
    }),
  },
  {
    breaks: 'does not look at the present password',
    caughtBy: ['password: is not changed with a wrong present one'],
    tamper: (client) => ({
      ...client,
      password: {
        ...client.password,
        change: ({ currentPassword: _, ...input }, options) => client.password.change(input, options),
      },
    }),
  },
  {
    breaks: 'says that nobody forgot a password at an address',
    caughtBy: ['passwordReset: is forgotten with the same answers by everybody'],
    tamper: (client) => ({
      ...client,
      passwordReset: {
        ...client.passwordReset,
        request: async (input, options) =>
          client.world.account(input.email) ? client.passwordReset.request(input, options) : failure('not_found'),
      },
    }),
  },
  {
    breaks: 'signs in whoever chose a password by a link',
    caughtBy: ['passwordReset: chosen by a mailed link signs nobody in, and ends every session'],
    tamper: (client) => ({
      ...client,
      passwordReset: {
        ...client.passwordReset,
        async confirm(input, options) {
          const answer = await client.passwordReset.confirm(input, options);
          await client.session.signIn({ email: 'person-1@example.org', password: input.password ?? '' });
          return answer;
        },
      },
    }),
  },
  {
    breaks: 'spends a link that is only asked whose it is',
    caughtBy: ['passwordReset: names the account of its link before a password is typed, and spends nothing'],
    tamper: (client) => ({
      ...client,
      passwordReset: {
        ...client.passwordReset,
        async confirm(input, options) {
          const answer = await client.passwordReset.confirm(input, options);
          if (input.password === undefined) client.world.expireToken(input.token);
          return answer;
        },
      },
    }),
  },
  {
    breaks: 'names somebody for what is no link',
    caughtBy: ['passwordReset: tells nothing of an account by what is no open link'],
    tamper: (client) => ({
      ...client,
      passwordReset: {
        ...client.passwordReset,
        async confirm(input, options) {
          const answer = await client.passwordReset.confirm(input, options);
          return answer.ok || input.password !== undefined
            ? answer
            : failure(answer.problem.code, { ...answer.problem, account: 'person-1@example.org' });
        },
      },
    }),
  },
  {
    breaks: 'spends the link of a password that it refuses',
    caughtBy: ['passwordReset: that is refused leaves the link as it was'],
    tamper: (client) => ({
      ...client,
      passwordReset: {
        ...client.passwordReset,
        async confirm(input, options) {
          const answer = await client.passwordReset.confirm(input, options);
          if (!answer.ok) client.world.expireToken(input.token);
          return answer;
        },
      },
    }),
  },
];
