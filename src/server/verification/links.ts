import type { StoredRegistration } from '../registration/registrations.ts';
import { returnLink } from '../registration/return-link.ts';
import type { ServiceContext } from '../service-context.ts';
import { digest, linkToken } from '../storage/crypto.ts';
import { database, type Call } from '../storage/database.ts';
import { later } from '../values.ts';

export const linkModel = 'verificationLink';

/** A mailed link. Several may be open for one registration: a newer email does not kill the link that is about to be clicked. */
export interface VerificationLink {
  id: string;
  registrationId: string;
  email: string;
  expiresAt: Date;
  usedAt: Date | null;
}

export const linkSchema = {
  [linkModel]: {
    fields: {
      /** The token itself is nowhere but in the email. */
      tokenDigest: { type: 'string', required: true, unique: true, returned: false },
      registrationId: { type: 'string', required: true, index: true },
      email: { type: 'string', required: true },
      expiresAt: { type: 'date', required: true, index: true },
      usedAt: { type: 'date', required: false },
    },
  },
} as const;

/** Makes a link for a registration and writes its email down, both in the running transaction. */
export const mailLink = async (
  call: Call,
  service: ServiceContext,
  registration: StoredRegistration,
): Promise<void> => {
  const { context } = call;
  const { id, email, language } = registration;
  const token = linkToken();
  const expiresAt = later(service.now(), service.verificationSeconds);
  const db = await database(context);
  const data = { tokenDigest: digest(token), registrationId: id, email, expiresAt, usedAt: null };
  await db.create({ model: linkModel, data });
  const url = returnLink(call, service, registration, token);
  const mail = {
    kind: 'verification',
    to: email,
    url,
    expiresAt: expiresAt.toISOString(),
    language,
  } as const;
  await service.outbox.write(context, mail, expiresAt);
};

/** Writes as much as {@link mailLink} and gives nobody a link; for an address with an account its owner is told by mail. */
export const mailNoLink = async (
  { context }: Call,
  service: ServiceContext,
  email: string,
  owner: { firstName: string; language: string } | undefined,
): Promise<void> => {
  const expiresAt = later(service.now(), service.verificationSeconds);
  const db = await database(context);
  const data = { tokenDigest: digest(linkToken()), registrationId: '', email, expiresAt, usedAt: null };
  await db.create({ model: linkModel, data });
  const mail = owner && ({ kind: 'already_registered', to: email, url: service.pages.signIn, ...owner } as const);
  await service.outbox.write(context, mail, expiresAt);
};
