import type { User } from 'better-auth';
import type { Account } from '../../contract/values.ts';
import { note } from '../security/events.ts';
import type { Call } from '../storage/database.ts';

export interface StoredUser extends User {
  firstName?: string | null;
  lastName?: string | null;
  language?: string | null;
  attributes?: string | null;
}

export interface Credential {
  /** Absent where the account has no password. */
  password: string | undefined;
  id: string;
}

/** Fields of a user besides Better Auth's own. */
export const userSchema = {
  user: {
    fields: {
      firstName: { type: 'string', required: false, input: false },
      lastName: { type: 'string', required: false, input: false },
      /** That the person chose for what the service writes; a BCP 47 tag. */
      language: { type: 'string', required: false, input: false },
      /** JSON of the values of `profileFields`, by name. */
      attributes: { type: 'string', required: false, input: false },
      /** JSON of the host page's own fields. */
      extra: { type: 'string', required: false, input: false, returned: false },
    },
  },
} as const;

/** What Better Auth calls an account's own password among its ways to sign in. */
export const passwordProvider = 'credential';

/** The account as elements see it. Users from before these plugins have one name only. */
export const toAccount = ({ id, email, name, firstName, lastName }: StoredUser): Account => ({
  id,
  email,
  firstName: firstName ?? name,
  lastName: lastName ?? '',
});

/** Gives a user a password; in the running transaction. */
export const linkPassword = async ({ context }: Call, userId: string, password: string): Promise<void> => {
  await context.internalAdapter.linkAccount({ userId, providerId: passwordProvider, accountId: userId, password });
};

export const findUser = async (
  { context }: Call,
  email: string,
): Promise<{ user: StoredUser; credential: Credential | undefined } | undefined> => {
  const found = await context.internalAdapter.findUserByEmail(email, { includeAccounts: true });
  if (!found) return undefined;
  note({ accountId: found.user.id });
  const account = found.accounts.find(({ providerId }) => providerId === passwordProvider);
  return { user: found.user, credential: account && { id: account.id, password: account.password ?? undefined } };
};
