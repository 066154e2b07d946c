import { emailKey, normalizeEmail } from '../../rules/email.ts';
import { normalizeName } from '../../rules/name.ts';
import { isReturnPage } from '../../rules/return-address.ts';
import { findUser } from '../account/users.ts';
import { knownDeviceOf } from '../devices/known-devices.ts';
import { endpoint, type CallOf } from '../http/endpoint.ts';
import { problem, refuseFields } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { languageFor } from '../mail/language.ts';
import { chargeMail } from '../mail/charge.ts';
import { readNewPassword } from '../password/new-password.ts';
import type { ServiceContext } from '../service-context.ts';
import { mailLink, mailNoLink } from '../verification/links.ts';
import { resendCooldown } from '../verification/send.ts';
import { secretsOf } from '../storage/secrets.ts';
import { keepTicket, makeTicket } from '../verification/ticket.ts';
import { createRegistration } from './registrations.ts';

/** An email goes out each time, and a password is hashed. */
const limits: LimitRule[] = [
  { name: 'sign-up', by: 'client', max: 30, window: 600 },
  { name: 'sign-up', by: 'client+email', max: 5, window: 600 },
];

/**
 * Writes the same rows whether or not the address has an account, so that neither the answer nor its time tells. An account
 * comes into being only when the email was answered, out of the registration that this very email belongs to.
 */
const register = async (
  call: CallOf<'registration.register'>,
  service: ServiceContext,
  passwordHash: string,
): Promise<string> => {
  const { firstName, lastName, extra, acceptedTerms, returnTo, journey } = call.body;
  const email = emailKey(call.body.email);
  const owner = (await findUser(call, email))?.user;
  const known = owner?.emailVerified === true;
  const registration = await createRegistration(call, service, {
    email,
    firstName: normalizeName(firstName),
    lastName: normalizeName(lastName),
    passwordHash,
    closedAt: known ? service.now() : null,
    extra: extra ? JSON.stringify(extra) : null,
    acceptedTerms: acceptedTerms ?? null,
    returnTo: returnTo ?? null,
    journey: journey ?? null,
  });
  if (known)
    await mailNoLink(call, service, email, {
      firstName: owner.firstName ?? owner.name,
      language: languageFor(call, service, owner),
    });
  else await mailLink(call, service, registration);
  return makeTicket(secretsOf(call.context), registration);
};

export const signUpEndpoint = (service: ServiceContext) =>
  endpoint('registration.register', async (call) => {
    const { email, password, acceptedTerms, returnTo } = call.body;
    refuseFields(call.body, service.passwordPolicy, service.maxNameLength);
    if (returnTo !== undefined && !isReturnPage(returnTo, service.returnAddresses))
      throw problem('forbidden', { field: 'returnTo' });
    const registered = await service.idempotency.once(call, {
      prepare: async () => {
        if (acceptedTerms !== undefined && acceptedTerms !== service.terms?.().version) throw problem('terms_outdated');
        await service.limits.consume(call, limits, emailKey(email));
        const chosen = await readNewPassword(call, service, password, call.body);
        const device = await knownDeviceOf(call, service, emailKey(email));
        await chargeMail(call, service, { email: emailKey(email) }, device);
        const hash = await call.context.password.hash(chosen);
        await service.limits.restartCooldown(call, resendCooldown, device ?? emailKey(email), service.resendSeconds);
        return hash;
      },
      commit: async (hash) => ({
        email: normalizeEmail(email),
        ticket: await register(call, service, hash),
        retryAfter: service.resendSeconds,
      }),
    });
    keepTicket(call, service, registered.ticket);
    return registered;
  });
