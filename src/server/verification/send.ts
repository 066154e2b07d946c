import { emailKey } from '../../rules/email.ts';
import { findUser } from '../account/users.ts';
import { endpoint } from '../http/endpoint.ts';
import { refuseFields } from '../http/problem.ts';
import { chargeMailTo } from '../mail/charge.ts';
import { languageOf } from '../mail/language.ts';
import { pendingRegistrations } from '../registration/registrations.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { secretsOf } from '../storage/secrets.ts';
import { mailLink, mailNoLink } from './links.ts';
import { readTicket } from './ticket.ts';

/** The cooldown between two verification mails to an address; sign-up begins it too. */
export const resendCooldown = 'verification-mail';

/**
 * Mails a new link for the registration that the ticket names, else for the newest one of the address. The ticket matters when
 * several people registered one address: a person's own link leads to that person's own password.
 */
const resend = async (
  call: Call,
  service: ServiceContext,
  email: string,
  ticket: string | undefined,
): Promise<void> => {
  const { context } = call;
  const owner = (await findUser(call, email))?.user;
  const pending = await pendingRegistrations(context, email, service.now());
  const named = readTicket(secretsOf(context), ticket);
  const registration = pending.find(({ id }) => id === named?.registrationId) ?? pending[0];
  if (registration && owner?.emailVerified !== true) return mailLink(call, service, registration);
  const language = languageOf(call, service);
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
