import type { Factor } from '../../rules/factors.ts';
import { operations } from '../../contract/operations.ts';
import type { OperationName } from '../../contract/routes.ts';
import { requireSession, type SignedIn } from '../account/current-session.ts';
import { problem } from '../http/problem.ts';
import { refuseWhileOwed } from '../second-factor/required.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { later } from '../values.ts';
import { missingSince } from './factors.ts';

/** What the caller has to show before a sensitive change: the grant of a token by itself, whatever its session has shown. */
export const missingNow = (call: Call, service: ServiceContext, caller: SignedIn): Promise<Factor[][]> =>
  missingSince(call, caller.user.id, caller.grant ?? caller.session, later(service.now(), -service.stepUpSeconds));

/** Whether something was shown again lately, after the sign-in. */
export const steppedUpLately = (service: ServiceContext, { session, grant }: SignedIn): boolean => {
  const { steppedUpAt } = grant ?? session;
  return steppedUpAt instanceof Date && steppedUpAt > later(service.now(), -service.stepUpSeconds);
};

/** The caller of an operation that wants a session, unless the account owes its second factor and the operation doesn't lead there. */
export const requireCaller = async (call: Call, service: ServiceContext, name: OperationName): Promise<SignedIn> => {
  const signedIn = await requireSession(call, service);
  await refuseWhileOwed(call, service, operations[name], signedIn.user.id);
  return signedIn;
};

/**
 * Refuses a sensitive call of a session that didn't show every factor lately. Asked inside the endpoint, so of whatever authenticated the request in the end: a hook that runs
 * before it would see the cookie and not the bearer token.
 */
export const refuseStale = async (call: Call, service: ServiceContext, signedIn: SignedIn): Promise<void> => {
  const missing = await missingNow(call, service, signedIn);
  if (missing.length > 0) throw problem('reauthentication_required');
};
