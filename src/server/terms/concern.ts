import { createAuthEndpoint, formCsrfMiddleware } from 'better-auth/api';
import { currentSession, requireSession } from '../account/current-session.ts';
import type { Concern } from '../concern.ts';
import { malformed, problem } from '../http/problem.ts';
import { isRecord } from '../values.ts';
import { acceptanceModel, acceptanceSchema, findAcceptance, latestAcceptance, recordAcceptance, type Acceptance } from './acceptances.ts';

const onTheWire = ({ version, acceptedAt }: Acceptance) => ({ version, acceptedAt: acceptedAt.toISOString() });

/** `GET /terms`, `POST /terms/accept` and the record of who accepted what and when. */
export const termsConcern: Concern = {
  id: 'terms',
  schema: acceptanceSchema,
  endpoints: (service) => {
    const inForce = service.terms;
    if (!inForce) return {};
    return {
    currentTerms: createAuthEndpoint('/terms', { method: 'GET' }, async (call) => {
      const session = await currentSession(call, service);
      const accepted = session && (await latestAcceptance(call.context, session.user.id));
      const { version, documents } = inForce();
      return call.json({ version, documents, accepted: accepted ? onTheWire(accepted) : null });
    }),
    acceptTerms: createAuthEndpoint('/terms/accept', { method: 'POST', use: [formCsrfMiddleware] }, async (call) => {
      const session = await requireSession(call, service);
      const body: unknown = call.body;
      if (!isRecord(body) || typeof body.version !== 'string') throw malformed('version: a string.');
      const { version } = body;
      const userId = session.user.id;
      const recorded = (): Promise<Acceptance | null> => findAcceptance(call.context, userId, version);
      try {
        const answer = await service.idempotency.once(call, {
          scope: userId,
          prepare: async () => {
            if (version !== inForce().version) throw problem('terms_outdated');
            return recorded();
          },
          commit: async (before) =>
            onTheWire(before ?? (await recordAcceptance(call.context, { userId, version, acceptedAt: service.now() }))),
        });
        return call.json(answer);
      } catch (error) {
        // Accepted in two tabs at the same moment: the first one counts.
        const first = await recorded();
        if (!first || version !== inForce().version) throw error;
        return call.json(onTheWire(first));
      }
    }),
    };
  },
  ownedBy: { [acceptanceModel]: { by: 'user', column: 'userId' } },
  retention: { [acceptanceModel]: { until: 'the account is deleted: it is the record of an agreement' } },
};
