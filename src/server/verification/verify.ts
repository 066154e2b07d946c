import { APIError } from 'better-auth/api';
import { codeTries } from '../../rules/limits.ts';
import { normalizePassword } from '../../rules/password.ts';
import { findUser } from '../account/users.ts';
import { endpoint, type CallOf } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { readNewPassword } from '../password/new-password.ts';
import { findRegistration, type StoredRegistration } from '../registration/registrations.ts';
import type { ServiceContext } from '../service-context.ts';
import { digest } from '../storage/crypto.ts';
import { compareAndSet, database, type Call } from '../storage/database.ts';
import { activate } from './activate.ts';
import { linkModel, type VerificationLink } from './links.ts';
import { ticketOf } from './ticket.ts';

const limits: LimitRule[] = [{ name: 'verify', by: 'client', max: 60, window: 300 }];

/** Tries of the password of one registration. */
const passwordLimits: LimitRule[] = [
  { name: 'verify-password', by: 'account', ...codeTries },
  { name: 'verify-password-day', by: 'account', max: 100, window: 24 * 3600 },
];

const isVerified = async (call: Call, email: string): Promise<boolean> =>
  (await findUser(call, email))?.user.emailVerified === true;

const findLink = async ({ context }: Call, token: string): Promise<VerificationLink> => {
  const where = [{ field: 'tokenDigest', value: digest(token) }];
  const link = await (await database(context)).findOne<VerificationLink>({ model: linkModel, where });
  if (!link) throw problem('token_invalid');
  return link;
};

/** What an open link leads to; throws what is wrong with it otherwise. */
const open = async (
  call: Call,
  service: ServiceContext,
  token: string,
): Promise<{ link: VerificationLink; registration: StoredRegistration }> => {
  const link = await findLink(call, token);
  if (link.usedAt !== null) throw problem('token_used');
  const verified = await isVerified(call, link.email);
  if (link.expiresAt <= service.now()) throw problem(verified ? 'already_verified' : 'token_expired');
  const registration = await findRegistration(call.context, link.registrationId);
  if (!registration) throw problem('token_invalid');
  // By this very link, since it was looked at: a database that runs several transactions at once shows the one before the other.
  if (verified || registration.closedAt !== null)
    throw problem((await findLink(call, token)).usedAt === null ? 'already_verified' : 'token_used');
  return { link, registration };
};

/** Whose the account will be: of whoever registered, or of whoever reads the email, who chose another password (its hash). */
type Decision = 'registrant' | { newPasswordHash: string };

/**
 * The link proves the mailbox, and nothing of who registered: anybody may have typed this address. So whoever has it also
 * shows the registration's own ticket, knows its password, or takes the address over with a new one. Hashes: before the transaction.
 */
const decide = async (
  call: CallOf<'verification.verify'>,
  service: ServiceContext,
  registration: StoredRegistration,
): Promise<Decision> => {
  const { ticket, password, newPassword } = call.body;
  const { context } = call;
  const { id, email, passwordHash } = registration;
  if (newPassword !== undefined)
    return {
      newPasswordHash: await context.password.hash(await readNewPassword(call, service, newPassword, registration)),
    };
  if (ticketOf(call, ticket)?.registrationId === id) return 'registrant';
  if (password === undefined) throw problem('password_required', { account: email });
  await service.limits.consume(call, passwordLimits, id);
  const right =
    passwordHash !== null &&
    (await context.password.verify({ hash: passwordHash, password: normalizePassword(password) }));
  if (!right) throw problem('password_incorrect', { field: 'password' });
  await service.limits.clear(call, passwordLimits, id);
  return 'registrant';
};

/** Spends the link and makes the account, both or neither; in the running transaction. */
const spend = async (
  call: Call,
  service: ServiceContext,
  token: string,
  decision: Decision,
): Promise<{ email: string }> => {
  const { link, registration } = await open(call, service, token);
  const now = service.now();
  // Of clicks at the same moment one wins, and the others see it used.
  const claimed = await compareAndSet<VerificationLink>(call.context, {
    model: linkModel,
    where: [
      { field: 'id', value: link.id },
      { field: 'usedAt', value: null },
    ],
    set: { usedAt: now },
  });
  if (!claimed) throw problem('token_used');
  await activate(call, service, registration, decision === 'registrant' ? undefined : decision.newPasswordHash);
  return { email: registration.email };
};

/** A link is spent by POST only, so by a person's click: mail scanners and previews fetch pages, they don't post. */
export const verifyEndpoint = (service: ServiceContext) =>
  endpoint('verification.verify', async (call) => {
    const { token } = call.body;
    try {
      return await service.idempotency.once(call, {
        prepare: async () => {
          await service.limits.consume(call, limits);
          return decide(call, service, (await open(call, service, token)).registration);
        },
        commit: (decision) => spend(call, service, token, decision),
      });
    } catch (error) {
      if (error instanceof APIError) throw error;
      // Two links of one address, clicked at the same moment at two instances: the unique address let one account be made.
      if (await isVerified(call, (await findLink(call, token)).email)) throw problem('already_verified');
      throw error;
    }
  });
