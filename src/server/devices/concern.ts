import type { Concern } from '../concern.ts';
import { deviceLinkEndpoint } from './device-link.ts';
import { deviceModel, deviceSchema } from './known-devices.ts';

/** Devices that an account knows: nothing that strangers do counts for them. */
export const devicesConcern: Concern = {
  id: 'devices',
  schema: deviceSchema,
  endpoints: (service) => ({ requestDeviceLink: deviceLinkEndpoint(service) }),
  ownedBy: { [deviceModel]: { by: 'user', column: 'userId' } },
  retention: { [deviceModel]: { seconds: 0 } },
};
