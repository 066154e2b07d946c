import { endpoint } from '../http/endpoint.ts';
import type { LimitRule } from '../limits/limits.ts';
import { findRegistration } from '../registration/registrations.ts';
import type { ServiceContext } from '../service-context.ts';
import { ticketOf } from './ticket.ts';

/** A waiting page asks every few seconds, and an office of them comes from one address. */
const limits: LimitRule[] = [{ name: 'status', by: 'client', max: 1200, window: 60 }];

export const statusEndpoint = (service: ServiceContext) =>
  endpoint('verification.status', async (call) => {
    await service.limits.consume(call, limits);
    const ticket = ticketOf(call, call.body.ticket);
    if (!ticket) return { verified: false };
    const registration = await findRegistration(call.context, ticket.registrationId);
    // Of this registration, not of the address: who registered a stranger's address learns nothing from the stranger's own.
    return { verified: registration?.verifiedAt != null, email: ticket.email };
  });
