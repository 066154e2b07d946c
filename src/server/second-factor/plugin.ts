import type { BetterAuthPlugin } from 'better-auth';
import type { Kit } from '../options.ts';
import { authenticatorSchema } from './authenticators.ts';
import { challengeSchema } from './challenges.ts';
import { activateEndpoint, enrolEndpoint } from './enrol.ts';
import { listEndpoint, removeEndpoint, renameEndpoint } from './manage.ts';
import { recoveryCodeSchema } from './recovery-codes.ts';
import { recoveryStatusEndpoint, renewCodesEndpoint } from './recovery-endpoints.ts';
import { secondFactorEndpoint } from './sign-in-step.ts';

/** Several named authenticator applications, recovery codes, and the second step of a sign-in. */
export const secondFactorPlugin = (kit: Kit): BetterAuthPlugin => ({
  id: 'ems-second-factor',
  schema: { ...authenticatorSchema, ...recoveryCodeSchema, ...challengeSchema },
  endpoints: {
    signInSecondFactor: secondFactorEndpoint(kit),
    listAuthenticators: listEndpoint(kit),
    enrolAuthenticator: enrolEndpoint(kit),
    activateAuthenticator: activateEndpoint(kit),
    renameAuthenticator: renameEndpoint(kit),
    removeAuthenticator: removeEndpoint(kit),
    recoveryCodesStatus: recoveryStatusEndpoint(kit),
    renewRecoveryCodes: renewCodesEndpoint(kit),
  },
});
