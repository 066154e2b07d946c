import { lockUser } from '../account/lock.ts';
import { forgetStrangers } from '../devices/guesses.ts';
import { rememberDevice } from '../devices/known-devices.ts';
import { endpoint } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { claimLink, findLink, mailbox } from '../links/account-links.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import { endAccess } from '../sessions/end-access.ts';
import type { Call } from '../storage/database.ts';
import { readNewPassword } from './new-password.ts';
import { setPassword } from './set-password.ts';

const limits: LimitRule[] = [{ name: 'reset-confirm', by: 'client', max: 60, window: 300 }];

/** Whose password an open link replaces, unless the account has another address by now: the link proves the one it was mailed to. */
const open = async <Owner extends { email: string }>(
  call: Call,
  service: ServiceContext,
  token: string,
  ownerOf: (userId: string) => Promise<Owner | null | undefined>,
): Promise<Owner> => {
  const { userId, subjectId } = await findLink(call, service, 'password_reset', token);
  const owner = await ownerOf(userId);
  if (!owner || subjectId !== mailbox(owner.email)) throw problem('token_invalid');
  return owner;
};

/**
 * `POST /password-reset/confirm`. Without a password it names the account and spends nothing, so that nobody chooses one for an account that
 * they aren't told of. Signs nobody in, so that the second factor is asked for (ASVS 6.4.3). The current password again
 * is no problem here: whoever reads the email is not told what it is.
 */
export const confirmResetEndpoint = (service: ServiceContext) =>
  endpoint('passwordReset.confirm', async (call) => {
    const { token, password } = call.body;
    const { context } = call;
    return service.idempotency.once(call, {
      prepare: async () => {
        await service.limits.consume(call, limits);
        // Before anything is hashed. A password that is refused spends nothing.
        const owner = await open(call, service, token, (id) => context.internalAdapter.findUserById(id));
        // Whole: whoever holds the link owns the mailbox.
        if (password === undefined) throw problem('password_required', { account: owner.email });
        return context.password.hash(await readNewPassword(call, service, password, owner));
      },
      commit: async (hash) => {
        // The account before the link, as everywhere: two transactions that hold one each would wait for ever.
        const user = await open(call, service, token, (id) => lockUser(call, service, id));
        const userId = user.id;
        await claimLink(call, service, 'password_reset', token);
        await setPassword(call, service, userId, hash);
        await endAccess(call, userId);
        // Whoever reads the email is the owner: from here they get in, whatever strangers go on trying.
        await rememberDevice(call, service, userId);
        await forgetStrangers(call, service, { userId, email: user.email });
        await notify(call, service, user, { event: 'password_reset' });
        return {};
      },
    });
  });
