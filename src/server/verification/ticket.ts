import { randomUUID } from 'node:crypto';
import { decrypt, encrypt } from '../storage/crypto.ts';
import type { Secrets } from '../storage/secrets.ts';
import { isRecord } from '../../rules/record.ts';

const purpose = 'waiting ticket';

/**
 * A ticket names a registration to whoever holds it and to nobody else: encrypted, so that the ticket of an address that already
 * has an account (which names nothing) looks the same.
 */
export const makeTicket = (secrets: Secrets, email: string, registrationId?: string): string =>
  // Padded, because the length would tell which one it is.
  encrypt(secrets, purpose, { email, id: (registrationId ?? randomUUID()).padEnd(36) });

export const readTicket = (
  secrets: Secrets,
  ticket: string | undefined,
): { email: string; registrationId: string } | undefined => {
  if (ticket === undefined || ticket.length > 2048) return undefined;
  const decrypted = decrypt(secrets, purpose, ticket);
  if (!isRecord(decrypted) || typeof decrypted.email !== 'string' || typeof decrypted.id !== 'string') return undefined;
  return { email: decrypted.email, registrationId: decrypted.id.trim() };
};
