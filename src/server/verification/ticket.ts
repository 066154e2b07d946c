import type { StoredRegistration } from '../registration/registrations.ts';
import { decrypt, encrypt } from '../storage/crypto.ts';
import type { Secrets } from '../storage/secrets.ts';
import { isRecord } from '../../rules/record.ts';

const purpose = 'waiting ticket';

/** A ticket names one registration to whoever holds it and to nobody else. */
export const makeTicket = (secrets: Secrets, { id, email }: Pick<StoredRegistration, 'id' | 'email'>): string =>
  encrypt(secrets, purpose, { email, id });

export const readTicket = (
  secrets: Secrets,
  ticket: string | undefined,
): { email: string; registrationId: string } | undefined => {
  if (ticket === undefined || ticket.length > 2048) return undefined;
  const decrypted = decrypt(secrets, purpose, ticket);
  if (!isRecord(decrypted) || typeof decrypted.email !== 'string' || typeof decrypted.id !== 'string') return undefined;
  // Of tickets from before they all named a registration some are padded.
  return { email: decrypted.email, registrationId: decrypted.id.trim() };
};
