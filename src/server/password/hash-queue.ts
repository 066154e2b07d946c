import type { BetterAuthPlugin } from 'better-auth';

/**
 * How many passwords are hashed at once, unless told otherwise. Hashing and the signature of each cookie share Node's four threads
 * (`UV_THREADPOOL_SIZE`): with two of them left, whoever is signed in waits for no sign-in of others.
 */
const usual = 2;

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

/** A few at once, whoever hashes: these plugins and Better Auth's own endpoints. */
export const hashingPlugin = (atOnce = usual): BetterAuthPlugin => {
  const queue = createQueue(atOnce);
  return {
    id: 'ems-hashing',
    init({ password: hashing }) {
      const password: typeof hashing = {
        ...hashing,
        hash: (typed) => queue(() => hashing.hash(typed)),
        verify: (data) => queue(() => hashing.verify(data)),
      };
      return { context: { password } };
    },
  };
};
