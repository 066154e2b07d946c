import type { SessionState } from '../../contract/values.ts';
import { owesSecondFactor } from '../second-factor/required.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { findAcceptance } from '../terms/acceptances.ts';
import { toAccount, type StoredUser } from './users.ts';

/** What an account still owes. */
export const accountStatusOf = async (call: Call, service: ServiceContext, user: StoredUser): Promise<SessionState> => {
  if (!user.emailVerified) return { status: 'unverified', email: user.email };
  const terms = service.terms?.();
  const account = toAccount(user);
  if (terms && !(await findAcceptance(call.context, user.id, terms.version))) return { status: 'terms_due', account };
  return { status: (await owesSecondFactor(call, service, user.id)) ? 'second_factor_due' : 'active', account };
};
