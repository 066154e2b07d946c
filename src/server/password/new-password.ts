import { normalizePassword } from '../../rules/password.ts';
import type { PasswordContext } from '../../rules/weak-password.ts';
import { problem, refuseFields } from '../http/problem.ts';
import type { ServiceContext } from '../service-context.ts';
import type { Call } from '../storage/database.ts';

/** Whoever is to have a password, as far as they are known. */
export interface PasswordOwner {
  email: string;
  firstName?: string | null;
  lastName?: string | null;
  name?: string;
}

const contextOf = (call: Call, service: ServiceContext, owner: PasswordOwner): PasswordContext => ({
  person: [owner.email, owner.firstName, owner.lastName, owner.name].map((text) => text ?? undefined),
  service: [
    service.issuer ?? call.context.appName,
    ...[call.context.baseURL, service.pages.signIn, service.pages.account].map((page) => `@${new URL(page).hostname}`),
  ],
});

const refuseBreached = async ({ breachedPasswords }: ServiceContext, password: string): Promise<void> => {
  const found = await breachedPasswords?.lookUp(password);
  if (found === 'breached') throw problem('password_compromised', { field: 'password' });
  if (found === 'unavailable' && breachedPasswords?.unavailable === 'refuse')
    throw problem('service_unavailable', { retryAfter: 30 });
};

/**
 * A new password, composed (NFC) as it is hashed; or the problem with it. Every password that is chosen comes through here, at sign-up,
 * change and reset, before any transaction: it takes time.
 */
export const readNewPassword = async (
  call: Call,
  service: ServiceContext,
  value: string,
  owner: PasswordOwner,
): Promise<string> => {
  refuseFields({ password: value }, service.passwordPolicy);
  const password = normalizePassword(value);
  const refused = service.rejectPassword && (await service.rejectPassword(password, contextOf(call, service, owner)));
  if (refused) throw problem(refused.code, { field: 'password', reason: refused.reason });
  await refuseBreached(service, password);
  return password;
};
