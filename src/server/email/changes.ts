import { maskEmail } from '../../rules/mask-email.ts';
import { findUser, toAccount, type StoredUser } from '../account/users.ts';
import { makeLink } from '../links/account-links.ts';
import { languageFor } from '../mail/language.ts';
import type { ServiceContext } from '../service-context.ts';
import { compareAndSet, database, type Call } from '../storage/database.ts';
import { later } from '../values.ts';

export const emailChangeModel = 'emailChange';
const model = emailChangeModel;

/** How many links' lifetimes a change waits, so that another link can be sent after the first one expired. */
const changeLifetimes = 7;

/** An address that an account is to have once its email was answered. Of those of an account the last one counts. */
export interface EmailChange {
  id: string;
  userId: string;
  email: string;
  createdAt: Date;
  expiresAt: Date;
  /** When its email can be sent again. */
  resendAt: Date;
  confirmedAt: Date | null;
  cancelledAt: Date | null;
}

export const emailChangeSchema = {
  [model]: {
    fields: {
      userId: {
        type: 'string',
        required: true,
        references: { model: 'user', field: 'id', onDelete: 'cascade' },
        index: true,
      },
      email: { type: 'string', required: true },
      createdAt: { type: 'date', required: true },
      expiresAt: { type: 'date', required: true, index: true },
      resendAt: { type: 'date', required: true },
      confirmedAt: { type: 'date', required: false },
      cancelledAt: { type: 'date', required: false },
    },
  },
} as const;

const open = [
  { field: 'confirmedAt', value: null },
  { field: 'cancelledAt', value: null },
];

export const pendingChange = async (
  { context }: Call,
  service: ServiceContext,
  userId: string,
): Promise<EmailChange | undefined> => {
  const where = [
    { field: 'userId', value: userId },
    ...open,
    { field: 'expiresAt', operator: 'gt' as const, value: service.now() },
  ];
  const [change] = await (await database(context)).findMany<EmailChange>({ model, where, limit: 1 });
  return change;
};

export const findChange = async ({ context }: Call, id: string): Promise<EmailChange | null> =>
  (await database(context)).findOne<EmailChange>({ model, where: [{ field: 'id', value: id }] });

/** Seconds until the email can be sent again. */
export const secondsLeft = ({ resendAt }: EmailChange, now: Date): number =>
  Math.max(0, Math.ceil((resendAt.getTime() - now.getTime()) / 1000));

/** Ends whatever waits for an account, and so its links; in the running transaction. */
export const endEmailChanges = async ({ context }: Call, service: ServiceContext, userId: string): Promise<void> => {
  const where = [{ field: 'userId', value: userId }, ...open];
  await (await database(context)).updateMany({ model, where, update: { cancelledAt: service.now() } });
};

/** Makes an address wait, in place of the one that waited; in the running transaction. */
export const beginChange = async (
  call: Call,
  service: ServiceContext,
  userId: string,
  email: string,
): Promise<EmailChange> => {
  await endEmailChanges(call, service, userId);
  const createdAt = service.now();
  const data = {
    userId,
    email,
    createdAt,
    expiresAt: later(createdAt, service.verificationSeconds * changeLifetimes),
    resendAt: later(createdAt, service.resendSeconds),
    confirmedAt: null,
    cancelledAt: null,
  };
  return (await database(call.context)).create<typeof data, EmailChange>({ model, data });
};

/** Begins the cooldown before the next email; nothing when one runs or nothing waits any more. */
export const claimResend = (
  { context }: Call,
  service: ServiceContext,
  { id }: EmailChange,
): Promise<EmailChange | null> =>
  compareAndSet<EmailChange>(context, {
    model,
    where: [{ field: 'id', value: id }, ...open, { field: 'resendAt', operator: 'lte', value: service.now() }],
    set: { resendAt: later(service.now(), service.resendSeconds) },
  });

/** Spends a change; nothing when it was cancelled, superseded or spent. */
export const claimChange = ({ context }: Call, service: ServiceContext, id: string): Promise<EmailChange | null> =>
  compareAndSet<EmailChange>(context, {
    model,
    where: [{ field: 'id', value: id }, ...open],
    set: { confirmedAt: service.now() },
  });

/**
 * Writes a link and an email to the address that waits, in the running transaction. For the address of another account the link is
 * nobody's and its owner is told instead: as much is written either way.
 */
export const mailChange = async (
  call: Call,
  service: ServiceContext,
  user: StoredUser,
  { id, email }: EmailChange,
): Promise<void> => {
  const owner = (await findUser(call, email))?.user;
  const { token, expiresAt } = await makeLink(call, service, {
    purpose: 'email_change',
    userId: owner ? '' : user.id,
    subjectId: id,
    seconds: service.verificationSeconds,
  });
  const language = languageFor(call, service, owner ?? user);
  const common = { to: email, language };
  // What an owner of before these plugins is called, nobody has confirmed.
  const firstName = owner?.emailVerified ? toAccount(owner).firstName : '';
  await service.outbox.write(
    call.context,
    owner
      ? { kind: 'email_taken', url: service.pages.signIn, firstName, ...common }
      : {
          kind: 'email_change',
          url: service.pages.emailChange(token),
          expiresAt: expiresAt.toISOString(),
          account: maskEmail(user.email),
          ...common,
        },
    expiresAt,
  );
};
