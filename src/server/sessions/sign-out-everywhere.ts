import type { AuthContext, BetterAuthOptions } from 'better-auth';
import { emailKey } from '../../rules/email.ts';
import { lockUser } from '../account/lock.ts';
import { ofAnyHost } from '../host-context.ts';
import type { Log } from '../log.ts';
import { reportSecurityEvent } from '../security/events.ts';
import { atomically, type Call } from '../storage/database.ts';
import { endAccess } from './end-access.ts';

/**
 * Ends every way into the account of an address, for whoever runs the service: all sessions, all tokens of other sites, half sign-ins. What
 * the person knows and has stays: they sign in again. `false` where the address has no account.
 */
export const signOutEverywhere = async <Options extends BetterAuthOptions>(
  host: AuthContext<Options>,
  email: string,
  log: Log,
): Promise<boolean> => {
  const context = ofAnyHost(host);
  const found = await context.internalAdapter.findUserByEmail(emailKey(email));
  if (!found) return false;
  const { id } = found.user;
  await atomically(context, async () => {
    await lockUser({ context }, { now: () => new Date() }, id);
    await endAccess({ context } as Call, id);
  });
  await reportSecurityEvent(context, { event: 'operator_command', outcome: 'success', accountId: id }, log);
  return true;
};
