import type { Concern } from '../concern.ts';
import { deleteEndpoint, impactEndpoint } from './endpoints.ts';

/** What an account's deletion takes along, and the deletion. */
export const deletionConcern: Concern = {
  id: 'deletion',
  endpoints: (service) => ({ deletionImpact: impactEndpoint(service), deleteAccount: deleteEndpoint(service) }),
  ownedBy: {},
  retention: {},
};
