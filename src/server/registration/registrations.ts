import type { AuthContext } from 'better-auth';
import { languageOf } from '../mail/language.ts';
import type { ServiceContext } from '../service-context.ts';
import { database, type Call } from '../storage/database.ts';
import { later } from '../values.ts';

export const registrationModel = 'registration';

/** How many links' lifetimes a registration lives, so that another link can be sent after the first one expired. */
const registrationLifetimes = 7;

/** Somebody said to be the owner of an address, with names and a password of their own. No account until the email was answered. */
export interface StoredRegistration {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  /** Removed once it is the account's. */
  passwordHash: string | null;
  extra: string | null;
  acceptedTerms: string | null;
  language: string;
  /** Page that the email's link leads back to, and what the person was doing there. */
  returnTo: string | null;
  journey: string | null;
  createdAt: Date;
  expiresAt: Date;
  verifiedAt: Date | null;
  /**
   * Since when it can become nobody's account any more: from the beginning where the address had one. To whoever registered it nothing
   * changes, its password and its ticket do what they did, or they would tell that there is an account now.
   */
  closedAt: Date | null;
}

export const registrationSchema = {
  [registrationModel]: {
    fields: {
      email: { type: 'string', required: true, index: true },
      firstName: { type: 'string', required: true },
      lastName: { type: 'string', required: true },
      passwordHash: { type: 'string', required: false, returned: false },
      extra: { type: 'string', required: false },
      acceptedTerms: { type: 'string', required: false },
      language: { type: 'string', required: true },
      returnTo: { type: 'string', required: false },
      journey: { type: 'string', required: false },
      createdAt: { type: 'date', required: true },
      expiresAt: { type: 'date', required: true, index: true },
      verifiedAt: { type: 'date', required: false },
      closedAt: { type: 'date', required: false },
    },
  },
} as const;

type Given = Pick<StoredRegistration, 'email' | 'firstName' | 'lastName' | 'passwordHash'> &
  Partial<Pick<StoredRegistration, 'extra' | 'acceptedTerms' | 'returnTo' | 'journey' | 'closedAt'>>;

/** In the running transaction. */
export const createRegistration = async (
  call: Call,
  service: ServiceContext,
  given: Given,
): Promise<StoredRegistration> => {
  const createdAt = service.now();
  const data = {
    extra: null,
    acceptedTerms: null,
    returnTo: null,
    journey: null,
    closedAt: null,
    ...given,
    language: languageOf(call, service),
    createdAt,
    expiresAt: later(createdAt, service.verificationSeconds * registrationLifetimes),
    verifiedAt: null,
  };
  return (await database(call.context)).create<typeof data, StoredRegistration>({ model: registrationModel, data });
};

export const findRegistration = async (context: AuthContext, id: string): Promise<StoredRegistration | null> =>
  (await database(context)).findOne<StoredRegistration>({
    model: registrationModel,
    where: [{ field: 'id', value: id }],
  });

/** Whether its password is still worth something, be it only the answer that an email has to be opened first. */
export const isWaiting = ({ passwordHash, expiresAt }: StoredRegistration, now: Date): boolean =>
  passwordHash !== null && expiresAt > now;

/** Whether it can become an account. */
export const isOpen = (registration: StoredRegistration, now: Date): boolean =>
  isWaiting(registration, now) && registration.closedAt === null;

/** The newest registrations of an address that wait, the closed ones among them. */
export const waitingRegistrations = async (
  context: AuthContext,
  email: string,
  now: Date,
  limit: number,
): Promise<StoredRegistration[]> =>
  (await database(context)).findMany<StoredRegistration>({
    model: registrationModel,
    where: [
      { field: 'email', value: email },
      { field: 'passwordHash', operator: 'ne', value: null },
      { field: 'expiresAt', operator: 'gt', value: now },
    ],
    sortBy: { field: 'createdAt', direction: 'desc' },
    limit,
  });

/** Closes whatever waits for an address, because its mailbox's owner has decided; in the running transaction. */
export const closeRegistrations = async (context: AuthContext, email: string, now: Date): Promise<void> => {
  const where = [
    { field: 'email', value: email },
    { field: 'closedAt', value: null },
  ];
  await (await database(context)).updateMany({ model: registrationModel, where, update: { closedAt: now } });
};
