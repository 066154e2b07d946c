import { hkdfSync } from 'node:crypto';
import type { AuthContext } from 'better-auth';

/** The secrets of a service, the newest first: it seals, all of them open. */
export type Secrets = readonly [newest: string, ...older: string[]];

type OfContext = Pick<AuthContext, 'secret' | 'secretConfig'>;

/** Better Auth's `secrets`, and its `secret` after them, which is the one from before there was a list. */
export const secretsOf = ({ secret, secretConfig }: OfContext): Secrets => {
  if (typeof secretConfig === 'string') return [secret];
  const { keys, legacySecret } = secretConfig;
  const older = [...keys.values(), ...(legacySecret === undefined ? [] : [legacySecret])];
  return [secret, ...new Set(older.filter((each) => each !== secret))];
};

/** Names a secret and says nothing of it. */
const idBytes = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'key id', 6));

export const keyId = (secret: string): string => idBytes(secret).toString('base64url');

/**
 * Better Auth's options for a list of secrets, the newest first. Its version of each follows from the secret itself, so that taking one
 * away renumbers none. The last one also opens what was sealed before there was a list.
 */
export const secretOptions = (secrets: Secrets): { secret: string; secrets: { version: number; value: string }[] } => ({
  secret: secrets.at(-1) ?? secrets[0],
  secrets: secrets.map((value) => ({ version: idBytes(value).readUIntBE(0, 6), value })),
});
