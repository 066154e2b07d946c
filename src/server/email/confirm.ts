import { APIError } from 'better-auth/api';
import { maskEmail } from '../../rules/mask-email.ts';
import { currentSession } from '../account/current-session.ts';
import { lockUser } from '../account/lock.ts';
import { findUser } from '../account/users.ts';
import { endpoint, type CallOf } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { claimLink, endLinks, findLink, type AccountLink } from '../links/account-links.ts';
import { notify } from '../mail/notice.ts';
import { checkPasswordOf } from '../password/check-password.ts';
import { closeRegistrations } from '../registration/registrations.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { deleteRowsOf } from '../storage/ownership.ts';
import { claimChange, findChange } from './changes.ts';

const limits: LimitRule[] = [{ name: 'email-confirm', by: 'client', max: 60, window: 300 }];

/** Refuses an address that became another account's while it waited. Whoever has the link owns it, so may know. */
const refuseTaken = async (call: Call, email: string, userId: string): Promise<void> => {
  const owner = (await findUser(call, email))?.user;
  if (owner && owner.id !== userId) throw problem('conflict', { detail: 'The address has an account by now.' });
};

/** What an open link leads to; throws what is wrong with it otherwise. */
const open = async (call: Call, service: ServiceContext, token: string): Promise<AccountLink> => {
  const link = await findLink(call, service, 'email_change', token);
  const change = await findChange(call, link.subjectId);
  // By another of its links, or dead: cancelled, or another address took its place.
  if (change?.confirmedAt) throw problem('token_used');
  if (!change || change.cancelledAt) throw problem('token_invalid');
  await refuseTaken(call, change.email, link.userId);
  return link;
};

/**
 * The link proves the new mailbox, and not that its owner wants it to be this account's: anybody may have typed the address. So
 * the account confirms too, by its session or by its password. Hashes: before the transaction.
 */
const requireAccount = async (
  call: CallOf<'email.confirm'>,
  service: ServiceContext,
  userId: string,
): Promise<void> => {
  if ((await currentSession(call, service))?.user.id === userId) return;
  const { password } = call.body;
  if (password !== undefined) return checkPasswordOf(call, service, userId, password, 'password');
  const user = await call.context.internalAdapter.findUserById(userId);
  if (!user) throw problem('token_invalid');
  throw problem('password_required', { account: maskEmail(user.email) });
};

/** Spends the link and puts the address in force, both or neither; in the running transaction. */
const confirm = async (call: Call, service: ServiceContext, token: string): Promise<{ email: string }> => {
  const link = await open(call, service, token);
  const user = await lockUser(call, service, link.userId);
  if (!user) throw problem('token_invalid');
  const change = await claimChange(call, service, link.subjectId);
  if (!change) throw problem((await findChange(call, link.subjectId))?.confirmedAt ? 'token_used' : 'token_invalid');
  await claimLink(call, service, 'email_change', token);
  const { email } = change;
  await refuseTaken(call, email, user.id);
  await call.context.internalAdapter.updateUser(user.id, { email, emailVerified: true });
  // Whoever reads the old address's mail has no way in any more, and nobody's registration of the new one becomes an account.
  await endLinks(call, user.id, 'password_reset');
  await closeRegistrations(call.context, email, service.now());
  // Nothing else leads from the account to what was written under its old address, when it is deleted.
  await deleteRowsOf(call.context, service.ownership, { email: user.email });
  await notify(call, service, user, { event: 'email_changed', email });
  return { email };
};

/** `POST /account/email/confirm`. By POST only, so by a person's click; on whatever device the mail is read. */
export const confirmEmailEndpoint = (service: ServiceContext) =>
  endpoint('email.confirm', async (call) => {
    const { token } = call.body;
    try {
      return await service.idempotency.once(call, {
        prepare: async () => {
          await service.limits.consume(call, limits);
          await requireAccount(call, service, (await open(call, service, token)).userId);
        },
        commit: () => confirm(call, service, token),
      });
    } catch (error) {
      if (error instanceof APIError) throw error;
      // Two accounts got the address at the same moment at two instances: the unique address let one have it.
      const { userId, subjectId } = await findLink(call, service, 'email_change', token);
      await refuseTaken(call, (await findChange(call, subjectId))?.email ?? '', userId);
      throw error;
    }
  });
