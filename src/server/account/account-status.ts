import type { SessionState } from '../../contract/values.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { findAcceptance } from '../terms/acceptances.ts';
import { toAccount, type StoredUser } from './users.ts';

/** What an account still owes. */
export const accountStatusOf = async (
  { context }: Call,
  service: ServiceContext,
  user: StoredUser,
): Promise<SessionState> => {
  if (!user.emailVerified) return { status: 'unverified', email: user.email };
  const terms = service.terms?.();
  const settled = !terms || (await findAcceptance(context, user.id, terms.version));
  return { status: settled ? 'active' : 'terms_due', account: toAccount(user) };
};
