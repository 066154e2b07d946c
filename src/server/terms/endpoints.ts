import { APIError } from 'better-auth/api';
import { askedSession } from '../account/current-session.ts';
import { endpoint } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import type { TermsInForce } from '../options.ts';
import type { ServiceContext } from '../service-context.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { findAcceptance, latestAcceptance, recordAcceptance, type Acceptance } from './acceptances.ts';

const onTheWire = ({ version, acceptedAt }: Acceptance) => ({ version, acceptedAt: acceptedAt.toISOString() });

export const currentEndpoint = (service: ServiceContext, inForce: () => TermsInForce) =>
  endpoint('terms.current', async (call) => {
    const session = await askedSession(call, service);
    const accepted = session && (await latestAcceptance(call.context, session.user.id));
    const { version, documents } = inForce();
    return { version, documents, accepted: accepted ? onTheWire(accepted) : null };
  });

export const acceptEndpoint = (service: ServiceContext, inForce: () => TermsInForce) =>
  sessionEndpoint('terms.accept', service, async (call, { user }) => {
    const { version } = call.body;
    const userId = user.id;
    const recorded = (): Promise<Acceptance | null> => findAcceptance(call.context, userId, version);
    try {
      return await service.idempotency.once(call, {
        scope: userId,
        prepare: async () => {
          if (version !== inForce().version) throw problem('terms_outdated');
          return recorded();
        },
        commit: async (before) =>
          onTheWire(before ?? (await recordAcceptance(call.context, { userId, version, acceptedAt: service.now() }))),
      });
    } catch (error) {
      if (error instanceof APIError) throw error;
      // Accepted in two tabs at the same moment: the first one counts.
      const first = await recorded();
      if (!first) throw error;
      return onTheWire(first);
    }
  });
