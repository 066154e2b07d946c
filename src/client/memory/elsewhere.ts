import { toBase32 } from '../../rules/base32.ts';
import { emailKey } from '../../rules/email.ts';
import { randomId } from '../../rules/random-id.ts';
import { failure, success, type Outcome } from '../outcome.ts';
import type { RedirectAuthenticatorsPort } from '../ports/authenticators.ts';
import type { RedirectDeletionPort } from '../ports/deletion.ts';
import type { LinkedAccountsPort } from '../ports/linked-accounts.ts';
import type { RedirectPasskeysPort } from '../ports/passkeys.ts';
import type { RedirectRecoveryCodesPort } from '../ports/recovery-codes.ts';
import type { RedirectOperation, RedirectOptions, RedirectResult } from '../ports/redirect.ts';
import type { InlineSessionPort, RedirectSessionPort, SessionState, StartOptions } from '../ports/session.ts';
import { createRedirectMarkers, type RedirectMarkers } from '../session/redirect-marker.ts';
import { createMemoryStorage, type KeyValueStorage } from '../session/storage.ts';
import type { Problem } from '../problem.ts';
import type { AuthClient, FurtherPortName, InlinePorts } from '../types.ts';
import type { MemoryBrowser } from './browser.ts';
import type { MemoryOperation } from './network.ts';
import { memoryPerson, memoryPendingEmail } from './scenarios.ts';

/** The ports whose operations happen on pages of the service. */
export type MemoryElsewherePort = 'session' | keyof InlinePorts | 'passkeys' | 'linkedAccounts';

/**
 * What a person does on a page of the service. `complete`: all that it asks for, also in an email; as `cancel`, where it refuses what they
 * typed; as `return`, where no such email comes. `send`: all but opening that email, and then as `return`. `return`: leaves it by the browser's Back or by closing it, without an answer.
 * `forge`: does nothing, and comes back with an answer of success that somebody made up.
 */
export type MemoryVisit = 'complete' | 'send' | 'cancel' | 'fail' | 'return' | 'forge';

export interface MemoryElsewhereOptions {
  /** `popup`: the page of the service stands beside this one, and `start` resolves when it is done. `redirect`: `start` leaves, and `comeBack` opens the page that the tab comes back to. */
  mode?: 'popup' | 'redirect' | undefined;
  /** The address of the site's page. */
  address?: string | undefined;
}

/** The pages of the service, as one tab meets them. May be changed at any time. */
export interface MemoryElsewhere {
  mode: 'popup' | 'redirect';
  /** What the person does on the next page. */
  next: MemoryVisit;
  /** What the person enters there. */
  entered: { password: string; email: string; deviceName: string };
  /** Why the last page took nothing of what they entered. */
  refusal?: Problem | undefined;
  /** The pages that were opened, in their order, and what they were told. */
  readonly visits: {
    port: MemoryElsewherePort;
    /** What is removed there. */
    removes?: string | undefined;
    /** The provider whose account is linked there. */
    links?: string | undefined;
    locale?: string | undefined;
    email?: string | undefined;
  }[];
  /** The address of the site's page now. */
  address: string;
}

/** What the person enters on a page of the service, unless a test says otherwise. */
export const memoryEntered = {
  password: 'another horse battery staple',
  email: memoryPendingEmail,
  deviceName: 'Telephone',
} as const;

const answers = {
  complete: 'success',
  cancel: 'cancelled',
  fail: 'failed',
  forge: 'success',
} as const satisfies Partial<Record<MemoryVisit, RedirectResult>>;

const refusalOf = (result: RedirectResult | undefined): Problem | undefined => {
  if (result === 'success' || result === undefined) return undefined;
  return { code: result === 'cancelled' ? 'cancelled' : 'challenge_expired' };
};

/** What a page of the service is told; `id`: what is to be removed or linked there. */
type MemoryStartOptions = StartOptions & { id?: string };

/** What a tab keeps while its pages come and go. */
export interface MemoryTab {
  storage: KeyValueStorage;
  elsewhere: MemoryElsewhere;
}

export const createMemoryTab = ({
  mode = 'popup',
  address = 'https://site.example/account',
}: MemoryElsewhereOptions = {}): MemoryTab => ({
  storage: createMemoryStorage(),
  elsewhere: { mode, next: 'complete', entered: { ...memoryEntered }, visits: [], address },
});

/** Plays the pages of a service that people are sent to, for one page of a site. */
export class MemoryPages {
  readonly #browser: MemoryBrowser;
  readonly #tab: MemoryTab;
  readonly #markers: RedirectMarkers;
  /** Why the sign-in that this page came back from was none. */
  readonly #refusal: Problem | undefined;
  #left: { port: MemoryElsewherePort; options: MemoryStartOptions } | undefined;

