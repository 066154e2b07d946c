import type { PasswordPolicy } from '../../contract/values.ts';
import { emailKey, isEmail, normalizeEmail } from '../../rules/email.ts';
import { normalizeName } from '../../rules/name.ts';
import { normalizePassword } from '../../rules/password.ts';
import { refusedRegistration } from '../../rules/refused-fields.ts';
import type { CallOf } from '../http/endpoint.ts';
import { problem, refuseFields } from '../http/problem.ts';

type RegistrationBody = CallOf<'registration.register'>['body'];

export interface ReadRegistration {
  firstName: string;
  lastName: string;
  /** As it was typed, for the answer. */
  typedEmail: string;
  /** As it is compared and stored. */
  email: string;
  /** Composed (NFC), as it is hashed. */
  password: string;
  acceptedTerms: string | undefined;
  /** JSON of the host page's own fields. */
  extra: string | undefined;
}

export const readEmail = (value: string): string => {
  if (!isEmail(value)) throw problem('email_invalid', { field: 'email' });
  return emailKey(value);
};

/** What was sent to sign-up, or the problem with it; all fields with a problem are named at once. */
export const readRegistration = (body: RegistrationBody, policy: PasswordPolicy): ReadRegistration => {
  const { firstName, lastName, acceptedTerms, extra } = body;
  const typedEmail = normalizeEmail(body.email);
  refuseFields(refusedRegistration(body, policy));
  return {
    firstName: normalizeName(firstName),
    lastName: normalizeName(lastName),
    typedEmail,
    email: emailKey(typedEmail),
    password: normalizePassword(body.password),
    acceptedTerms,
    extra: extra && JSON.stringify(extra),
  };
};
