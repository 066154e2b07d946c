import type { Factor } from '../../rules/factors.ts';
import type { StoredUser } from '../account/users.ts';
import { notify } from '../mail/notice.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { activeAuthenticators } from './authenticators.ts';
import { claimCode } from './claim-code.ts';
import { claimRecoveryCode, recoveryCodesLeft } from './recovery-codes.ts';

export { codeLimits } from './claim-code.ts';

/** Uses up a code or a recovery code of an account, in the running transaction; which of them it was. */
export const claimSecondFactor = async (
  call: Call,
  service: ServiceContext,
  user: StoredUser,
  { code, recoveryCode }: { code?: string | undefined; recoveryCode?: string | undefined },
): Promise<Factor> => {
  if (recoveryCode === undefined) {
    await claimCode(call, service, await activeAuthenticators(call, user.id), code ?? '');
    return 'totp';
  }
  await claimRecoveryCode(call, service, user.id, recoveryCode);
  const left = await recoveryCodesLeft(call, user.id);
  await notify(call, service, user, { event: 'recovery_code_used', remaining: left?.remaining ?? 0 });
  return 'recovery_code';
};
