import { success } from '../../../src/client/outcome.ts';
import type { Mutation } from './mutation.ts';

export const verificationMutations: Mutation[] = [
  {
    breaks: 'takes a token twice',
    caughtBy: ['verification: spends a token once'],
    tamper: (client) => ({
      ...client,
      verification: {
        ...client.verification,
        async verify(input, options) {
          const answer = await client.verification.verify(input, options);
          return !answer.ok && answer.problem.code === 'token_used'
            ? success({ email: 'person-1@example.org' })
            : answer;
        },
      },
    }),
  },
  {
    breaks: 'takes a token that expired',
    caughtBy: ['verification: refuses a token that expired'],
    tamper: (client) => ({
      ...client,
      verification: {
        ...client.verification,
        async verify(input, options) {
          const answer = await client.verification.verify(input, options);
          return !answer.ok && answer.problem.code === 'token_expired'
            ? success({ email: 'person-1@example.org' })
            : answer;
        },
      },
    }),
  },
  {
    breaks: 'sends the link of whoever registered the address last',
    caughtBy: [
      'verification: is sent again for the registration of this browser, whoever registered the address since',
    ],
    tamper: (client) => ({
      ...client,
      verification: {
        ...client.verification,
        resend: async (input) => client.world.service.registrations.resend(input),
      },
    }),
  },
  {
    breaks: 'takes a password that is too short with a link',
    caughtBy: [
      'verification: of an address that somebody else registered too leads to nobody’s account without a password',
    ],
    tamper: (client) => ({
      ...client,
      verification: {
        ...client.verification,
        async verify(input, options) {
          const answer = await client.verification.verify(input, options);
          return !answer.ok && answer.problem.code === 'password_too_short'
            ? success({ email: 'person-1@example.org' })
            : answer;
        },
      },
    }),
  },
  {
    breaks: 'tells strangers whether an address is verified',
    caughtBy: ['verification: is nothing that a stranger can ask for'],
    tamper: (client) => ({
      ...client,
      verification: {
        ...client.verification,
        status: async ({ email }) => success({ verified: client.world.account(email)?.verified ?? false }),
      },
    }),
  },
  {
    breaks: 'forgets after it said so that an address was verified',
    caughtBy: ['verification: in another browser is noticed by the one that registered, by everyone who asks'],
    tamper(client) {
      let said = false;
      return {
        ...client,
        verification: {
          ...client.verification,
          async status(input, options) {
            const answer = await client.verification.status(input, options);
            if (said) return success({ verified: false });
            said = answer.ok && answer.value.verified;
            return answer;
          },
        },
      };
    },
  },
  {
    breaks: 'sends mails without a pause',
    caughtBy: ['verification: sends mails to an address with a pause'],
    tamper: (client) => ({
      ...client,
      verification: { ...client.verification, resend: async () => success({ retryAfter: 60 }) },
    }),
  },
  {
    breaks: 'signs in whoever opens the link',
    caughtBy: ['verification: signs nobody in'],
    tamper: (client) => ({
      ...client,
      verification: {
        ...client.verification,
        async verify(input, options) {
          const answer = await client.verification.verify(input, options);
          if (answer.ok)
            await client.session.signIn({ email: answer.value.email, password: 'correct horse battery staple' });
          return answer;
        },
      },
    }),
  },
  {
    breaks: 'accepts any version of the terms',
    caughtBy: ['terms: of another version than the one in force cannot be accepted'],
    tamper: (client) => ({
      ...client,
      terms: {
        ...client.terms,
        accept: async ({ version }) => success({ version, acceptedAt: new Date(0).toISOString() }),
      },
    }),
  },
  {
    breaks: 'forgets the terms that were accepted before the account existed',
    caughtBy: [
      'terms: accepted before the account existed count',
      'terms: of another version cannot be accepted with a registration',
    ],
    tamper: (client) => ({
      ...client,
      registration: {
        ...client.registration,
        register: ({ acceptedTerms: _, ...input }, options) => client.registration.register(input, options),
      },
    }),
  },
  {
    breaks: 'takes any acceptance for the one that is due',
    caughtBy: ['terms: of a new version are due again, and the old acceptance is still told'],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        async current(options) {
          const [state, terms] = [await client.session.current(options), await client.terms.current()];
          if (!state.ok || state.value.status !== 'terms_due' || !terms.ok || !terms.value.accepted) return state;
          return success({ status: 'active', account: state.value.account });
        },
      },
    }),
  },
];
