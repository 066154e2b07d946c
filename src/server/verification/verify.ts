import { APIError } from 'better-auth/api';
import { findUser } from '../account/users.ts';
import { endpoint } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { findRegistration } from '../registration/registrations.ts';
import type { ServiceContext } from '../service-context.ts';
import { digest } from '../storage/crypto.ts';
import { compareAndSet, database, type Call } from '../storage/database.ts';
import { activate } from './activate.ts';
import { linkModel, type VerificationLink } from './links.ts';

const limits: LimitRule[] = [{ name: 'verify', by: 'client', max: 60, window: 300 }];

const isVerified = async (call: Call, email: string): Promise<boolean> =>
  (await findUser(call, email))?.user.emailVerified === true;

const findLink = async ({ context }: Call, token: string): Promise<VerificationLink> => {
  const where = [{ field: 'tokenDigest', value: digest(token) }];
  const link = await (await database(context)).findOne<VerificationLink>({ model: linkModel, where });
  if (!link) throw problem('token_invalid');
  return link;
};

/** Spends the link and makes the account, both or neither; in the running transaction. */
const spend = async (call: Call, service: ServiceContext, token: string): Promise<{ email: string }> => {
  const link = await findLink(call, token);
  const now = service.now();
  // Of clicks at the same moment one wins, and the others see it used.
  const claimed = await compareAndSet<VerificationLink>(call.context, {
    model: linkModel,
    where: [
      { field: 'id', value: link.id },
      { field: 'usedAt', value: null },
      { field: 'expiresAt', operator: 'gt', value: now },
    ],
    set: { usedAt: now },
  });
  if (!claimed) {
    if ((await findLink(call, token)).usedAt !== null) throw problem('token_used');
    throw problem((await isVerified(call, link.email)) ? 'already_verified' : 'token_expired');
  }
  const registration = await findRegistration(call.context, link.registrationId);
  if (!registration) throw problem('token_invalid');
  await activate(call, service, registration, now);
  return { email: registration.email };
};

/** A link is spent by POST only, so by a person's click: mail scanners and previews fetch pages, they don't post. */
export const verifyEndpoint = (service: ServiceContext) =>
  endpoint('verification.verify', async (call) => {
    const { token } = call.body;
    try {
      return service.idempotency.once(call, {
        prepare: () => service.limits.consume(call, limits),
        commit: () => spend(call, service, token),
      });
    } catch (error) {
      if (error instanceof APIError) throw error;
      // Two links of one address, clicked at the same moment at two instances: the unique address let one account be made.
      if (await isVerified(call, (await findLink(call, token)).email)) throw problem('already_verified');
      throw error;
    }
  });
