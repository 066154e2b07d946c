import { codeTries } from '../../rules/limits.ts';
import { normalizePassword } from '../../rules/password.ts';
import { passwordProvider } from '../account/users.ts';
import { problem } from '../http/problem.ts';
import type { LimitRule } from '../limits/limits.ts';
import { note } from '../security/events.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';

/** Tries of a password within a session; whoever found an open browser has no more of them than a stranger. */
const limits: LimitRule[] = [
  { name: 'present-password', by: 'account', ...codeTries },
  { name: 'present-password-day', by: 'account', max: 100, window: 24 * 3600 },
];

const credentialOf = async ({ context }: Call, userId: string) => {
  const accounts = await context.internalAdapter.findAccounts(userId);
  return accounts.find(({ providerId }) => providerId === passwordProvider);
};

export const passwordHashOf = async (call: Call, userId: string): Promise<string | undefined> =>
  (await credentialOf(call, userId))?.password ?? undefined;

/** When the password was last set; nothing without one. Its row is written for nothing else. */
export const passwordChangedAt = async (call: Call, userId: string): Promise<Date | undefined> => {
  const credential = await credentialOf(call, userId);
  return credential?.password ? credential.updatedAt : undefined;
};

/** Throws `password_incorrect` with the field unless this is the account's password. Hashes: to be done before a transaction. */
export const checkPasswordOf = async (
  call: Call,
  service: ServiceContext,
  userId: string,
  typed: string,
  field: string,
): Promise<void> => {
  await service.limits.consume(call, limits, userId);
  const hash = await passwordHashOf(call, userId);
  const right =
    hash !== undefined && (await call.context.password.verify({ hash, password: normalizePassword(typed) }));
  if (!right) throw problem('password_incorrect', { field });
  note({ factors: ['password'] });
  await service.limits.clear(call, limits, userId);
};
