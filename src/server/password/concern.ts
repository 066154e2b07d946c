import type { Concern } from '../concern.ts';
import { changePasswordEndpoint } from './change.ts';
import { confirmResetEndpoint } from './confirm-reset.ts';
import { passwordStatusEndpoint } from './status.ts';
import { requestResetEndpoint } from './request-reset.ts';

/** A changed password, and one that was forgotten. */
export const passwordConcern: Concern = {
  id: 'password',
  endpoints: (service) => ({
    passwordStatus: passwordStatusEndpoint(service),
    changeOwnPassword: changePasswordEndpoint(service),
    requestReset: requestResetEndpoint(service),
    confirmReset: confirmResetEndpoint(service),
  }),
  ownedBy: {},
  retention: {},
};
