import { AsyncLocalStorage } from 'node:async_hooks';
import type { BetterAuthPlugin } from 'better-auth';
import { problem } from '../http/problem.ts';

/**
 * How many passwords are hashed at once, unless told otherwise. Hashing and the signature of each cookie share Node's four threads
 * (`UV_THREADPOOL_SIZE`): with two of them left, whoever is signed in waits for no sign-in of others.
 */
const usual = 2;

/** How many requests with a password are in hand, unless told otherwise: the last of them waits some seconds. */
const usualInHand = 100;

/** The part of those places that one client's address gets: it waits no longer for it, and a stranger keeps nobody else out. */
const shareOfClient = 1 / 4;

/** Seconds after which a refused one may come again: by then most of those in hand have their answers. */
const retryAfter = 5;

/** Runs so many tasks at once, the others in the order they came. */
export const createQueue = (atOnce: number) => {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(task: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((resolve) => void waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      // Handed on rather than given back: nobody who comes later gets in between.
      if (next) next();
      else running -= 1;
    }
  };
};

export interface Hashing {
  /**
   * Carries out what hashes passwords, with a place for all of them; throws `service_unavailable` where no place is free, and
   * `rate_limited` where this client, if it is known, has all that one gets. Before anything is counted or looked up: who is refused has tried nothing, whoever they are.
   */
  admit<T>(work: () => Promise<T>, client?: string): Promise<T>;
  /** Hashes or compares one, in its turn; by itself it needs a place, too. */
  hash<T>(task: () => Promise<T>): Promise<T>;
}

/** `factor` multiplies what one client gets, like its other limits. */
export const createHashing = (atOnce = usual, mostInHand = usualInHand, factor: number | 'off' = 1): Hashing => {
  const queue = createQueue(atOnce);
  const admitted = new AsyncLocalStorage<true>();
  let inHand = 0;
  const ofClients = new Map<string, number>();
  const mostOfClient = factor === 'off' ? Infinity : Math.max(1, Math.floor(mostInHand * shareOfClient * factor));
  const count = (client: string | undefined, change: 1 | -1): void => {
    inHand += change;
    if (client === undefined) return;
    const ofClient = (ofClients.get(client) ?? 0) + change;
    if (ofClient > 0) ofClients.set(client, ofClient);
    else ofClients.delete(client);
  };
  const admit = async <T>(work: () => Promise<T>, client?: string): Promise<T> => {
    if (admitted.getStore()) return work();
    const ofClient = client === undefined ? 0 : (ofClients.get(client) ?? 0);
    if (ofClient >= mostOfClient) throw problem('rate_limited', { retryAfter });
    if (inHand >= mostInHand) throw problem('service_unavailable', { retryAfter });
    count(client, 1);
    try {
      return await admitted.run(true, work);
    } finally {
      count(client, -1);
    }
  };
  return { admit, hash: (task) => admit(() => queue(task)) };
};

/** Whether a body has a password, which is going to be hashed. */
export const hasPassword = (body: unknown): boolean =>
  Object.entries(body ?? {}).some(([name, value]) => /password$/i.test(name) && value !== undefined);

/** A few at once, whoever hashes: these plugins and Better Auth's own endpoints. */
export const hashingPlugin = ({ hash }: Hashing): BetterAuthPlugin => ({
  id: 'ems-hashing',
  init({ password: hashing }) {
    const password: typeof hashing = {
      ...hashing,
      hash: (typed) => hash(() => hashing.hash(typed)),
      verify: (data) => hash(() => hashing.verify(data)),
    };
    return { context: { password } };
  },
});
