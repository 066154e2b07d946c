import type { BetterAuthPlugin } from 'better-auth';
import type { Kit } from '../options.ts';
import { methodsEndpoint } from './methods.ts';
import { reauthenticateEndpoint } from './reauthenticate.ts';

/** Makes an old session fresh again, for the calls that ask for one. */
export const stepUpPlugin = (kit: Kit): BetterAuthPlugin => ({
  id: 'ems-step-up',
  endpoints: { reauthenticationMethods: methodsEndpoint(kit), reauthenticate: reauthenticateEndpoint(kit) },
});
