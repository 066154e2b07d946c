import type { StoredUser } from '../account/users.ts';
import { emailChangeModel } from '../email/changes.ts';
import { accountLinkModel } from '../links/account-links.ts';
import { notify } from '../mail/notice.ts';
import { registrationModel } from '../registration/registrations.ts';
import { authenticatorModel } from '../second-factor/authenticators.ts';
import { challengeModel } from '../second-factor/challenges.ts';
import { recoveryCodeModel } from '../second-factor/recovery-codes.ts';
import type { ServiceContext } from '../service-context.ts';
import { database, type Call } from '../storage/database.ts';
import { acceptanceModel } from '../terms/acceptances.ts';
import { linkModel } from '../verification/links.ts';

/**
 * Everything an account is and owns, in the running transaction: all of it or nothing. Said table by table, whatever the
 * database's foreign keys would do by themselves.
 */
export const deleteAccount = async (call: Call, service: ServiceContext, user: StoredUser): Promise<void> => {
  const { context } = call;
  const db = await database(context);
  await service.ownedResources?.remove({ context, db }, user.id);
  const byUser = [accountLinkModel, emailChangeModel, authenticatorModel, recoveryCodeModel, challengeModel];
  // Its table is there where there are terms.
  if (service.terms) byUser.push(acceptanceModel);
  for (const model of byUser) await db.deleteMany({ model, where: [{ field: 'userId', value: user.id }] });
  // Names and addresses of the registration that the account came of.
  for (const model of [linkModel, registrationModel]) {
    await db.deleteMany({ model, where: [{ field: 'email', value: user.email }] });
  }
  // With its sessions and credentials.
  await context.internalAdapter.deleteUser(user.id);
  await notify(call, service, user, { event: 'account_deleted' });
};
