import type { MemoryClient } from '../../src/client/memory/index.ts';
import { failure, success, type Outcome } from '../../src/client/outcome.ts';
import type { CallOptions } from '../../src/client/ports/call.ts';
import type { ProblemCode } from '../../src/client/problem.ts';
import type { InlineReauthenticationPort } from '../../src/client/ports/reauthentication.ts';
import type { InlineAuthClient } from '../../src/client/types.ts';
import { Guesses } from '../../src/client/memory/rules/guesses.ts';
import { commonPassword } from '../../src/rules/common-passwords.ts';
import { emailKey } from '../../src/rules/email.ts';
import { findWeakness } from '../../src/rules/weak-password.ts';
import { redirectPortNames, type ConformanceHarness, type ConformancePromise } from '../../src/testing/index.ts';
import { createMemoryHarness } from '../client/support/memory-harness.ts';
import { createRedirectingMemoryHarness } from '../client/support/redirecting-memory-harness.ts';
import { neverStale } from './mutations/account.ts';
import { serving } from './mutations/mutation.ts';
import { changing } from './mutations/redirects.ts';

type Call = (...parameters: never[]) => unknown;

/** The client with every method of its ports replaced by what `wrap` makes of it. */
const wrapped = (client: MemoryClient, wrap: (call: Call, port: string, method: string) => Call): InlineAuthClient => {
  const ports = Object.entries(client).map(([name, port]: [string, unknown]): [string, unknown] => {
    if (typeof port !== 'object' || port === null || name === 'world' || name === 'network') return [name, port];
    const methods = Object.entries(port).map(([method, call]: [string, unknown]) => [
      method,
      typeof call === 'function' ? wrap(call as Call, name, method) : call,
    ]);
    return [name, Object.fromEntries(methods)];
  });
  return Object.fromEntries(ports) as unknown as MemoryClient;
};

/** With other input in the place of what is typed. */
const withInput = (client: MemoryClient, change: (input: object) => object): InlineAuthClient =>
  wrapped(client, (call) => (...parameters: never[]) => {
    const [input, ...others] = parameters as unknown[];
    return (call as (...all: unknown[]) => unknown)(
      typeof input === 'object' && input !== null ? change(input) : input,
      ...others,
    );
  });

/** With a password of a kind made of another one, wherever one is typed. */
const withPasswords = (client: MemoryClient, change: (password: string) => string): InlineAuthClient =>
  withInput(client, (input) => ('password' in input ? { ...input, password: change(String(input.password)) } : input));

const withNames = (client: MemoryClient, refuse: (name: string) => boolean): InlineAuthClient => {
  const wrong = (input: { firstName?: string | undefined; lastName?: string | undefined }) =>
    (['firstName', 'lastName'] as const).find((field) => input[field] !== undefined && refuse(input[field].trim()));
  return {
    ...client,
    registration: {
      ...client.registration,
      register: async (input, options) => {
        const field = wrong(input);
        return field ? failure('name_invalid', { field }) : client.registration.register(input, options);
      },
    },
    profile: {
      ...client.profile,
      update: async (input, options) => {
        const field = wrong(input);
        return field ? failure('name_invalid', { field }) : client.profile.update(input, options);
      },
    },
  };
};

const succeedUnknown = <T>(answer: Outcome<T>, value: T): Outcome<T> =>
  !answer.ok && answer.problem.code === 'not_found' ? success(value) : answer;

