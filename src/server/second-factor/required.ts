import type { Operation } from '../../contract/operations.ts';
import { problem } from '../http/problem.ts';
import type { ServiceContext } from '../service-context.ts';
import { shownFactors, type FactorsRow } from '../step-up/shown.ts';
import type { Call } from '../storage/database.ts';
import { hasAuthenticator } from './authenticators.ts';

type Required = Pick<ServiceContext, 'requireSecondFactor'>;

/** Whether the service demands a second factor that the account doesn't have. */
export const owesSecondFactor = async (
  call: Pick<Call, 'context'>,
  { requireSecondFactor }: Required,
  userId: string,
): Promise<boolean> => requireSecondFactor && !(await hasAuthenticator(call, userId));

/** Refuses whatever does not lead to it (ASVS 6.3.3). */
export const refuseWhileOwed = async (
  call: Pick<Call, 'context'>,
  service: Required,
  { withoutSecondFactor }: Pick<Operation, 'withoutSecondFactor'>,
  userId: string,
): Promise<void> => {
  if (!withoutSecondFactor && (await owesSecondFactor(call, service, userId))) throw problem('second_factor_due');
};

/** Whether what a session or a grant has shown is no sign-in any more: it began before the account's second factor, or before that was demanded. */
export const lacksSecondFactor = async (
  call: Pick<Call, 'context'>,
  { requireSecondFactor }: Required,
  userId: string,
  row: FactorsRow,
): Promise<boolean> => {
  if (!requireSecondFactor) return false;
  const { totp, recovery_code: recoveryCode } = shownFactors(row);
  return (totp ?? recoveryCode) === undefined && (await hasAuthenticator(call, userId));
};
