import { linkPassword, passwordProvider } from '../account/users.ts';
import { endEmailChanges } from '../email/changes.ts';
import { endLinks } from '../links/account-links.ts';
import { endChallenges } from '../second-factor/challenges.ts';
import type { ServiceContext } from '../service-context.ts';
import { database, type Call } from '../storage/database.ts';

/**
 * Puts a password in force, in the running transaction. What somebody began who knew the old one ends with it: half a sign-in,
 * links to another password, an address that waits.
 */
export const setPassword = async (call: Call, service: ServiceContext, userId: string, hash: string): Promise<void> => {
  const { context } = call;
  const where = [
    { field: 'userId', value: userId },
    { field: 'providerId', value: passwordProvider },
  ];
  const update = { password: hash, updatedAt: service.now() };
  const changed = await (await database(context)).updateMany({ model: 'account', where, update });
  if (changed === 0) await linkPassword(call, userId, hash);
  await endChallenges(call, userId);
  await endLinks(call, userId, 'password_reset');
  await endEmailChanges(call, service, userId);
};
