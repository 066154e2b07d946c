import { memoryProviders } from '../../../src/client/memory/index.ts';
import { failure, success } from '../../../src/client/outcome.ts';
import type { RedirectOperation, RedirectResult } from '../../../src/client/ports/redirect.ts';
import type { RedirectPortName } from '../../../src/testing/index.ts';
import type { RedirectingClient } from '../../client/support/redirecting-memory-harness.ts';
import { serving, type Mutation } from './mutation.ts';

/** The client with an operation done otherwise. */
export const changing = (
  client: RedirectingClient,
  name: RedirectPortName,
  change: (operation: RedirectOperation) => Partial<RedirectOperation>,
): RedirectingClient => {
  const port = client[name];
  return port?.kind === 'redirect' ? { ...client, [name]: { ...port, ...change(port) } } : client;
};

/** The client with another answer to how an operation ended. */
const telling = (
  client: RedirectingClient,
  name: RedirectPortName,
  result: () => RedirectResult | undefined,
): RedirectingClient => changing(client, name, () => ({ result }));

const resultOf = (client: RedirectingClient, name: RedirectPortName): RedirectResult | undefined => {
  const port = client[name];
  return port?.kind === 'redirect' ? port.result() : undefined;
};

/** Whether this page is one that its tab came back to. */
const isBack = (client: RedirectingClient): boolean => client.elsewhere.visits.length > 0;

/** A client that takes one result for another one. */
const confusing = (from: RedirectResult, to: RedirectResult) => (client: RedirectingClient) =>
  telling(client, 'password', () => {
    const result = resultOf(client, 'password');
    return result === from ? to : result;
  });

/** Worlds in which somebody left for the service's page. */
const left = new WeakSet<object>();

/** One whose service keeps another password than the one that was typed. */
const keeping = (change: (password: string) => string) =>
  serving(({ passwords }) => {
    const set = passwords.set.bind(passwords);
    passwords.set = (account, password, event) => {
      set(account, password, event);
      account.password = change(password);
    };
  });

/** One whose service checks another password than the one that was typed. */
const checking = (change: (password: string) => string | undefined) =>
  serving(({ passwords }) => {
    const refuse = passwords.refuse.bind(passwords);
    passwords.refuse = (account, typed) => {
      const password = change(typed);
      return password === undefined ? undefined : refuse(account, password);
    };
  });

