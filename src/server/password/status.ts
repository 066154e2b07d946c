import type { ServiceContext } from '../service-context.ts';
import { sessionEndpoint } from '../step-up/session-endpoint.ts';
import { passwordChangedAt } from './check-password.ts';

/** `GET /account/password`. */
export const passwordStatusEndpoint = (service: ServiceContext) =>
  sessionEndpoint('password.status', service, async (call, { user }) => ({
    changedAt: (await passwordChangedAt(call, user.id))?.toISOString() ?? null,
  }));
