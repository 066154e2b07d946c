import { clientCases } from './cases/client.ts';
import { passwordCases } from './cases/passwords.ts';
import { registrationCases } from './cases/registration.ts';
import { sessionCases } from './cases/session.ts';
import { signalCases } from './cases/signals.ts';
import { termsCases } from './cases/terms.ts';
import { verificationCases } from './cases/verification.ts';
import type { ConformanceCase } from './conformance-case.ts';

/**
 * What every client has to do, whatever service is behind it. Run each with the test runner at hand:
 *
 * ```ts
 * for (const conformanceCase of conformanceCases) {
 *   it(`${conformanceCase.port}: ${conformanceCase.name}`, async (t) => {
 *     const reason = await whySkipped(conformanceCase, harness);
 *     if (reason) return t.skip(reason);
 *     await conformanceCase.run(harness);
 *   });
 * }
 * ```
 */
export const conformanceCases: readonly ConformanceCase[] = [
  ...clientCases,
  ...sessionCases,
  ...signalCases,
  ...registrationCases,
  ...passwordCases,
  ...verificationCases,
  ...termsCases,
];
