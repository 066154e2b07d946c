import type { AuthClient } from '../../src/client/auth-client.ts';
import type { MemoryClient } from '../../src/client/memory/index.ts';
import { failure, success } from '../../src/client/outcome.ts';

/** A client that breaks one rule, and the cases that have to notice it. */
export interface Mutation {
  breaks: string;
  caughtBy: string[];
  tamper: (client: MemoryClient) => AuthClient;
}

const never = (): void => undefined;

export const mutations: Mutation[] = [
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
          client.world.account(input.email)?.verified === false ? failure('email_unverified') : client.session.signIn(input, options),
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
          input.email === input.email.toLowerCase() ? client.session.signIn(input, options) : failure('credentials_invalid'),
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
          return state.ok && state.value.standing === 'anonymous' ? failure('not_signed_in') : client.session.signOut(options);
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
    caughtBy: ['session: announces a sign-in and a sign-out', 'registration: is announced', 'terms: announces an acceptance'],
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
    tamper: (client) => ({ ...client, policy: { ...client.policy, initial: { password: { minLength: 8, maxLength: 256 } } } }),
  },
  {
    breaks: 'says that an address is registered already',
    caughtBy: ['registration: answers the same for an address that has an account'],
    tamper: (client) => ({
      ...client,
      registration: {
        register: async (input, options) =>
          client.world.account(input.email)?.verified ? failure('conflict') : client.registration.register(input, options),
      },
    }),
  },
  {
    breaks: 'answers a known address a little differently',
    caughtBy: ['registration: answers the same for an address that has an account'],
    tamper: (client) => ({
      ...client,
      registration: {
        async register(input, options) {
          const known = client.world.account(input.email)?.verified === true;
          const answer = await client.registration.register(input, options);
          return answer.ok && known ? success({ ...answer.value, resendAfter: 0 }) : answer;
        },
      },
    }),
  },
  {
    breaks: 'ignores idempotency keys',
    caughtBy: [
      'registration: is carried out once for one idempotency key',
      'registration: refuses an idempotency key that was used with other input',
      'verification: answers the same for the same idempotency key',
    ],
    tamper: (client) => ({
      ...client,
      registration: { register: (input, options) => client.registration.register(input, { signal: options?.signal }) },
      verification: { ...client.verification, verify: (input, options) => client.verification.verify(input, { signal: options?.signal }) },
    }),
  },
  {
    breaks: 'trims passwords',
    caughtBy: ['registration: keeps the spaces of a password', 'registration: refuses a password that is one code point short'],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        signIn: (input, options) => client.session.signIn({ ...input, password: input.password.trim() }, options),
      },
      registration: {
        async register(input, options) {
          const password = input.password.trim();
          if (password === '' && input.password !== '') return failure('password_too_short');
          return client.registration.register({ ...input, password }, options);
        },
      },
    }),
  },
  {
    breaks: 'counts a password in UTF-16 units',
    caughtBy: ['registration: refuses a password that is one code point short'],
    tamper: (client) => ({
      ...client,
      registration: {
        register: (input, options) =>
          client.registration.register({ ...input, password: input.password.replaceAll(/\p{Emoji_Presentation}/gu, 'xx') }, options),
      },
    }),
  },
  {
    breaks: 'does not compose passwords',
    caughtBy: ['registration: takes the same password however a keyboard composes it'],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        signIn: (input, options) => client.session.signIn({ ...input, password: encodeURIComponent(input.password) }, options),
      },
      registration: {
        register: (input, options) => client.registration.register({ ...input, password: encodeURIComponent(input.password) }, options),
      },
    }),
  },
  {
    breaks: 'escapes names',
    caughtBy: ['registration: keeps names of every kind exactly'],
    tamper: (client) => ({
      ...client,
      registration: {
        register: (input, options) =>
          client.registration.register({ ...input, firstName: input.firstName.replaceAll('<', '&lt;') }, options),
      },
    }),
  },
  {
    breaks: 'does not say which field is wrong',
    caughtBy: ['registration: refuses what is no e-mail address', 'registration: refuses what is no name'],
    tamper: (client) => ({
      ...client,
      registration: {
        async register(input, options) {
          const answer = await client.registration.register(input, options);
          return answer.ok ? answer : failure(answer.problem.code);
        },
      },
    }),
  },
  {
    breaks: 'takes a token twice',
    caughtBy: ['verification: spends a token once'],
    tamper: (client) => ({
      ...client,
      verification: {
        ...client.verification,
        async verify(input, options) {
          const answer = await client.verification.verify(input, options);
          return !answer.ok && answer.problem.code === 'token_used' ? success({ email: 'person-1@example.org' }) : answer;
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
          return !answer.ok && answer.problem.code === 'token_expired' ? success({ email: 'person-1@example.org' }) : answer;
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
          if (answer.ok) await client.session.signIn({ email: answer.value.email, password: 'correct horse battery staple' });
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
      terms: { ...client.terms, accept: async ({ version }) => success({ version, acceptedAt: new Date(0).toISOString() }) },
    }),
  },
  {
    breaks: 'forgets the terms that were accepted before the account existed',
    caughtBy: ['terms: accepted before the account existed count', 'terms: of another version cannot be accepted with a registration'],
    tamper: (client) => ({
      ...client,
      registration: { register: ({ acceptedTerms: _, ...input }, options) => client.registration.register(input, options) },
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
          if (!state.ok || state.value.standing !== 'terms_due' || !terms.ok || !terms.value.accepted) return state;
          return success({ standing: 'active', account: state.value.account });
        },
      },
    }),
  },
];
