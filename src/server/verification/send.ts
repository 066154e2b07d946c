import { emailKey } from '../../rules/email.ts';
import { findUser } from '../account/users.ts';
import { endpoint } from '../http/endpoint.ts';
import { refuseFields } from '../http/problem.ts';
import { chargeMailTo } from '../mail/charge.ts';
import { languageFor } from '../mail/language.ts';
import { findRegistration, isOpen, waitingRegistrations } from '../registration/registrations.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { mailLink, mailNoLink } from './links.ts';
import { ticketOf } from './ticket.ts';

/** The cooldown between two verification emails to an address; sign-up begins it too. */
export const resendCooldown = 'verification-mail';

/**
 * Emails a new link for the registration that the ticket names, and for no other: several people may have registered one address. Who
 * has no ticket (another browser) gets one for the newest, which the page then asks for more than a click.
 */
const resend = async (
  call: Call,
  service: ServiceContext,
  email: string,
  ticket: string | undefined,
): Promise<void> => {
  const { context } = call;
  const now = service.now();
  const owner = (await findUser(call, email))?.user;
  const [newest] = await waitingRegistrations(context, email, now, 1);
  const named = ticketOf(call, ticket);
  const registration = named ? await findRegistration(context, named.registrationId) : newest;
  if (registration?.email === email && isOpen(registration, now) && owner?.emailVerified !== true)
    return mailLink(call, service, registration);
  const language = languageFor(call, service, owner);
  return mailNoLink(
    call,
    service,
    email,
    owner?.emailVerified ? { firstName: owner.firstName ?? owner.name, language } : undefined,
  );
};

export const sendEndpoint = (service: ServiceContext) =>
  endpoint('verification.resend', async (call) => {
    refuseFields({ email: call.body.email });
    const email = emailKey(call.body.email);
    return service.idempotency.once(call, {
      prepare: () => chargeMailTo(call, service, { name: resendCooldown, email }),
      commit: async () => {
        await resend(call, service, email, call.body.ticket);
        return { retryAfter: service.resendSeconds };
      },
    });
  });