const clients: Partial<Record<ConformancePromise, (client: MemoryClient) => InlineAuthClient>> = {
  hiddenAddresses: (client) => {
    /** `refuse` says so of an address; an aborted call never gets that far. */
    const refusing =
      <P extends { email: string }, O extends CallOptions, T>(
        call: (input: P, options?: O) => Promise<Outcome<T>>,
        code: ProblemCode,
        refuse: (email: string) => boolean,
      ) =>
      async (input: P, options?: O): Promise<Outcome<T>> => {
        await client.policy.current({ signal: options?.signal });
        return refuse(input.email) ? failure(code) : call(input, options);
      };
    const taken = (email: string): boolean => client.world.account(email)?.verified === true;
    const unknown = (email: string): boolean => email.includes('@e') && client.world.account(email) === undefined;
    const { guesses } = client.world.service;
    const begin = Guesses.prototype.begin.bind(guesses);
    guesses.begin = (what, guesser) =>
      guesser.account ? begin(what, guesser) : success({ right: () => undefined, takeBack: () => undefined });
    const { requestDeviceLink } = client.session;
    return {
      ...client,
      session: {
        ...client.session,
        ...(requestDeviceLink && { requestDeviceLink: refusing(requestDeviceLink, 'not_found', unknown) }),
      },
      registration: { ...client.registration, register: refusing(client.registration.register, 'conflict', taken) },
      verification: { ...client.verification, resend: refusing(client.verification.resend, 'not_found', unknown) },
      passwordReset: { ...client.passwordReset, request: refusing(client.passwordReset.request, 'not_found', unknown) },
      email: {
        ...client.email,
        change: async (input, options) => {
          const state = await client.session.current({ signal: options?.signal });
          const own = state.ok && 'account' in state.value && state.value.account.email;
          return own && own !== input.email.trim().toLowerCase() && taken(input.email)
            ? failure('conflict')
            : client.email.change(input, options);
        },
      },
    };
  },
  ownerGetsIn: serving(({ guesses }) => {
    guesses.subject = ({ email }) => emailKey(email);
    guesses.forgetStrangers = () => undefined;
  }),
  guessesWait: serving(({ guesses }) => {
    guesses.begin = () => success({ right: () => undefined, takeBack: () => undefined });
  }),
  // The sign-in wants the new address confirmed first.
  oldAddressWorks: (client) => ({
    ...client,
    session: {
      ...client.session,
      async signIn(input, options) {
        const answer = await client.session.signIn(input, options);
        const waits = client.world.account(input.email)?.pendingEmail !== undefined;
        return answer.ok && waits ? failure('email_unverified') : answer;
      },
    },
  }),
  freshness: (client) =>
    wrapped(client, (call) => (...parameters) => {
      neverStale(client);
      return call(...parameters);
    }),
  everyFactor: (client) => {
    /** Whatever was shown last counts for all. */
    const countForAll = (): void => {
      const { store, sessions } = client.world.service;
      for (const account of store.accounts.values()) {
        for (const { factors } of sessions.of(account)) {
          const last = Math.max(...Object.values(factors));
          Object.assign(factors, { password: last, totp: last });
        }
      }
    };
    const humble = wrapped(client, (call) => (...parameters) => {
      countForAll();
      return call(...parameters);
    });
    return {
      ...humble,
      reauthentication: {
        ...(humble.reauthentication as InlineReauthenticationPort),
        async methods(options) {
          countForAll();
          const missing = await client.reauthentication.methods(options);
          return missing.ok && missing.value.length > 0 ? success([missing.value.flat()]) : missing;
        },
      },
    };
  },
  factorChangesEndSessions: (client) => {
    const leaving =
      <P extends unknown[], T>(call: (...parameters: P) => Promise<T>) =>
      async (...parameters: P): Promise<T> => {
        const { sessions } = client.world.service;
        sessions.endAll = () => undefined;
        const answer = await call(...parameters);
        Reflect.deleteProperty(sessions, 'endAll');
        return answer;
      };
    const { authenticators, recoveryCodes } = client;
    return {
      ...client,
      authenticators: {
        ...authenticators,
        activate: leaving(authenticators.activate),
        remove: leaving(authenticators.remove),
      },
      recoveryCodes: { ...recoveryCodes, generate: leaving(recoveryCodes.generate) },
    };
  },
  oneSessionPerBrowser: (client) => ({
    ...client,
    session: {
      ...client.session,
      async signIn(input, options) {
        const { sessions } = client.world.service;
        sessions.end = () => undefined;
        const answer = await client.session.signIn(input, options);
        Reflect.deleteProperty(sessions, 'end');
        return answer;
      },
    },
  }),
  unknownIds: (client) => ({
    ...client,
    sessions: {
      ...client.sessions,
      end: async (input, options) => succeedUnknown(await client.sessions.end(input, options), undefined),
    },
    authenticators: {
      ...client.authenticators,
      // As a service that takes what it doesn't know for a wrong request.
      rename: async (input, options) => {
        const answer = await client.authenticators.rename(input, options);
        return !answer.ok && answer.problem.code === 'not_found' ? failure('forbidden') : answer;
      },
    },
  }),
  idempotency: (client) =>
    wrapped(client, (call) => (...parameters) => {
      const last = parameters.at(-1) as unknown;
      const hasKey = typeof last === 'object' && last !== null && 'idempotencyKey' in last;
      return call(...(hasKey ? parameters.slice(0, -1) : parameters));
    }),
  anyName: (client) => withNames(client, (name) => /[<>\u200d]/.test(name)),
  // As a service to which every character is a letter.
  visibleNames: (client) =>
    withInput(client, (input) =>
      Object.fromEntries(
        Object.entries(input).map(([key, value]) => [
          key,
          /name$/i.test(key) ? String(value).replaceAll(/[\u3164\u202e]/g, 'x') : value,
        ]),
      ),
    ),
  allFields: (client) =>
    wrapped(client, (call) => (...parameters) => {
      const answer = call(...parameters);
      if (!(answer instanceof Promise)) return answer;
      return answer.then((outcome: Outcome<unknown>) => {
        if (outcome.ok) return outcome;
        const { fields: _, ...problem } = outcome.problem;
        return { ...outcome, problem };
      });
    }),
  typedEmails: (client) =>
    withInput(client, (input) =>
      'email' in input
        ? {
            ...input,
            email: String(input.email)
              .replace(/[^\0-\x7f]/, '(')
              .replace('@127.0.0.1', '@example.org'),
          }
        : input,
    ),
  nameLength: (client) => withNames(client, (name) => name.length > 50),
  codePoints: (client) => withPasswords(client, (password) => password.replaceAll(/\p{Emoji_Presentation}/gu, 'xx')),
  composition: (client) =>
    withPasswords(client, (password) => password.replaceAll(/\p{M}/gu, (mark) => `[${mark.codePointAt(0)}]`)),
  guessablePasswords: (client) =>
    withPasswords(client, (password) =>
      password.length >= 12 && findWeakness(password, { person: ['Ada', 'Lovelace'], service: [] }, commonPassword)
        ? `${password} kqvzwbjthmfr`
        : password,
    ),
  unchangedPassword: (client) => ({
    ...client,
    password: {
      ...client.password,
      async change(input, options) {
        const answer = await client.password.change(input, options);
        return !answer.ok && answer.problem.code === 'password_unchanged' ? success() : answer;
      },
    },
  }),
  sessionOrigin: (client) => ({
    ...client,
    sessions: {
      ...client.sessions,
      async list(options) {
        const answer = await client.sessions.list(options);
        return answer.ok
          ? success(answer.value.map(({ ipAddress: _address, expiresAt: _end, ...each }) => each))
          : answer;
      },
    },
  }),
  lastUse: (client) => ({
    ...client,
    authenticators: {
      ...client.authenticators,
      async list(options) {
        const answer = await client.authenticators.list(options);
        return answer.ok ? success(answer.value.map((each) => ({ ...each, lastUsedAt: each.createdAt }))) : answer;
      },
    },
  }),
};

