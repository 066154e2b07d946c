import { failure, success } from '../../../src/client/outcome.ts';
import type { Mutation } from './mutation.ts';

export const registrationMutations: Mutation[] = [
  {
    breaks: 'says that an address is registered already',
    caughtBy: ['registration: answers the same for an address that has an account'],
    tamper: (client) => ({
      ...client,
      registration: {
        ...client.registration,
        register: async (input, options) =>
          client.world.account(input.email)?.verified
            ? failure('conflict')
            : client.registration.register(input, options),
      },
    }),
  },
  {
    breaks: 'answers a known address a little differently',
    caughtBy: ['registration: answers the same for an address that has an account'],
    tamper: (client) => ({
      ...client,
      registration: {
        ...client.registration,
        async register(input, options) {
          const known = client.world.account(input.email)?.verified === true;
          const answer = await client.registration.register(input, options);
          return answer.ok && known ? success({ ...answer.value, retryAfter: 0 }) : answer;
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
      registration: {
        ...client.registration,
        register: (input, options) => client.registration.register(input, { signal: options?.signal }),
      },
      verification: {
        ...client.verification,
        verify: (input, options) => client.verification.verify(input, { signal: options?.signal }),
      },
    }),
  },
  {
    breaks: 'trims passwords',
    caughtBy: [
      'registration: keeps the spaces of a password',
      'registration: refuses a password that is one character short, and takes one that is just long enough',
    ],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        signIn: (input, options) => client.session.signIn({ ...input, password: input.password.trim() }, options),
      },
      registration: {
        ...client.registration,
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
    caughtBy: ['registration: counts code points, not their parts'],
    tamper: (client) => ({
      ...client,
      registration: {
        ...client.registration,
        register: (input, options) =>
          client.registration.register(
            { ...input, password: input.password.replaceAll(/\p{Emoji_Presentation}/gu, 'xx') },
            options,
          ),
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
        signIn: (input, options) =>
          client.session.signIn({ ...input, password: encodeURIComponent(input.password) }, options),
      },
      registration: {
        ...client.registration,
        register: (input, options) =>
          client.registration.register({ ...input, password: encodeURIComponent(input.password) }, options),
      },
    }),
  },
  {
    breaks: 'escapes names',
    caughtBy: ['registration: keeps names of every kind exactly'],
    tamper: (client) => ({
      ...client,
      registration: {
        ...client.registration,
        register: (input, options) =>
          client.registration.register({ ...input, firstName: input.firstName.replaceAll('<', '&lt;') }, options),
      },
    }),
  },
  {
    breaks: 'takes a name that shows nothing',
    caughtBy: ['registration: refuses names that show nothing, and broken ones'],
    tamper: (client) => ({
      ...client,
      registration: {
        ...client.registration,
        register: (input, options) =>
          client.registration.register({ ...input, firstName: input.firstName.replace('\u3164', 'x') }, options),
      },
    }),
  },
  {
    breaks: 'does not say which field is wrong',
    caughtBy: ['registration: refuses what is no e-mail address', 'registration: refuses what is no name'],
    tamper: (client) => ({
      ...client,
      registration: {
        ...client.registration,
        async register(input, options) {
          const answer = await client.registration.register(input, options);
          return answer.ok ? answer : failure(answer.problem.code);
        },
      },
    }),
  },
];
