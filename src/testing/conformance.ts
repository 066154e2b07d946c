import { accessCases } from './cases/access.ts';
import { applicationCases } from './cases/applications.ts';
import { authenticatorCases } from './cases/authenticators.ts';
import { clientCases } from './cases/client.ts';
import { deletionCases } from './cases/deletion.ts';
import { emailChangeCases } from './cases/email-change.ts';
import { guessCases } from './cases/guesses.ts';
import { newDeviceCases } from './cases/new-devices.ts';
import { linkedAccountCases } from './cases/linked-accounts.ts';
import { passkeyCases } from './cases/passkeys.ts';
import { passwordChangeCases } from './cases/password-change.ts';
import { passwordStatusCases } from './cases/password-status.ts';
import { passwordResetCases } from './cases/password-reset.ts';
import { passwordCases } from './cases/passwords.ts';
import { profileCases } from './cases/profile.ts';
import { reauthenticationCases } from './cases/reauthentication.ts';
import { recoveryCodeCases } from './cases/recovery-codes.ts';
import { redirectCases } from './cases/redirects.ts';
import { redirectRuleCases } from './cases/redirect-rules.ts';
import { registrationCases } from './cases/registration.ts';
import { secondFactorCases } from './cases/second-factor.ts';
import { requiredSecondFactorCases } from './cases/required-second-factor.ts';
import { sessionCases } from './cases/session.ts';
import { sessionLifeCases } from './cases/session-life.ts';
import { sessionsCases } from './cases/sessions.ts';
import { signalCases } from './cases/signals.ts';
import { stepUpCases } from './cases/step-up.ts';
import { termsCases } from './cases/terms.ts';
import { verificationCases } from './cases/verification.ts';
import type { ConformanceCase } from './conformance-case.ts';

/**
 * What every client has to do, whatever service is behind it. Run each with the test runner at hand:
 *
 * ```ts
 * for (const conformanceCase of conformanceCases) {
 *   it(`${conformanceCase.port}: ${conformanceCase.name}`, async (t) => {
 *     const result = await runConformanceCase(conformanceCase, harness);
 *     if (result.status !== 'kept') t.skip(result.reason);
 *   });
 * }
 * ```
 */
export const conformanceCases: readonly ConformanceCase[] = [
  ...clientCases,
  ...sessionCases,
  ...signalCases,
  ...sessionLifeCases,
  ...guessCases,
  ...newDeviceCases,
  ...registrationCases,
  ...passwordCases,
  ...verificationCases,
  ...termsCases,
  ...accessCases,
  ...secondFactorCases,
  ...reauthenticationCases,
  ...stepUpCases,
  ...profileCases,
  ...emailChangeCases,
  ...passwordChangeCases,
  ...passwordStatusCases,
  ...passwordResetCases,
  ...authenticatorCases,
  ...passkeyCases,
  ...linkedAccountCases,
  ...requiredSecondFactorCases,
  ...recoveryCodeCases,
  ...sessionsCases,
  ...applicationCases,
  ...deletionCases,
  ...redirectCases,
  ...redirectRuleCases,
];
