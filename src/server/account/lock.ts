import { findGrant } from '../openid/grants.ts';
import type { ServiceContext } from '../service-context.ts';
import { compareAndSet, database, type Call } from '../storage/database.ts';
import { notSignedIn, type SignedIn } from './current-session.ts';
import type { StoredUser } from './users.ts';

/**
 * Locks the user's row until the running transaction ends, and gives the account as it is now; nothing when it is gone. What is
 * counted or looked up after it can't change before the commit. A row that refers to the account waits for its deletion and not for this
 * (PostgreSQL: `FOR NO KEY UPDATE`): a token refers to its session first, and with the account held as well each would wait for the other.
 */
export const lockUser = (
  { context }: Pick<Call, 'context'>,
  service: Pick<ServiceContext, 'now'>,
  userId: string,
): Promise<StoredUser | null> =>
  compareAndSet<StoredUser>(context, {
    model: 'user',
    where: [{ field: 'id', value: userId }],
    set: { updatedAt: service.now() },
  });

/** {@link lockUser} for whoever is signed in; refused when the session or the grant ended since the call began. */
export const lockAccount = async (
  call: Call,
  service: ServiceContext,
  { session, user, grant }: SignedIn,
): Promise<StoredUser> => {
  const locked = await lockUser(call, service, user.id);
  const where = [
    { field: 'id', value: session.id },
    { field: 'token', value: session.token },
  ];
  const live = locked && (await (await database(call.context)).findOne({ model: 'session', where }));
  if (!live || (grant && !(await findGrant(call.context, grant.codeDigest)))) throw await notSignedIn(call, service);
  return locked;
};
