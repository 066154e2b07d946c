import type { StoredUser } from '../account/users.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { endAccess } from '../sessions/end-access.ts';
import { database, type Call } from '../storage/database.ts';
import { deleteRowsOf } from '../storage/ownership.ts';

/**
 * Deletes everything that an account is and owns, in the running transaction: all of it or nothing. Table by table as the concerns
 * say, whatever the database's foreign keys would do by themselves.
 */
export const deleteAccount = async (call: Call, service: ServiceContext, user: StoredUser): Promise<void> => {
  const { context } = call;
  await service.ownedResources?.remove({ context, db: await database(context) }, user.id);
  await endAccess(call, user.id);
  await deleteRowsOf(context, service.ownership, user);
  await context.internalAdapter.deleteUser(user.id);
  await notify(call, service, user, { event: 'account_deleted' });
};
