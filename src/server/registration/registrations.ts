import type { AuthContext } from 'better-auth';
import { languageOf } from '../mail/language.ts';
import type { ServiceContext } from '../service-context.ts';
import { database, type Call } from '../storage/database.ts';
import { later } from '../values.ts';

export const registrationModel = 'registration';

/** How many links' lifetimes a registration lives, so that another link can be sent after the first one expired. */
const registrationLifetimes = 7;

/** Somebody said to be the owner of an address, with names and a password of their own. No account until the mail was answered. */
export interface StoredRegistration {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  /** Removed once it is the account's. Absent where the address already had an account. */
  passwordHash: string | null;
  extra: string | null;
  acceptedTerms: string | null;
  language: string;
  /** Page that the mail's link leads back to, and what the person was doing there. */
  returnTo: string | null;
  journey: string | null;
  createdAt: Date;
  expiresAt: Date;
  verifiedAt: Date | null;
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
    },
  },
} as const;

type Given = Pick<StoredRegistration, 'email' | 'firstName' | 'lastName' | 'passwordHash'> &
  Partial<Pick<StoredRegistration, 'extra' | 'acceptedTerms' | 'returnTo' | 'journey'>>;

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

/** Registrations of an address that can still become its account, the newest first. */
export const pendingRegistrations = async (
  context: AuthContext,
  email: string,
  now: Date,
): Promise<StoredRegistration[]> =>
  (await database(context)).findMany<StoredRegistration>({
    model: registrationModel,
    where: [
      { field: 'email', value: email },
      { field: 'verifiedAt', value: null },
      { field: 'passwordHash', operator: 'ne', value: null },
      { field: 'expiresAt', operator: 'gt', value: now },
    ],
    sortBy: { field: 'createdAt', direction: 'desc' },
    limit: 3,
  });
