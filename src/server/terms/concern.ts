import type { Concern } from '../concern.ts';
import { acceptanceModel, acceptanceSchema } from './acceptances.ts';
import { acceptEndpoint, currentEndpoint } from './endpoints.ts';

/** The terms in force, and the record of who accepted what and when. */
export const termsConcern: Concern = {
  id: 'terms',
  // Also where there are no terms: a service that gives them up keeps what was accepted before, and has to delete it.
  schema: acceptanceSchema,
  endpoints: (service) =>
    service.terms
      ? { currentTerms: currentEndpoint(service, service.terms), acceptTerms: acceptEndpoint(service, service.terms) }
      : {},
  ownedBy: { [acceptanceModel]: { by: 'user', column: 'userId' } },
  retention: { [acceptanceModel]: { until: 'the account is deleted: it is the record of an agreement' } },
};