  constructor(browser: MemoryBrowser, tab: MemoryTab, refusal?: Problem) {
    this.#refusal = refusal;
    this.#browser = browser;
    this.#tab = tab;
    this.#markers = createRedirectMarkers(tab.storage, 'ems-elements memory redirect');
  }

  /** `name`: what the tab remembers it by, where the port has several. */
  operation(port: MemoryElsewherePort, name: string = port): RedirectOperation<MemoryStartOptions> {
    return {
      kind: 'redirect',
      start: async (options = {}) => {
        const outcome = await this.#start(port, options, name);
        return outcome.ok ? success() : outcome;
      },
      result: () => this.#markers.take(name),
    };
  }

  /** The passkeys, which there are nowhere but on pages of the service. */
  passkeys(): RedirectPasskeysPort {
    const browser = this.#browser;
    const { passkeys } = browser.world.service;
    return {
      ...this.operation('passkeys'),
      list: (options) => browser.call('passkeys.list', options, () => passkeys.list(browser.sessionId)),
      rename: (input, options) => browser.change('passkeys.rename', options, input, (id) => passkeys.rename(id, input)),
      removal: this.operation('passkeys', 'passkeys.removal'),
    };
  }

  /** The accounts elsewhere, which are linked on pages of the service. */
  linkedAccounts(): LinkedAccountsPort {
    const browser = this.#browser;
    const { linkedAccounts } = browser.world.service;
    return {
      ...this.operation('linkedAccounts'),
      list: (options) => browser.call('linkedAccounts.list', options, () => linkedAccounts.list(browser.sessionId)),
      unlink: (input, options) =>
        browser.change('linkedAccounts.unlink', options, input, (id) => linkedAccounts.unlink(id, input.id)),
    };
  }

