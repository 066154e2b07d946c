import { hash, verify } from '@node-rs/argon2';

/**
 * Argon2id with 19 MiB, two passes and one lane (OWASP Password Storage Cheat Sheet); the default algorithm of the library. The
 * whole password counts, whatever its length.
 */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const passwords = {
  hash: (password: string): Promise<string> => hash(password, cost),
  verify: ({ hash: stored, password }: { hash: string; password: string }): Promise<boolean> =>
    verify(stored, password),
};
