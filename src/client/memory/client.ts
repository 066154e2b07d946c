import { normalizeEmail } from '../../rules/email.ts';
import { pendingOf } from '../session/pending-of.ts';
import { success } from '../outcome.ts';
import type { Application } from '../ports/applications.ts';
import type { ProfileField } from '../ports/profile.ts';
import type { Policy } from '../policy.ts';
import type { PendingVerification } from '../session/pending-verification.ts';
import { createAccountPorts } from './account-ports.ts';
import { createApplications } from './applications.ts';
import { MemoryBrowser } from './browser.ts';
import {
  createMemoryTab,
  MemoryPages,
  redirecting,
  type MemoryElsewhere,
  type MemoryElsewhereOptions,
  type MemoryElsewherePort,
  type MemoryPorts,
  type MemoryTab,
  type RedirectingPorts,
} from './elsewhere.ts';
import type { MemoryLatency, MemoryNetwork } from './network.ts';
import type { MemoryDevice } from './rules/sessions.ts';
import { play, type MemoryScenario } from './scenarios.ts';
import { createMemoryWorld, type MemoryWorld } from './world.ts';

export interface MemoryClientOptions {
  /** Where the client starts; `fresh` when absent. */
  scenario?: MemoryScenario | undefined;
  /** How long answers take; no time when absent. */
  latency?: MemoryLatency | undefined;
  /** Problems by operation, e.g. `{ 'registration.register': { code: 'rate_limited', retryAfter: 30 } }`. */
  problems?: MemoryNetwork['problems'] | undefined;
  /** A world to share with other clients, which are then other browsers. A world of its own when absent. */
  world?: MemoryWorld | undefined;
  /** The policy of the world made for this client; a given `world` has its own. */
  policy?: Policy | undefined;
  /** Fields of the profile besides names and address, of the world made for this client. */
  profileFields?: readonly ProfileField[] | undefined;
  /** Pages that a person may be sent on to and that email may lead to; those of the world when absent. */
  allowedReturnUrls?: readonly string[] | undefined;
  /** What can use the account. Few services tell, so the port is there only where this is given. */
  applications?: readonly Application[] | undefined;
  /** What this browser is called in the list of sessions; Firefox on Linux when absent. */
  device?: MemoryDevice | undefined;
}

/** Of a client whose service has pages of its own for some operations. */
export interface RedirectingMemoryClientOptions extends MemoryClientOptions, MemoryElsewhereOptions {
  elsewhere: readonly MemoryElsewherePort[];
}

interface AnyMemoryClient {
  readonly world: MemoryWorld;
  readonly network: MemoryNetwork;
}

/** An {@link AuthClient} that needs no service. Every port is there; leave one out by taking the object apart. */
export interface MemoryClient extends MemoryPorts, AnyMemoryClient {
  /** Another tab of the same browser: it shares the session and hears of its changes. */
  openTab(): MemoryClient;
  /** The browser, closed and opened again: without a session that it was not to keep. */
  reopen(): MemoryClient;
}

/** One that sends people to pages of its service for some operations, and plays those pages. */
export interface RedirectingMemoryClient extends RedirectingPorts, AnyMemoryClient {
  /** The pages of the service, and what the person does on them. */
  readonly elsewhere: MemoryElsewhere;
  /** In the mode `redirect`: the page that this tab comes back to, after `start` has left. */
  comeBack(): Promise<RedirectingMemoryClient>;
  /** Another tab of the same browser: it shares the session, and knows nothing of a redirect in this one. */
  openTab(): RedirectingMemoryClient;
}

/**
 * A client that lives in the page, with the rules of a real service: for stories, tests and prototypes. It keeps
 * nothing when the page is left, and protects nothing: passwords stand in memory as they were typed.
 */
export function createMemoryClient(options: RedirectingMemoryClientOptions): RedirectingMemoryClient;
export function createMemoryClient(options?: MemoryClientOptions): MemoryClient;
export function createMemoryClient(
  options: MemoryClientOptions | RedirectingMemoryClientOptions = {},
): MemoryClient | RedirectingMemoryClient {
  const world =
    options.world ??
    createMemoryWorld({
      policy: options.policy,
      profileFields: options.profileFields,
      allowedReturnUrls: options.allowedReturnUrls,
    });
  const network: MemoryNetwork = { latency: options.latency ?? 0, problems: { ...options.problems } };
  const browser = new MemoryBrowser(
    world,
    network,
    options.device ?? { browser: 'Firefox', system: 'Linux', ipAddress: '192.0.2.1' },
  );
  const { sessionId, pendingVerification } = play(options.scenario ?? 'fresh', world, browser.device);
  browser.sessionId = sessionId;
  if (pendingVerification) browser.pendingVerification.set(pendingVerification);
  const ports: MemoryPorts = {
    ...portsOf(browser, options.allowedReturnUrls ?? world.allowedReturnUrls),
    ...(options.applications && { applications: createApplications(browser, options.applications) }),
  };
  if (!('elsewhere' in options)) {
    const client: MemoryClient = {
      ...ports,
      world,
      network,
      openTab: () => ({ ...client }),
      reopen() {
        browser.reopen();
        return { ...client };
      },
    };
    return client;
  }
  const open = (tab: MemoryTab, pages: MemoryPages): RedirectingMemoryClient => ({
    ...redirecting(ports, pages, options.elsewhere),
    world,
    network,
    elsewhere: tab.elsewhere,
    comeBack: async () => open(tab, await pages.comeBack()),
    openTab: () => openTab(),
  });
  const openTab = (): RedirectingMemoryClient => {
    const tab = createMemoryTab(options);
    return open(tab, new MemoryPages(browser, tab));
  };
  return openTab();
}