const harnesses: Partial<Record<ConformancePromise, () => ConformanceHarness>> = {
  notices: () => {
    const harness = createMemoryHarness();
    return {
      ...harness,
      inbox: async (email) => {
        const mails = harness.world.inbox(email);
        return Promise.resolve(mails.filter(({ token, event }) => token !== undefined || event === 'signed_in'));
      },
    };
  },
  signInNotices: () => {
    const harness = createMemoryHarness();
    return {
      ...harness,
      inbox: (email) => Promise.resolve(harness.world.inbox(email).filter(({ event }) => event !== 'signed_in')),
    };
  },
  mailboxOnly: () =>
    createMemoryHarness((client) => {
      const linkOf = (token: string) => client.world.service.store.links.get(token);
      return {
        ...client,
        verification: {
          ...client.verification,
          verify({ token }, options) {
            const link = linkOf(token);
            const password = link?.purpose === 'registration' ? link.registration.password : '';
            return client.verification.verify({ token, password }, options);
          },
        },
        email: {
          ...client.email,
          confirm({ token }, options) {
            const link = linkOf(token);
            const password = (link?.purpose === 'email' && link.account.password) || '';
            return client.email.confirm({ token, password }, options);
          },
        },
      };
    }),
  clickToConfirm: () => {
    const harness = createMemoryHarness();
    return {
      ...harness,
      fetchLinks: async (email) =>
        harness.world.inbox(email).forEach(({ token }) => token !== undefined && harness.world.expireToken(token)),
    };
  },
  promptEnd: () => {
    // Gone from the list, and good until the token ends that the browser holds.
    const ended = new Set<string>();
    const harness = createMemoryHarness((client) => {
      const { list, end } = client.sessions;
      const others = async () => {
        const answer = await list();
        return answer.ok ? answer.value.filter(({ current }) => !current).map(({ id }) => id) : [];
      };
      return {
        ...client,
        sessions: {
          async list(options) {
            const answer = await list(options);
            return answer.ok ? success(answer.value.filter(({ id }) => !ended.has(id))) : answer;
          },
          async end(input, options) {
            const refused = await end({ id: '' }, options);
            const other = (await others()).includes(input.id);
            if (!other || (!refused.ok && refused.problem.code !== 'not_found')) return end(input, options);
            ended.add(input.id);
            return success();
          },
          async endOthers(options) {
            const refused = await end({ id: '' }, options);
            if (!refused.ok && refused.problem.code !== 'not_found') return refused;
            const answer = await list();
            if (!answer.ok) return answer;
            for (const { id, current } of answer.value) if (!current) ended.add(id);
            const { sessions, guesses } = harness.world.service;
            const own = sessions.needFresh(answer.value.find(({ current }) => current)?.id);
            if (own.ok) guesses.forgetDevices(own.value.account, own.value.browser);
            return success();
          },
        },
      };
    });
    return harness;
  },
  sendsBack: () =>
    // The pages of the service end without a way back; whoever finished there comes back by hand.
    createRedirectingMemoryHarness((client) =>
      redirectPortNames.reduce(
        (changed, name) =>
          changing(changed, name, ({ result }) => ({
            result() {
              const told = result();
              return told === 'success' ? 'unknown' : told;
            },
          })),
        client,
      ),
    ),
  passwordRange: () =>
    createMemoryHarness(undefined, undefined, { policy: { password: { minLength: 6, maxLength: 60 } } }),
};

/** A client that keeps all promises but one, as an honest service might. */
export const humbleHarness = (promise: ConformancePromise): ConformanceHarness =>
  harnesses[promise]?.() ?? createMemoryHarness(clients[promise]);
