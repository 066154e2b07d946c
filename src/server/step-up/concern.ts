import type { Concern } from '../concern.ts';
import { methodsEndpoint } from './methods.ts';
import { reauthenticateEndpoint } from './reauthenticate.ts';

/** Makes an old session fresh again, for the calls that ask for one. */
export const stepUpConcern: Concern = {
  id: 'step-up',
  endpoints: (service) => ({
    reauthenticationMethods: methodsEndpoint(service),
    reauthenticate: reauthenticateEndpoint(service),
  }),
  ownedBy: {},
  retention: {},
};
