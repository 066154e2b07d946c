import { isPostedForm } from '../http/incoming.ts';
import { cookiePrefix } from '../http/signed-cookies.ts';
import type { StoredRegistration } from '../registration/registrations.ts';
import type { ServiceContext } from '../service-context.ts';
import { decrypt, encrypt } from '../storage/crypto.ts';
import type { Call } from '../storage/database.ts';
import { secretsOf, type Secrets } from '../storage/secrets.ts';
import { isRecord } from '../../rules/record.ts';

const purpose = 'waiting ticket';

/** Where no script keeps a ticket. Named and kept as the session's cookie is, so with `__Host-` where that one has it. */
const cookieOf = ({ context }: Call, maxAge: number) => {
  const { attributes } = context.authCookies.sessionToken;
  return { name: `${cookiePrefix(context.authCookies)}ticket`, attributes: { ...attributes, maxAge } };
};

/** A ticket names one registration to whoever holds it and to nobody else. */
export const makeTicket = (secrets: Secrets, { id, email }: Pick<StoredRegistration, 'id' | 'email'>): string =>
  encrypt(secrets, purpose, { email, id });

/** A browser without a script keeps its ticket as a cookie, for as long as the link lasts that it belongs to. */
export const keepTicket = (
  call: Call,
  { verificationSeconds }: Pick<ServiceContext, 'verificationSeconds'>,
  ticket: string,
): string => {
  const { name, attributes } = cookieOf(call, Math.ceil(verificationSeconds));
  if (isPostedForm(call.headers)) call.setCookie(name, ticket, attributes);
  return ticket;
};

/** What the call's ticket says; that of the cookie where it has none, or an empty one. */
export const ticketOf = (call: Call, ticket: string | undefined): ReturnType<typeof readTicket> =>
  readTicket(secretsOf(call.context), (ticket || call.getCookie(cookieOf(call, 0).name)) ?? undefined);

const readTicket = (
  secrets: Secrets,
  ticket: string | undefined,
): { email: string; registrationId: string } | undefined => {
  if (ticket === undefined || ticket.length > 2048) return undefined;
  const decrypted = decrypt(secrets, purpose, ticket);
  if (!isRecord(decrypted) || typeof decrypted.email !== 'string' || typeof decrypted.id !== 'string') return undefined;
  // Of tickets from before they all named a registration some are padded.
  return { email: decrypted.email, registrationId: decrypted.id.trim() };
};
