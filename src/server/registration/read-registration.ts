import type { ServiceProblemCode } from '../../contract/problem-codes.ts';
import type { PasswordPolicy } from '../../contract/values.ts';
import { isEmail, normalizeEmail } from '../../rules/email.ts';
import { isName, normalizeName } from '../../rules/name.ts';
import { checkPassword } from '../../rules/password.ts';
import { malformed, problem } from '../http/problem.ts';
import { isRecord } from '../values.ts';

/** Longest extra fields that are kept, as JSON. */
const maxExtraBytes = 4096;

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

/** Addresses that differ only in case belong to one person, whatever RFC 5321 allows. */
export const comparableEmail = (email: string): string => normalizeEmail(email).toLowerCase();

export const readEmail = (value: unknown): string => {
  if (typeof value !== 'string' || !isEmail(normalizeEmail(value))) throw problem('email_invalid', { field: 'email' });
  return comparableEmail(value);
};

const readExtra = (value: unknown): string | undefined => {
  if (value === undefined) return undefined;
  if (!isRecord(value) || Object.values(value).some((field) => typeof field !== 'string')) {
    throw malformed('extra: an object of strings.');
  }
  const json = JSON.stringify(value);
  if (Buffer.byteLength(json) > maxExtraBytes) throw malformed(`extra: at most ${maxExtraBytes} bytes as JSON.`);
  return json;
};

/** What was sent to sign-up, or the problem with it; all fields with a problem are named at once. */
export const readRegistration = (body: unknown, policy: PasswordPolicy): ReadRegistration => {
  if (!isRecord(body)) throw malformed('The body is not a JSON object.');
  const text = (name: string): string => {
    const value = body[name];
    if (value === undefined || value === null) return '';
    if (typeof value !== 'string') throw malformed(`${name}: a string.`);
    return value;
  };
  const firstName = text('firstName');
  const lastName = text('lastName');
  const typedEmail = normalizeEmail(text('email'));
  const password = text('password').normalize('NFC');
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
    email: comparableEmail(typedEmail),
    password,
    acceptedTerms: body.acceptedTerms === undefined ? undefined : text('acceptedTerms'),
    extra: readExtra(body.extra),
  };
};
