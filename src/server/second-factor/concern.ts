import type { Concern } from '../concern.ts';
import { encryptAgain } from '../storage/crypto.ts';
import { authenticatorModel, authenticatorSchema, purposeFor } from './authenticators.ts';
import { challengeModel, challengeSchema } from './challenges.ts';
import { sealCodeAgain } from './code-digest.ts';
import { activateEndpoint, enrolEndpoint } from './enrol.ts';
import { listEndpoint, removeEndpoint, renameEndpoint } from './manage.ts';
import { recoveryCodeModel, recoveryCodeSchema } from './recovery-codes.ts';
import { recoveryStatusEndpoint, renewCodesEndpoint } from './recovery-endpoints.ts';
import { secondFactorEndpoint } from './sign-in-step.ts';

/** Several named authenticator apps, recovery codes, and the second step of a sign-in. */
export const secondFactorConcern: Concern = {
  id: 'second-factor',
  schema: { ...authenticatorSchema, ...recoveryCodeSchema, ...challengeSchema },
  endpoints: (service) => ({
    signInSecondFactor: secondFactorEndpoint(service),
    listAuthenticators: listEndpoint(service),
    enrolAuthenticator: enrolEndpoint(service),
    activateAuthenticator: activateEndpoint(service),
    renameAuthenticator: renameEndpoint(service),
    removeAuthenticator: removeEndpoint(service),
    recoveryCodesStatus: recoveryStatusEndpoint(service),
    renewRecoveryCodes: renewCodesEndpoint(service),
  }),
  sealed: {
    [authenticatorModel]: {
      column: 'secret',
      again: (secrets, { userId = '', secret = '' }) => encryptAgain(secrets, purposeFor(userId), secret),
    },
    [recoveryCodeModel]: {
      column: 'codeDigest',
      again: (secrets, { userId = '', codeDigest = '' }) => sealCodeAgain(secrets, userId, codeDigest),
    },
  },
  ownedBy: {
    [authenticatorModel]: { by: 'user', column: 'userId' },
    [recoveryCodeModel]: { by: 'user', column: 'userId' },
    [challengeModel]: { by: 'user', column: 'userId' },
  },
  retention: {
    // Only one that is being set up expires.
    [authenticatorModel]: { seconds: 0 },
    [recoveryCodeModel]: { until: 'the person makes new ones' },
    [challengeModel]: { seconds: 0 },
  },
};