export const redirectMutations: Mutation<RedirectingClient>[] = [
  {
    breaks: 'takes any password on a page of the service',
    caughtBy: [
      'password: typed on a page of the service may be as short and as long as the policy says, and no more',
      'password: typed on a page of the service that is guessed early is refused',
      'password: typed on a page of the service that is the present one is refused',
    ],
    tamper: checking(() => undefined),
  },
  {
    breaks: 'counts the code units of a password on a page of the service',
    caughtBy: ['password: typed on a page of the service is measured in code points'],
    tamper: checking((password) => password.replaceAll(/\p{Emoji_Presentation}/gu, 'xx')),
  },
  {
    breaks: 'keeps a password as a keyboard composed it',
    caughtBy: ['password: typed on a page of the service is the same however a keyboard composes it'],
    tamper: keeping((password) => password),
  },
  {
    breaks: 'trims a password on a page of the service',
    caughtBy: ['password: typed on a page of the service is taken with its spaces'],
    tamper: keeping((password) => password.trim()),
  },
  {
    breaks: 'ends the session of who changed a password on a page of the service',
    caughtBy: ['password: completed on a page of the service leaves this session what it was'],
    tamper: serving(({ passwords, sessions }) => {
      const set = passwords.set.bind(passwords);
      passwords.set = (account, ...others) => {
        set(account, ...others);
        sessions.endAll(account);
      };
    }),
  },
  {
    breaks: 'tells nobody by mail what was changed on a page of the service',
    caughtBy: ['password', 'email', 'authenticators', 'recoveryCodes', 'deletion'].map(
      (port) => `${port}: completed on a page of the service is told to the owner by mail`,
    ),
    tamper: serving(({ store }) => {
      const deliver = store.deliver.bind(store);
      store.deliver = (to, news) => (news.kind === 'notice' ? undefined : deliver(to, news));
    }),
  },
  {
    breaks: 'puts an address in force before its mail was opened',
    caughtBy: ['email: typed on a page of the service waits, and the old one is in force meanwhile'],
    tamper: serving(({ emails, sessions }) => {
      const change = emails.change.bind(emails);
      emails.change = (id, input) => {
        const answer = change(id, input);
        if (answer.ok) emails.set(sessions.find(id)!.account, input.email);
        return answer;
      };
    }),
  },
  {
    breaks: 'refuses an address on a page of the service because it has an account',
    caughtBy: ['email: of somebody else is taken like any other on a page of the service, and changes nothing'],
    tamper: serving(({ emails, store }) => {
      const change = emails.change.bind(emails);
      emails.change = (id, input) => (store.accountOf(input.email) ? failure('conflict') : change(id, input));
    }),
  },
  {
    breaks: 'signs in to the account of a known address that somebody registers',
    caughtBy: [
      'registration: of a known address on a page of the service is taken like any other, and is no way into its account',
    ],
    tamper: (client) => {
      const [account] = client.world.service.store.accounts.values();
      const { world, session } = client;
      const current: typeof session.current = async (options) =>
        account && isBack(client)
          ? success({
              status: 'active',
              account: { id: account.id, email: account.email, firstName: '', lastName: '' },
            })
          : session.current(options);
      return { ...client, world, session: { ...session, current } };
    },
  },
  {
    breaks: 'links another account than the one that was chosen',
    caughtBy: ['linkedAccounts: the one that was chosen is linked, and no other'],
    tamper: serving(({ linkedAccounts }) => {
      const link = linkedAccounts.link.bind(linkedAccounts);
      linkedAccounts.link = (account) => link(account, memoryProviders[0]!.id);
    }),
  },
  {
    breaks: 'unlinks the only way in',
    caughtBy: ['linkedAccounts: the last way in is kept'],
    tamper: serving(({ linkedAccounts, store }) => {
      const unlink = linkedAccounts.unlink.bind(linkedAccounts);
      linkedAccounts.unlink = (sessionId, id) => {
        for (const account of store.accounts.values()) account.password ??= '';
        return unlink(sessionId, id);
      };
    }),
  },
  {
    breaks: 'leaves the other sessions of an account that was deleted on a page of the service',
    caughtBy: ['deletion: completed on a page of the service ends the sessions everywhere'],
    tamper: serving(({ sessions }) => {
      sessions.endAll = () => undefined;
    }),
  },
  {
    breaks: 'announces nothing',
    caughtBy: ['password: completed in a pop-up is announced', 'deletion: completed in a pop-up is announced'],
    tamper: (client) => ({ ...client, session: { ...client.session, subscribe: () => () => undefined } }),
  },
  {
    breaks: 'tells a result twice',
    caughtBy: [
      'password: completed on a page of the service is a success, told once',
      'password: cancelled on a page of the service changes nothing, and is told once',
      'password: completed in a pop-up is a success, told once, and in force',
    ],
    tamper(client) {
      let told: RedirectResult | undefined;
      return telling(client, 'password', () => (told ??= resultOf(client, 'password')));
    },
  },
  {
    breaks: 'tells a result under the name of another operation',
    caughtBy: [
      'email: completed on a page of the service is a success, told once',
      'email: come back from without an answer is unknown, told once, and changes nothing',
    ],
    tamper: (client) => telling(client, 'password', () => resultOf(client, 'password') ?? resultOf(client, 'email')),
  },
  {
    breaks: 'loses the result when somebody asks for the session first',
    caughtBy: ['deletion: cancelled on a page of the service changes nothing, and is told once'],
    tamper: (client) => ({
      ...client,
      session: {
        ...client.session,
        current(options) {
          resultOf(client, 'deletion');
          return client.session.current(options);
        },
      },
    }),
  },
  {
    breaks: 'takes no answer for a success',
    caughtBy: ['password: come back from without an answer is unknown, told once, and changes nothing'],
    tamper: confusing('unknown', 'success'),
  },
  {
    breaks: 'takes a failure for a cancellation',
    caughtBy: [
      'password: failed on a page of the service changes nothing, and is told once',
      'password: failed in a pop-up changes nothing, and is told once',
    ],
    tamper: confusing('failed', 'cancelled'),
  },
  {
    breaks: 'takes a cancellation for a success',
    caughtBy: [
      'password: cancelled on a page of the service changes nothing, and is told once',
      'password: cancelled in a pop-up changes nothing, and is told once',
    ],
    tamper: confusing('cancelled', 'success'),
  },
  {
    breaks: 'believes an answer that says that the account is deleted',
    caughtBy: ['deletion: claimed by an answer that somebody made up is not in force'],
    tamper(client) {
      let believed = false;
      return {
        ...telling(client, 'deletion', () => {
          const result = resultOf(client, 'deletion');
          believed ||= result === 'success';
          return result;
        }),
        session: {
          ...client.session,
          current: async (options) => (believed ? success({ status: 'anonymous' }) : client.session.current(options)),
        },
      };
    },
  },
  {
    breaks: 'believes an answer that says that an authenticator was added',
    caughtBy: ['authenticators: claimed by an answer that somebody made up is not in force'],
    tamper(client) {
      const isForged = isBack(client);
      return {
        ...client,
        authenticators: {
          ...client.authenticators,
          async list(options) {
            const answer = await client.authenticators.list(options);
            const [first = { id: 'x', name: 'Telephone', createdAt: '2026-01-01T00:00:00.000Z', lastUsedAt: null }] =
              answer.ok ? answer.value : [];
            return answer.ok && isForged ? success([first]) : answer;
          },
        },
      };
    },
  },
  {
    breaks: 'loses the fragment of the address',
    caughtBy: [
      'password: comes back to the address that was left, its fragment included',
      'deletion: comes back to the address that was left, its fragment included',
    ],
    tamper(client) {
      if (isBack(client)) client.elsewhere.address = client.elsewhere.address.replace(/#.*/, '');
      return client;
    },
  },
  {
    breaks: 'leaves the answer in the address',
    caughtBy: [
      'email: comes back to the address that was left, its fragment included',
      'email: completed comes back to the address that was left',
    ],
    tamper(client) {
      const url = new URL(client.elsewhere.address);
      if (isBack(client)) url.searchParams.set('status', 'success');
      client.elsewhere.address = url.href;
      return client;
    },
  },
  {
    breaks: 'tells another tab',
    caughtBy: ['password: tells its result to the tab that left, and to no other'],
    tamper: (client) =>
      changing(client, 'password', ({ start, result }) => ({
        start(options) {
          left.add(client.world);
          return start(options);
        },
        result() {
          const told = result() ?? (left.has(client.world) ? 'success' : undefined);
          left.delete(client.world);
          return told;
        },
      })),
  },
  {
    breaks: 'tells of an operation that nobody left for',
    caughtBy: ['reauthentication: tells nothing where nobody left'],
    tamper: (client) => telling(client, 'reauthentication', () => resultOf(client, 'reauthentication') ?? 'unknown'),
  },
  {
    breaks: 'leaves although it was aborted',
    caughtBy: ['registration: does not begin when it was aborted before'],
    tamper: (client) => changing(client, 'registration', () => ({ start: async () => success() })),
  },
  {
    breaks: 'takes a pop-up that was closed for one that was finished',
    caughtBy: ['recoveryCodes: whose pop-up was closed is cancelled, with nothing changed and nothing more to tell'],
    tamper: (client) =>
      changing(client, 'recoveryCodes', ({ start }) => ({
        async start(options) {
          await start(options);
          return success();
        },
      })),
  },
];
