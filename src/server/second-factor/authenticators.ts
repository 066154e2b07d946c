import { decrypt, encrypt } from '../storage/crypto.ts';
import { secretsOf } from '../storage/secrets.ts';
import { database, type Call } from '../storage/database.ts';

export const authenticatorModel = 'authenticator';

/** No name: those have no control characters. */
export const setUpKey = '\n';

/** An authenticator app; one that is being set up has no name yet. */
export interface Authenticator {
  id: string;
  userId: string;
  name: string | null;
  secret: string;
  /** The last time step whose code was accepted: no code of it or before it ever is again. */
  lastStep: number;
  createdAt: Date;
  lastUsedAt: Date | null;
  /** When a set-up that was not ended is forgotten. Absent afterwards. */
  expiresAt: Date | null;
}

export const authenticatorSchema = {
  [authenticatorModel]: {
    fields: {
      userId: {
        type: 'string',
        required: true,
        references: { model: 'user', field: 'id', onDelete: 'cascade' },
        index: true,
      },
      name: { type: 'string', required: false },
      /** For comparing: names that look the same are the same. Of a set-up it is {@link setUpKey}, so that there is one at a time. */
      nameKey: { type: 'string', required: true, returned: false },
      secret: { type: 'string', required: true, returned: false },
      lastStep: { type: 'number', required: true },
      createdAt: { type: 'date', required: true },
      lastUsedAt: { type: 'date', required: false },
      expiresAt: { type: 'date', required: false, index: true },
    },
    indexes: [{ fields: ['userId', 'nameKey'], unique: true }],
  },
} as const;

/** Encrypted for one account: a row that is moved to another account can be decrypted for nobody. */
export const purposeFor = (userId: string): string => `${authenticatorModel} ${userId}`;

export const encryptSecret = (call: Call, userId: string, secret: Uint8Array): string =>
  encrypt(secretsOf(call.context), purposeFor(userId), { secret: Buffer.from(secret).toString('base64url') });

export const decryptSecret = (call: Call, { userId, secret }: Authenticator): Uint8Array<ArrayBuffer> => {
  const decrypted = decrypt(secretsOf(call.context), purposeFor(userId), secret) as { secret: string } | undefined;
  if (!decrypted) throw new Error('The secret of an authenticator cannot be decrypted.');
  return Buffer.from(decrypted.secret, 'base64url');
};

/** The ones that count, the oldest first. */
export const activeAuthenticators = async (
  { context }: Pick<Call, 'context'>,
  userId: string,
): Promise<Authenticator[]> =>
  (await database(context)).findMany<Authenticator>({
    model: authenticatorModel,
    where: [
      { field: 'userId', value: userId },
      { field: 'name', operator: 'ne', value: null },
    ],
    sortBy: { field: 'createdAt', direction: 'asc' },
  });

export const hasAuthenticator = async (call: Pick<Call, 'context'>, userId: string): Promise<boolean> =>
  (await activeAuthenticators(call, userId)).length > 0;

export const onTheWire = ({ id, name, createdAt, lastUsedAt }: Authenticator) => ({
  id,
  name: name ?? '',
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
