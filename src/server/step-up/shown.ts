import type { Factor, ShownFactors } from '../../rules/factors.ts';
import { isRecord } from '../../rules/record.ts';

/** What keeps the factors that were shown: a session, or a grant of tokens. */
export interface FactorsRow {
  /** JSON of {@link ShownFactors}. */
  factors?: string | null;
  /** When anything was shown, in sessions from before factors were told apart. */
  authenticatedAt?: Date | null;
}

export const factorsField = { type: 'string', required: false, input: false } as const;

/** A session from before factors were told apart has shown the password, whatever else it showed. */
export const shownFactors = ({ factors, authenticatedAt }: FactorsRow): ShownFactors => {
  if (!factors) return authenticatedAt instanceof Date ? { password: authenticatedAt.getTime() } : {};
  const read: unknown = JSON.parse(factors);
  return isRecord(read) ? read : {};
};

/** The same with what was shown just now. */
export const withFactors = (row: FactorsRow, shown: readonly Factor[], now: Date): string =>
  JSON.stringify({ ...shownFactors(row), ...Object.fromEntries(shown.map((factor) => [factor, now.getTime()])) });