const portsOf = (browser: MemoryBrowser, allowedReturnUrls: readonly string[]): MemoryPorts => {
  const { world, pendingVerification } = browser;
  const { service } = world;
  const { registrations } = service;
  const { announce, subscribe } = browser.announcer;

  const isVerified = (pending: PendingVerification): boolean => {
    if (pending.verified) return true;
    if (!registrations.verified(pending.pollToken)) return false;
    // Heard now for the first time: the other elements here don't know yet.
    pendingVerification.set({ ...pending, verified: true });
    announce();
    return true;
  };

  const session: MemoryPorts['session'] = {
    kind: 'inline',
    // It is never closed, so it has nothing to forget.
    remembers: true,
    current: (options) =>
      browser.call('session.current', options, () => {
        const state = service.state(service.sessions.find(browser.sessionId));
        const pending = pendingVerification.get();
        if (state.status !== 'anonymous' || !pending || isVerified(pending)) return success(state);
        return success({ status: 'unverified', email: pending.email });
      }),
    signIn: (credentials, options) =>
      browser.call('session.signIn', options, () => {
        const answer = service.signIn.signIn(
          credentials,
          browser.device,
          browser.id,
          pendingOf(pendingVerification, credentials.email)?.pollToken,
        );
        if (answer.ok) return success('challenge' in answer.value ? answer.value : browser.begin(answer.value));
        if (answer.ticket !== undefined) {
          pendingVerification.set({ email: normalizeEmail(credentials.email), pollToken: answer.ticket });
          announce();
        }
        return { ok: false, problem: answer.problem };
      }),
    requestDeviceLink: (input, options) =>
      browser.mutate('session.requestDeviceLink', options, input, () =>
        service.passwords.requestDeviceLink(input, browser.id),
      ),
    signOut: (options) =>
      browser.call('session.signOut', options, () => {
        browser.end();
        announce();
        return success();
      }),
    subscribe,
  };

  const registration: MemoryPorts['registration'] = {
    kind: 'inline',
    register: (input, options) =>
      browser.mutate('registration.register', options, input, () => {
        const answer = registrations.register(input, browser.id);
        if (!answer.ok) return answer;
        const { email, ticket, retryAfter } = answer.value;
        pendingVerification.set({ email, pollToken: ticket });
        announce();
        return success({ email, retryAfter });
      }),
  };

  const verification: MemoryPorts['verification'] = {
    resend: ({ email }, options) =>
      browser.mutate('verification.resend', options, { email }, () =>
        registrations.resend({ email, ticket: pendingOf(pendingVerification, email)?.pollToken }, browser.id),
      ),
    verify: (input, options) =>
      browser.mutate('verification.verify', options, input, () => {
        const answer = registrations.verify({ ...input, ticket: pendingVerification.get()?.pollToken });
        if (!answer.ok) return answer;
        const pending = pendingOf(pendingVerification, answer.value.email);
        if (pending) pendingVerification.set({ ...pending, verified: true });
        announce();
        return answer;
      }),
    status: ({ email }, options) =>
      browser.call('verification.status', options, () => {
        const pending = pendingOf(pendingVerification, email);
        return success({ verified: pending !== undefined && isVerified(pending) });
      }),
  };

  const terms: MemoryPorts['terms'] = {
    current: (options) => browser.call('terms.current', options, () => success(service.terms(browser.sessionId))),
    accept: (input, options) =>
      browser.change('terms.accept', options, input, (sessionId) => service.acceptTerms(sessionId, input.version)),
  };

  const policy: MemoryPorts['policy'] = {
    initial: world.policy,
    current: (options) => browser.call('policy.current', options, () => success(world.policy)),
  };

  return { session, registration, verification, terms, policy, allowedReturnUrls, ...createAccountPorts(browser) };
};