  session({ signIn: _, requestDeviceLink: __, kind: ___, ...session }: InlineSessionPort): RedirectSessionPort {
    return {
      ...session,
      kind: 'redirect',
      start: async (options = {}) => {
        const outcome = await this.#start('session', options);
        this.#markers.take('session');
        return outcome.ok ? success(this.#state()) : outcome;
      },
      refusal: () => this.#refusal,
    };
  }

  /** The tab comes back from the page of the service that it left for: the pages of the service as the page loaded then meets them. */
  async comeBack(): Promise<MemoryPages> {
    if (!this.#left) throw new Error('This page was not left: start an operation that redirects first.');
    const { port, options } = this.#left;
    const result = await this.#visit(port, options);
    const { elsewhere } = this.#tab;
    // As a page made by the answer's address does, before anything else reads it.
    const marker = result && this.#markers.settle(result);
    if (result)
      elsewhere.address = new URL(marker?.hash || '#', elsewhere.address.split('#')[0]).href.replace(/#$/, '');
    const page = new MemoryPages(this.#browser, this.#tab, port === 'session' ? refusalOf(result) : undefined);
    if (port === 'session') page.#markers.take('session');
    return page;
  }

  #start(port: MemoryElsewherePort, options: MemoryStartOptions, name: string = port): Promise<Outcome> {
    return this.#browser.call(`${port}.start` as MemoryOperation, options, async () => {
      const { elsewhere } = this.#tab;
      if (!this.#markers.leave({ operation: name, hash: new URL(elsewhere.address).hash }))
        return failure('not_offered');
      if (elsewhere.mode === 'redirect') {
        this.#left = { port, options };
        return new Promise<never>(() => undefined);
      }
      const result = await this.#visit(port, options);
      if (!result) {
        this.#markers.forget();
        return failure('cancelled');
      }
      this.#markers.settle(result);
      const refusal = port === 'session' ? refusalOf(result) : undefined;
      return refusal ? { ok: false, problem: refusal } : success();
    });
  }

  #state(): SessionState {
    const { service } = this.#browser.world;
    return service.state(service.sessions.find(this.#browser.sessionId));
  }

  /** What the person does there, and the answer that they come back with. */
  async #visit(
    port: MemoryElsewherePort,
    { locale, email, id }: MemoryStartOptions & RedirectOptions,
  ): Promise<RedirectResult | undefined> {
    const { elsewhere } = this.#tab;
    const { next, visits } = elsewhere;
    visits.push({
      port,
      ...(locale !== undefined && { locale }),
      ...(email !== undefined && { email }),
      ...(id !== undefined && { [port === 'linkedAccounts' ? 'links' : 'removes']: id }),
    });
    elsewhere.refusal = undefined;
    if (next === 'return') return undefined;
    if (next !== 'complete' && next !== 'send') return answers[next];
    const done = await this.#carryOut(port, email, id);
    this.#browser.announcer.announce();
    if (done === 'left' || next === 'send') return undefined;
    if (done.ok) return answers.complete;
    elsewhere.refusal = done.problem;
    return answers.cancel;
  }

  /** What the person enters is taken or refused there; `left`: the email that they were told of has no link. */
  async #carryOut(
    port: MemoryElsewherePort,
    email = memoryPerson.email as string,
    id?: string,
  ): Promise<Outcome<unknown> | 'left'> {
    const { world } = this.#browser;
    const { service } = world;
    const { store } = service;
    const { entered, next } = this.#tab.elsewhere;
    if (port === 'session' || port === 'registration') {
      const known = store.accountOf(email);
      if (known && port === 'registration') {
        store.deliver(known, { kind: 'already_registered' });
        return 'left';
      }
      if (!known) world.addAccount({ ...memoryPerson, email });
      const account = store.accountOf(email)!;
      if (port === 'registration')
        account.accepted = { version: store.settings.terms.version, acceptedAt: store.time() };
      this.#browser.begin(service.sessions.start(account, this.#browser.device));
      return success();
    }
    const session = service.sessions.find(this.#browser.sessionId);
    // The service's own page asks who it is first.
    if (!session) return success();
    const { account } = session;
    // Whatever it asks for there.
    service.sessions.stepUp(session, 'password', ...(account.authenticators.length > 0 ? (['totp'] as const) : []));
    switch (port) {
      case 'password': {
        const refused = service.passwords.refuse(account, entered.password);
        if (!refused) service.passwords.set(account, entered.password, 'password_changed');
        return refused ?? success();
      }
      case 'email': {
        const asked = service.emails.change(session.id, entered);
        if (!asked.ok) return asked;
        if (store.accountOf(entered.email)) return 'left';
        if (next === 'complete') service.emails.set(account, emailKey(entered.email));
        return asked;
      }
      case 'authenticators': {
        const { makeTotpKey } = await import('../../rules/totp.ts');
        service.authenticators.add(account, {
          id: randomId(),
          name: entered.deviceName,
          secret: toBase32(makeTotpKey()),
          lastStep: 0,
        });
        service.sessions.show(session, 'totp');
        return success();
      }
      case 'recoveryCodes':
        service.authenticators.renewRecoveryCodes(account);
        return success();
      case 'passkeys':
        if (id === undefined) return service.passkeys.add(account, entered.deviceName);
        service.passkeys.remove(account, id);
        return success();
      case 'linkedAccounts':
        return service.linkedAccounts.link(account, id);
      case 'deletion':
        service.remove(account);
        this.#browser.end();
    }
    return success();
  }
}

/** The ports of the memory client where all of them are inline. */
export type MemoryPorts = Omit<Required<AuthClient>, keyof InlinePorts | 'session' | FurtherPortName> &
  InlinePorts &
  Pick<AuthClient, 'applications'> & { readonly session: InlineSessionPort };

/** The ports of one that sends people elsewhere for some of them. */
export type RedirectingPorts = Required<
  Omit<AuthClient, 'secondFactor' | 'passwordReset' | 'verification' | FurtherPortName>
> &
  AuthClient;

/** The ports of a client, with those of the list in their other kind. */
export const redirecting = (
  { secondFactor, passwordReset, verification, ...ports }: MemoryPorts,
  pages: MemoryPages,
  list: readonly MemoryElsewherePort[],
): RedirectingPorts => {
  const { session, authenticators, recoveryCodes, deletion } = ports;
  const isElsewhere = (port: MemoryElsewherePort): boolean => list.includes(port);
  const also: {
    [P in Exclude<MemoryElsewherePort, 'session'>]: (operation: RedirectOperation<StartOptions>) => object;
  } = {
    registration: (operation) => operation,
    reauthentication: (operation) => operation,
    email: (operation) => operation,
    password: (operation) => operation,
    authenticators: (operation): RedirectAuthenticatorsPort => ({
      ...operation,
      list: authenticators.list,
      rename: authenticators.rename,
      remove: authenticators.remove,
    }),
    recoveryCodes: (operation): RedirectRecoveryCodesPort => ({ ...operation, status: recoveryCodes.status }),
    passkeys: () => pages.passkeys(),
    linkedAccounts: () => pages.linkedAccounts(),
    deletion: (operation): RedirectDeletionPort => ({ ...operation, impact: deletion.impact }),
  };
  const replaced = list.filter((port) => port !== 'session').map((port) => [port, also[port](pages.operation(port))]);
  return {
    ...ports,
    // Where people sign in, they show their second factor and choose another password; where they register, they verify their address.
    ...(!isElsewhere('session') && { secondFactor, passwordReset }),
    ...(!isElsewhere('registration') && { verification }),
    ...(Object.fromEntries(replaced) as object),
    session: isElsewhere('session') ? pages.session(session) : session,
  };
};
