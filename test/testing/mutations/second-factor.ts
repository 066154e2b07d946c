import type { MemoryClient } from '../../../src/client/memory/index.ts';
import { failure, success } from '../../../src/client/outcome.ts';
import type { Mutation } from './mutation.ts';

/** Lets every code count again, as often as it is sent. */
const forgetUsedCodes = (client: MemoryClient): void => {
  for (const account of client.world.service.store.accounts.values()) {
    for (const authenticator of account.authenticators) authenticator.lastStep = 0;
    const codes = account.recoveryCodes;
    for (const code of codes?.used ?? []) codes?.left.add(code);
  }
};

export const secondFactorMutations: Mutation[] = [
  {
    breaks: 'takes a code twice',
    caughtBy: [
      'secondFactor: a code counts once, for set-up and signing in together',
      'reauthentication: takes no code twice, and none that signed in',
      'recoveryCodes: each signs in once',
    ],
    tamper: (client) => ({
      ...client,
      secondFactor: {
        verify(input, options) {
          forgetUsedCodes(client);
          return client.secondFactor.verify(input, options);
        },
      },
      reauthentication: {
        ...client.reauthentication,
        reauthenticate(input, options) {
          forgetUsedCodes(client);
          return client.reauthentication.reauthenticate(input, options);
        },
      },
    }),
  },
  {
    breaks: 'takes codes with spaces and dashes only',
    caughtBy: [
      'secondFactor: a code may be typed with anything between its digits that is no letter, and in digits of other scripts',
      'recoveryCodes: may be typed in any case, without dashes, and with whatever stands for them',
    ],
    tamper: (client) => ({
      ...client,
      secondFactor: {
        verify: (input, options) =>
          /[^\w\s-]|_/.test('code' in input ? input.code : input.recoveryCode)
            ? Promise.resolve(failure('code_invalid', { field: 'code' }))
            : client.secondFactor.verify(input, options),
      },
    }),
  },
  {
    breaks: 'asks nobody for the second factor',
    caughtBy: [
      'secondFactor: is asked for after the right password only',
      'passwordReset: chosen by a link is no way round the second factor',
    ],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        async signIn(input, options) {
          const account = client.world.service.store.accountOf(input.email);
          const authenticators = account?.authenticators ?? [];
          if (account) account.authenticators = [];
          const answer = await client.session.signIn(input, options);
          if (account) account.authenticators = authenticators;
          return answer;
        },
      },
    }),
  },
  {
    breaks: 'says whether a password is right by asking for the second factor',
    caughtBy: ['secondFactor: is asked for after the right password only'],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        signIn: async (input, options) =>
          client.world.account(input.email)?.authenticators.length
            ? success({ challenge: 'x', methods: ['totp'] })
            : client.session.signIn(input, options),
      },
    }),
  },
  {
    breaks: 'lets a challenge be answered as often as somebody likes',
    caughtBy: ['secondFactor: too many wrong codes end a challenge, and the right one comes too late'],
    tamper: (client) => ({
      ...client,
      secondFactor: {
        async verify(input, options) {
          const answer = await client.secondFactor.verify(input, options);
          return !answer.ok && answer.problem.code === 'challenge_expired'
            ? failure('code_invalid', { field: 'code' })
            : answer;
        },
      },
    }),
  },
  {
    breaks: 'keeps a challenge for ever',
    caughtBy: ['secondFactor: a challenge ends with time', 'secondFactor: refuses what is no challenge'],
    tamper: (client) => ({
      ...client,
      secondFactor: {
        async verify(input, options) {
          const answer = await client.secondFactor.verify(input, options);
          return !answer.ok && answer.problem.code === 'challenge_expired' ? success({ status: 'anonymous' }) : answer;
        },
      },
    }),
  },
  {
    breaks: 'lets a set-up count before its first code',
    caughtBy: ['authenticators: a set-up that is not ended counts for nothing'],
    tamper: (client) => ({
      ...client,
      authenticators: {
        ...client.authenticators,
        async enrol(options) {
          const answer = await client.authenticators.enrol(options);
          if (answer.ok) {
            const { id, secret } = answer.value;
            await client.authenticators.activate({ id, code: await client.world.totp(secret), name: 'x' });
          }
          return answer;
        },
      },
    }),
  },
  {
    breaks: 'tells apart names by their case',
    caughtBy: [
      'authenticators: a name that is taken is refused, and the code may be used with another one',
      'authenticators: can be renamed',
    ],
    tamper: (client) => ({
      ...client,
      authenticators: {
        ...client.authenticators,
        activate: (input, options) =>
          client.authenticators.activate({ ...input, name: input.name.replace(/^TELE/, 'T E L E') }, options),
        rename: (input, options) =>
          client.authenticators.rename({ ...input, name: input.name.replace(/^TAB/, 'T A B') }, options),
      },
    }),
  },
  {
    breaks: 'says that the authenticator of somebody else is there',
    caughtBy: ['authenticators: of somebody else are not there'],
    tamper: (client) => ({
      ...client,
      authenticators: {
        ...client.authenticators,
        async remove(input, options) {
          const answer = await client.authenticators.remove(input, options);
          return !answer.ok && answer.problem.code === 'not_found' ? failure('forbidden') : answer;
        },
      },
    }),
  },
  {
    breaks: 'keeps the old recovery codes',
    caughtBy: ['recoveryCodes: of a new set take the place of the old ones'],
    tamper(client) {
      const old: string[] = [];
      return {
        ...client,
        recoveryCodes: {
          ...client.recoveryCodes,
          async generate(options) {
            const answer = await client.recoveryCodes.generate(options);
            for (const account of client.world.service.store.accounts.values()) {
              for (const code of old) account.recoveryCodes?.left.add(code);
              old.push(...(account.recoveryCodes?.left ?? []));
            }
            return answer;
          },
        },
      };
    },
  },
];
