import { findUser, linkPassword, type StoredUser } from '../account/users.ts';
import { problem } from '../http/problem.ts';
import { closeRegistrations, registrationModel, type StoredRegistration } from '../registration/registrations.ts';
import { note } from '../security/events.ts';
import type { ServiceContext } from '../service-context.ts';
import { endAccess } from '../sessions/end-access.ts';
import { database, type Call } from '../storage/database.ts';
import { deleteRowsOf } from '../storage/ownership.ts';
import { recordAcceptance } from '../terms/acceptances.ts';

/**
 * An unverified user from before these plugins. Whoever made it proved nothing, so nothing of it stays but its id: password and
 * names become those of the registration, and other ways to sign in, sessions, a second factor and whatever else was kept for it go.
 */
const takeOver = async (
  call: Call,
  service: ServiceContext,
  user: StoredUser,
  data: Record<string, unknown>,
  password: string,
): Promise<StoredUser> => {
  const { context } = call;
  await endAccess(call, user.id);
  await deleteRowsOf(context, service.ownership, { id: user.id });
  await (await database(context)).deleteMany({ model: 'account', where: [{ field: 'userId', value: user.id }] });
  await context.internalAdapter.updateUser(user.id, data);
  await linkPassword(call, user.id, password);
  return user;
};

/**
 * Makes the account that a registration was for; in the running transaction. With a new password it becomes the account of whoever
 * reads the email, who may be somebody else than who registered: then nobody accepted terms, what the page asked for is nobody's
 * answer, and the registration's own ticket and password say no more than those of a stranger.
 */
export const activate = async (
  call: Call,
  service: ServiceContext,
  registration: StoredRegistration,
  newPasswordHash?: string,
): Promise<void> => {
  const { context } = call;
  const { id, email, firstName, lastName } = registration;
  const own = newPasswordHash === undefined;
  const hash = newPasswordHash ?? registration.passwordHash;
  const existing = await findUser(call, email);
  if (existing?.user.emailVerified || registration.closedAt !== null || hash === null)
    throw problem('already_verified');
  const extra = own ? registration.extra : null;
  const data = { name: `${firstName} ${lastName}`, firstName, lastName, extra, emailVerified: true };
  let user = existing?.user;
  if (user) await takeOver(call, service, user, data, hash);
  else {
    const createdAt = service.now();
    user = await context.internalAdapter.createUser(
      { email, ...data, createdAt, updatedAt: createdAt },
      { method: 'email-password' },
    );
    await linkPassword(call, user.id, hash);
  }
  note({ accountId: user.id });
  if (own && registration.acceptedTerms !== null) {
    await recordAcceptance(context, {
      userId: user.id,
      version: registration.acceptedTerms,
      acceptedAt: registration.createdAt,
    });
  }
  const db = await database(context);
  await service.ownedResources?.create?.({ context, db }, user.id);
  const now = service.now();
  const done = { verifiedAt: now, closedAt: now, passwordHash: null };
  if (own) await db.update({ model: registrationModel, where: [{ field: 'id', value: id }], update: done });
  await closeRegistrations(context, email, now);
};
