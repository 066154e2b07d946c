import { findUser } from '../account/users.ts';
import { endpoint } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';
import { later } from '../values.ts';
import { mailLink, mailNoLink } from '../verification/links.ts';
import { resendCooldown } from '../verification/send.ts';
import { makeTicket } from '../verification/ticket.ts';
import { pickLanguage } from './language.ts';
import { readRegistration, type ReadRegistration } from './read-registration.ts';
import { createRegistration, registrationLifetimes } from './registrations.ts';
import { readReturn, type Return } from './return-address.ts';

/** A mail goes out each time, and a password is hashed. */
const limits: LimitRule[] = [
  { name: 'sign-up', by: 'client', max: 30, window: 600 },
  { name: 'sign-up', by: 'client+email', max: 5, window: 600 },
  { name: 'sign-up', by: 'email', max: 10, window: 3600 },
];

/**
 * Writes the same rows whether or not the address has an account, so that neither the answer nor its time tells. An account
 * comes into being only when the mail was answered, out of the registration that this very mail belongs to.
 */
const register = async (call: Call, service: ServiceContext, input: ReadRegistration & Return, passwordHash: string): Promise<string> => {
  const { context, headers } = call;
  const { email, firstName, lastName } = input;
  const now = service.now();
  const language = pickLanguage(headers?.get('accept-language'), service.languages);
  const owner = (await findUser(call, email))?.user;
  const known = owner?.emailVerified === true;
  const registration = await createRegistration(context, {
    email,
    firstName,
    lastName,
    passwordHash: known ? null : passwordHash,
    extra: input.extra ?? null,
    acceptedTerms: input.acceptedTerms ?? null,
    language,
    returnTo: input.returnTo,
    journey: input.journey,
    createdAt: now,
    expiresAt: later(now, service.verificationSeconds * registrationLifetimes),
    verifiedAt: null,
  });
  if (known) await mailNoLink(call, service, email, { firstName: owner.firstName ?? owner.name, language });
  else await mailLink(call, service, registration);
  return makeTicket(context.secret, email, known ? undefined : registration.id);
};

export const signUpEndpoint = (service: ServiceContext) =>
  endpoint('registration.register', async (call) => {
    const input = { ...readRegistration(call.body, service.passwordPolicy), ...readReturn(call.body, service) };
    return service.idempotency.once(call, {
      prepare: async () => {
        if (input.acceptedTerms !== undefined && input.acceptedTerms !== service.terms?.().version) throw problem('terms_outdated');
        await service.limits.consume(call, limits, input.email);
        const hash = await call.context.password.hash(input.password);
        await service.limits.restartCooldown(call, resendCooldown, input.email, service.resendSeconds);
        return hash;
      },
      commit: async (hash) => ({
        email: input.typedEmail,
        ticket: await register(call, service, input, hash),
        retryAfter: service.resendSeconds,
      }),
    });
  });
