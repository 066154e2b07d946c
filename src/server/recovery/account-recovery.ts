import type { AuthContext, BetterAuthOptions } from 'better-auth';
import { ofAnyHost } from '../host-context.ts';
import { emailKey } from '../../rules/email.ts';
import { lockUser } from '../account/lock.ts';
import { findUser, passwordProvider, type StoredUser } from '../account/users.ts';
import { endEmailChanges } from '../email/changes.ts';
import { endLinks } from '../links/account-links.ts';
import type { Log } from '../log.ts';
import { notify } from '../mail/notice.ts';
import { hasAuthenticator, authenticatorModel } from '../second-factor/authenticators.ts';
import { removeRecoveryCodes } from '../second-factor/recovery-codes.ts';
import { reportSecurityEvent } from '../security/events.ts';
import { serviceOf } from '../service-plugin.ts';
import { endAccess } from '../sessions/end-access.ts';
import { atomically, database, type Call } from '../storage/database.ts';
import { endRecovery, findRecovery, writeRecovery } from './recoveries.ts';

/** What came of it; a refusal changes nothing. */
export type RecoveryOutcome =
  | { ok: true; readyAt?: Date }
  | { ok: false; problem: 'not_found' | 'no_second_factor' | 'not_started' | 'too_early'; readyAt?: Date };

/** For operators, once they know whom they talk to; never for whoever asks. See `docs/service.md`. */
export interface AccountRecovery {
  /** Announces it to the owner by mail, and begins the waiting time. Started again it says when the first one is ready. */
  start(email: string): Promise<RecoveryOutcome>;
  /** The owner doesn't want it, or the operator has doubts. Whoever shows a code in the meantime cancels it too. */
  cancel(email: string): Promise<RecoveryOutcome>;
  /** After the waiting time: the factor, the codes, the password and all access go. The owner asks for a new password by mail, as anybody does. */
  finish(email: string): Promise<RecoveryOutcome>;
}

/** By the options of `accountPlugins`. Every call is the security event `operator_command`. */
export const createAccountRecovery = <Options extends BetterAuthOptions>(
  host: AuthContext<Options>,
  log: Log,
): AccountRecovery => {
  const context = ofAnyHost(host);
  const service = serviceOf(context);
  // No request is behind it: emails are in the language that the person chose, else in the service's first.
  const call = { context, headers: new Headers() } as Call;

  /** With the account's row locked. */
  const withAccount = async (
    email: string,
    work: (user: StoredUser) => Promise<RecoveryOutcome>,
  ): Promise<RecoveryOutcome> => {
    const found = (await findUser(call, emailKey(email)))?.user;
    const outcome = await atomically<RecoveryOutcome>(context, async () => {
      const user = found?.emailVerified ? await lockUser(call, service, found.id) : null;
      return user ? work(user) : { ok: false, problem: 'not_found' };
    });
    const event = {
      event: 'operator_command' as const,
      accountId: found?.id,
      ...(outcome.ok ? { outcome: 'success' as const } : { outcome: 'failure' as const, reason: outcome.problem }),
    };
    await reportSecurityEvent(context, event, log);
    return outcome;
  };

  return {
    start: (email) =>
      withAccount(email, async (user) => {
        const { id } = user;
        if (!(await hasAuthenticator(call, id))) return { ok: false, problem: 'no_second_factor' };
        const started = await findRecovery(call, service, id);
        if (started) return { ok: true, readyAt: started.readyAt };
        const { readyAt } = await writeRecovery(call, service, id);
        await notify(call, service, user, { event: 'recovery_started', readyAt: readyAt.toISOString() });
        return { ok: true, readyAt };
      }),
    cancel: (email) =>
      withAccount(email, async (user) => {
        if (!(await endRecovery(call, user.id))) return { ok: false, problem: 'not_started' };
        await notify(call, service, user, { event: 'recovery_cancelled' });
        return { ok: true };
      }),
    finish: (email) =>
      withAccount(email, async (user) => {
        const { id } = user;
        const recovery = await findRecovery(call, service, id);
        if (!recovery) return { ok: false, problem: 'not_started' };
        const { readyAt } = recovery;
        if (readyAt > service.now()) return { ok: false, problem: 'too_early', readyAt };
        await endRecovery(call, id);
        const db = await database(context);
        const ofUser = { field: 'userId', value: id };
        await db.deleteMany({ model: authenticatorModel, where: [ofUser] });
        await removeRecoveryCodes(call, id);
        await endLinks(call, id, 'password_reset');
        await endEmailChanges(call, service, id);
        // Who has only the password, and perhaps not by right, has nothing after this: the mailbox decides.
        await db.deleteMany({ model: 'account', where: [ofUser, { field: 'providerId', value: passwordProvider }] });
        await endAccess(call, id);
        await notify(call, service, user, { event: 'recovery_finished' });
        return { ok: true };
      }),
  };
};
