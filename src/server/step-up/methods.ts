import type { ServiceContext } from '../service-context.ts';
import { missingNow } from './fresh.ts';
import { sessionEndpoint } from './session-endpoint.ts';

/** `GET /account/reauthentication`. */
export const methodsEndpoint = (service: ServiceContext) =>
  sessionEndpoint('reauthentication.methods', service, async (call, signedIn) => ({
    missing: await missingNow(call, service, signedIn),
  }));
