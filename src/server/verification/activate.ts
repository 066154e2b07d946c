import { findUser, linkPassword, type StoredUser } from '../account/users.ts';
import { problem } from '../http/problem.ts';
import { registrationModel, type StoredRegistration } from '../registration/registrations.ts';
import type { ServiceContext } from '../service-context.ts';
import { database, type Call } from '../storage/database.ts';
import { recordAcceptance } from '../terms/acceptances.ts';

/**
 * An unverified user from before these plugins. Whoever made it proved nothing, so nothing of it stays but its id: password and
 * names become those of the registration, other sign-in ways and sessions go.
 */
const takeOver = async (
  call: Call,
  user: StoredUser,
  data: Record<string, unknown>,
  password: string,
): Promise<StoredUser> => {
  const { context } = call;
  await context.internalAdapter.deleteUserSessions(user.id);
  await (await database(context)).deleteMany({ model: 'account', where: [{ field: 'userId', value: user.id }] });
  await context.internalAdapter.updateUser(user.id, data);
  await linkPassword(call, user.id, password);
  return user;
};

/** Makes the account that a registration was for; in the running transaction. */
export const activate = async (
  call: Call,
  service: ServiceContext,
  registration: StoredRegistration,
  now: Date,
): Promise<void> => {
  const { context } = call;
  const { id, email, firstName, lastName, passwordHash, extra } = registration;
  const existing = await findUser(call, email);
  if (existing?.user.emailVerified || passwordHash === null) throw problem('already_verified');
  const data = { name: `${firstName} ${lastName}`, firstName, lastName, extra, emailVerified: true };
  let user = existing?.user;
  if (user) await takeOver(call, user, data, passwordHash);
  else {
    user = await context.internalAdapter.createUser({ email, ...data }, { method: 'email-password' });
    await linkPassword(call, user.id, passwordHash);
  }
  if (registration.acceptedTerms !== null) {
    await recordAcceptance(context, {
      userId: user.id,
      version: registration.acceptedTerms,
      acceptedAt: registration.createdAt,
    });
  }
  const db = await database(context);
  await service.ownedResources?.create?.({ context, db }, user.id);
  await db.update({ model: registrationModel, where: [{ field: 'id', value: id }], update: { verifiedAt: now } });
  // The passwords of others who registered this address, and this one's second copy.
  await db.updateMany({
    model: registrationModel,
    where: [{ field: 'email', value: email }],
    update: { passwordHash: null },
  });
};
