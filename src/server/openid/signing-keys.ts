import { parseEnvelope, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import type { Sealed } from '../concern.ts';

/** The keys that ID tokens are signed with, as Better Auth's `jwt` plugin encrypts them. */
export const signingKeys: Sealed = {
  column: 'privateKey',
  again: async (_, { privateKey = '' }, { secretConfig: key }) => {
    const data: unknown = JSON.parse(privateKey);
    // A text in quotes; the key itself where the plugin is told not to encrypt it.
    if (typeof data !== 'string' || typeof key === 'string') return undefined;
    if (parseEnvelope(data)?.version === key.currentVersion) return undefined;
    return JSON.stringify(await symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) }));
  },
};
