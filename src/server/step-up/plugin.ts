import type { BetterAuthPlugin } from 'better-auth';
import type { ServiceContext } from '../service-context.ts';
import { methodsEndpoint } from './methods.ts';
import { reauthenticateEndpoint } from './reauthenticate.ts';

/** Makes an old session fresh again, for the calls that ask for one. */
export const stepUpPlugin = (service: ServiceContext): BetterAuthPlugin => ({
  id: 'ems-step-up',
  endpoints: { reauthenticationMethods: methodsEndpoint(service), reauthenticate: reauthenticateEndpoint(service) },
});
