import { problem } from '../http/problem.ts';
import { note } from '../security/events.ts';
import type { ServiceContext } from '../service-context.ts';
import { digest, linkToken } from '../storage/crypto.ts';
import { compareAndSet, database, type Call } from '../storage/database.ts';
import { later } from '../values.ts';

export const accountLinkModel = 'accountLink';
const model = accountLinkModel;

/** What a link is for. A token of one purpose is unknown to every other. */
export type LinkPurpose = 'email_change' | 'password_reset' | 'device';

/** A link that was mailed for an existing account. */
export interface AccountLink {
  id: string;
  purpose: LinkPurpose;
  /** Empty where nobody was mailed the link, and it is there only so that as much is written. */
  userId: string;
  /** What it confirms, where an account may have several of it; of a way into the account the {@link mailbox} that it was mailed to. */
  subjectId: string;
  expiresAt: Date;
  usedAt: Date | null;
}

export const accountLinkSchema = {
  [model]: {
    fields: {
      purpose: { type: 'string', required: true },
      /** The token itself is nowhere but in the email. */
      tokenDigest: { type: 'string', required: true, unique: true, returned: false },
      userId: { type: 'string', required: true, index: true },
      subjectId: { type: 'string', required: true },
      expiresAt: { type: 'date', required: true, index: true },
      usedAt: { type: 'date', required: false },
    },
  },
} as const;

/**
 * The mailbox that a link proves. A link is written while its account may be getting another address, and whoever reads the email of the
 * former one has no way in any more.
 */
export const mailbox = (email: string): string => digest('mailbox', email);

/** Writes a link down in the running transaction and gives its token. */
export const makeLink = async (
  { context }: Call,
  service: ServiceContext,
  data: { purpose: LinkPurpose; userId: string; subjectId?: string; seconds: number },
): Promise<{ token: string; expiresAt: Date }> => {
  const { purpose, userId, subjectId = '', seconds } = data;
  const token = linkToken();
  const expiresAt = later(service.now(), seconds);
  const row = { purpose, tokenDigest: digest(purpose, token), userId, subjectId, expiresAt, usedAt: null };
  await (await database(context)).create({ model, data: row });
  return { token, expiresAt };
};

/** An open link; throws what is wrong with it otherwise. */
export const findLink = async (
  { context }: Call,
  service: ServiceContext,
  purpose: LinkPurpose,
  token: string,
): Promise<AccountLink> => {
  const where = [{ field: 'tokenDigest', value: digest(purpose, token) }];
  const link = await (await database(context)).findOne<AccountLink>({ model, where });
  if (!link || link.userId === '') throw problem('token_invalid');
  note({ accountId: link.userId });
  if (link.usedAt !== null) throw problem('token_used');
  if (link.expiresAt <= service.now()) throw problem('token_expired');
  return link;
};

/** Spends a link in the running transaction. */
export const claimLink = async (
  call: Call,
  service: ServiceContext,
  purpose: LinkPurpose,
  token: string,
): Promise<AccountLink> => {
  const { id } = await findLink(call, service, purpose, token);
  const now = service.now();
  const claimed = await compareAndSet<AccountLink>(call.context, {
    model,
    where: [
      { field: 'id', value: id },
      { field: 'usedAt', value: null },
      { field: 'expiresAt', operator: 'gt', value: now },
    ],
    set: { usedAt: now },
  });
  if (!claimed) throw problem('token_used');
  return claimed;
};

/** Ends an account's open links of a purpose; in the running transaction. Those that were used stay, to be called used. */
export const endLinks = async ({ context }: Call, userId: string, purpose: LinkPurpose): Promise<void> => {
  const where = [
    { field: 'userId', value: userId },
    { field: 'purpose', value: purpose },
    { field: 'usedAt', value: null },
  ];
  await (await database(context)).deleteMany({ model, where });
};
