import type { BetterAuthPlugin } from 'better-auth';
import type { ServiceContext } from '../service-context.ts';
import { authenticatorSchema } from './authenticators.ts';
import { challengeSchema } from './challenges.ts';
import { activateEndpoint, enrolEndpoint } from './enrol.ts';
import { listEndpoint, removeEndpoint, renameEndpoint } from './manage.ts';
import { recoveryCodeSchema } from './recovery-codes.ts';
import { recoveryStatusEndpoint, renewCodesEndpoint } from './recovery-endpoints.ts';
import { secondFactorEndpoint } from './sign-in-step.ts';

/** Several named authenticator applications, recovery codes, and the second step of a sign-in. */
export const secondFactorPlugin = (service: ServiceContext): BetterAuthPlugin => ({
  id: 'ems-second-factor',
  schema: { ...authenticatorSchema, ...recoveryCodeSchema, ...challengeSchema },
  endpoints: {
    signInSecondFactor: secondFactorEndpoint(service),
    listAuthenticators: listEndpoint(service),
    enrolAuthenticator: enrolEndpoint(service),
    activateAuthenticator: activateEndpoint(service),
    renameAuthenticator: renameEndpoint(service),
    removeAuthenticator: removeEndpoint(service),
    recoveryCodesStatus: recoveryStatusEndpoint(service),
    renewRecoveryCodes: renewCodesEndpoint(service),
  },
});
