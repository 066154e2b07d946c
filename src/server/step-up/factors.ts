import { missingFactors, type AccountFactors, type Factor } from '../../rules/factors.ts';
import { hasAuthenticator } from '../second-factor/authenticators.ts';
import { recoveryCodesLeft } from '../second-factor/recovery-codes.ts';
import type { Call } from '../storage/database.ts';
import { shownFactors, type FactorsRow } from './shown.ts';

const factorsOf = async (call: Call, userId: string): Promise<AccountFactors> => {
  const secondFactor = await hasAuthenticator(call, userId);
  const left = secondFactor ? await recoveryCodesLeft(call, userId) : undefined;
  return { secondFactor, recoveryCodesLeft: (left?.remaining ?? 0) > 0 };
};

/** What was not shown since a time, of what an account can be asked for. */
export const missingSince = async (call: Call, userId: string, row: FactorsRow, since: Date): Promise<Factor[][]> =>
  missingFactors(shownFactors(row), since.getTime(), await factorsOf(call, userId));
