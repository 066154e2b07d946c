import type { AuthClient, CallOptions, MutationOptions } from '../auth-client.ts';
import { success, type Outcome } from '../outcome.ts';
import type { Policy } from '../policy.ts';
import { createPageAnnouncer } from '../session-announcer.ts';
import { createMemoryWaitingRoom, waitingFor, type Waiting } from '../waiting.ts';
import { travel, type MemoryLatency, type MemoryNetwork, type MemoryOperation } from './network.ts';
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
}

/** An {@link AuthClient} that needs no service. Every port is there; leave one out by taking the object apart. */
export interface MemoryClient extends Required<AuthClient> {
  readonly world: MemoryWorld;
  readonly network: MemoryNetwork;
  /** Another tab of the same browser: it shares the session and hears of its changes. */
  openTab(): MemoryClient;
}

/**
 * A client that lives in the page, with the rules of a real service: for stories, tests and prototypes. It keeps
 * nothing when the page is left, and protects nothing: passwords stand in memory as they were typed.
 */
export const createMemoryClient = (options: MemoryClientOptions = {}): MemoryClient => {
  const world = options.world ?? createMemoryWorld({ policy: options.policy });
  const network: MemoryNetwork = { latency: options.latency ?? 0, problems: { ...options.problems } };
  return openBrowser(world, network, options.scenario ?? 'fresh');
};

const openBrowser = (world: MemoryWorld, network: MemoryNetwork, scenario: MemoryScenario): MemoryClient => {
  const { service, idempotency } = world;
  const waitingRoom = createMemoryWaitingRoom();
  const announcer = createPageAnnouncer();
  const played = play(scenario, world);
  let { sessionId } = played;
  if (played.waiting) waitingRoom.set(played.waiting);

  const call = <T>(operation: MemoryOperation, options: CallOptions | undefined, run: () => Outcome<T>) =>
    travel(network, operation, options?.signal, run);
  const mutate = <T>(operation: MemoryOperation, options: MutationOptions | undefined, input: unknown, run: () => Outcome<T>) =>
    call(operation, options, () => idempotency.once(operation, options?.idempotencyKey, input, run));
  const announce = announcer.announce;
  const isVerified = (waiting: Waiting): boolean => {
    if (waiting.verified) return true;
    if (!service.verified(waiting.ticket)) return false;
    // Heard now for the first time: the other elements here don't know yet.
    waitingRoom.set({ ...waiting, verified: true });
    announce();
    return true;
  };
  const endSession = (): void => {
    if (sessionId !== undefined) service.endSession(sessionId);
    sessionId = undefined;
    waitingRoom.clear();
  };

  const session: MemoryClient['session'] = {
    current: (options) =>
      call('session.current', options, () => {
        const state = service.state(sessionId);
        const waiting = waitingRoom.get();
        if (state.standing !== 'anonymous' || !waiting || isVerified(waiting)) return success(state);
        return success({ standing: 'unverified', email: waiting.email });
      }),
    signIn: (credentials, options) =>
      call('session.signIn', options, () => {
        const answer = service.signIn(credentials);
        if (!answer.ok) {
          if (answer.ticket !== undefined) {
            waitingRoom.set({ email: credentials.email.trim(), ticket: answer.ticket });
            announce();
          }
          return { ok: false, problem: answer.problem };
        }
        endSession();
        ({ sessionId } = answer.value);
        announce();
        return success(answer.value.state);
      }),
    signOut: (options) =>
      call('session.signOut', options, () => {
        endSession();
        announce();
        return success();
      }),
    subscribe: (listener) => announcer.subscribe(listener),
  };

  const registration: MemoryClient['registration'] = {
    register: (input, options) =>
      mutate('registration.register', options, input, () => {
        const answer = service.register(input);
        if (!answer.ok) return answer;
        const { email, ticket, resendAfter } = answer.value;
        waitingRoom.set({ email, ticket });
        announce();
        return success({ email, resendAfter });
      }),
  };

  const verification: MemoryClient['verification'] = {
    resend: ({ email }, options) =>
      call('verification.resend', options, () => service.resend({ email, ticket: waitingFor(waitingRoom, email)?.ticket })),
    verify: (input, options) =>
      mutate('verification.verify', options, input, () => {
        const answer = service.verify(input);
        if (!answer.ok) return answer;
        const waiting = waitingFor(waitingRoom, answer.value.email);
        if (waiting) waitingRoom.set({ ...waiting, verified: true });
        announce();
        return answer;
      }),
    status: ({ email }, options) =>
      call('verification.status', options, () => {
        const waiting = waitingFor(waitingRoom, email);
        return success({ verified: waiting !== undefined && isVerified(waiting) });
      }),
  };

  const terms: MemoryClient['terms'] = {
    current: (options) => call('terms.current', options, () => success(service.terms(sessionId))),
    accept: (input, options) =>
      mutate('terms.accept', options, input, () => {
        const answer = service.acceptTerms(sessionId, input.version);
        if (answer.ok) announce();
        return answer;
      }),
  };

  const policy: MemoryClient['policy'] = {
    initial: world.policy,
    current: (options) => call('policy.current', options, () => success(world.policy)),
  };

  const client: MemoryClient = { session, registration, verification, terms, policy, world, network, openTab: () => ({ ...client }) };
  return client;
};
