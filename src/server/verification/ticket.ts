import { randomUUID } from 'node:crypto';
import { open, seal } from '../storage/seal.ts';
import { isRecord } from '../values.ts';

const purpose = 'waiting ticket';

/**
 * A ticket names a registration to whoever holds it and to nobody else: sealed, so that the ticket of an address that already
 * has an account (which names nothing) looks the same.
 */
export const makeTicket = (secret: string, email: string, registrationId?: string): string =>
  // Padded, because the length would tell which one it is.
  seal(secret, purpose, { email, id: (registrationId ?? randomUUID()).padEnd(36) });

export const readTicket = (secret: string, ticket: unknown): { email: string; registrationId: string } | undefined => {
  if (typeof ticket !== 'string' || ticket.length > 2048) return undefined;
  const opened = open(secret, purpose, ticket);
  if (!isRecord(opened) || typeof opened.email !== 'string' || typeof opened.id !== 'string') return undefined;
  return { email: opened.email, registrationId: opened.id.trim() };
};
