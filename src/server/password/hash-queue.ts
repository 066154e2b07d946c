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
   * Carries out what hashes passwords, with a place for all of them; throws `rate_limited` where no place is free. Before anything is
   * counted or looked up: who is refused has tried nothing, whoever they are.
   */
  admit<T>(work: () => Promise<T>): Promise<T>;
  /** Hashes or compares one, in its turn; by itself it needs a place, too. */
  hash<T>(task: () => Promise<T>): Promise<T>;
}

export const createHashing = (atOnce = usual, mostInHand = usualInHand): Hashing => {
  const queue = createQueue(atOnce);
  const admitted = new AsyncLocalStorage<true>();
  let inHand = 0;
  const admit = async <T>(work: () => Promise<T>): Promise<T> => {
    if (admitted.getStore()) return work();
    if (inHand >= mostInHand) throw problem('rate_limited', { retryAfter });
    inHand += 1;
    try {
      return await admitted.run(true, work);
    } finally {
      inHand -= 1;
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
