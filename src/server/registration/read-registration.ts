import type { ServiceProblemCode } from '../../contract/problem-codes.ts';
import type { PasswordPolicy } from '../../contract/values.ts';
import { emailKey, isEmail, normalizeEmail } from '../../rules/email.ts';
import { isName, normalizeName } from '../../rules/name.ts';
import { checkPassword } from '../../rules/password.ts';
import type { CallOf } from '../http/endpoint.ts';
import { problem } from '../http/problem.ts';

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
  const password = body.password.normalize('NFC');
  const shortfall = checkPassword(password, policy);
  const errors: { field: string; code: ServiceProblemCode }[] = [
    ...(isName(firstName) ? [] : [{ field: 'firstName', code: 'name_invalid' as const }]),
    ...(isName(lastName) ? [] : [{ field: 'lastName', code: 'name_invalid' as const }]),
    ...(isEmail(typedEmail) ? [] : [{ field: 'email', code: 'email_invalid' as const }]),
    ...(shortfall ? [{ field: 'password', code: shortfall.code }] : []),
  ];
  const [first] = errors;
  if (first) throw problem(first.code, { field: first.field, ...(errors.length > 1 && { errors }) });
  return {
    firstName: normalizeName(firstName),
    lastName: normalizeName(lastName),
    typedEmail,
    email: emailKey(typedEmail),
    password,
    acceptedTerms,
    extra: extra && JSON.stringify(extra),
  };
};
