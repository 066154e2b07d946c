import { emailRule, nameRule, newPasswordRule } from '../../base/field-rules.ts';
import type { FieldErrors, FormValues } from '../../base/form-controller.ts';
import type { Registration } from '../../client/ports/registration.ts';
import type { Policy } from '../../client/policy.ts';
import { normalizeEmail } from '../../rules/email.ts';
import { normalizeName } from '../../rules/name.ts';

type Entered = Pick<Registration, 'firstName' | 'lastName' | 'email' | 'password'>;

/** What is wrong with what a person entered, and what is sent of it. */
export const readForm = (
  values: FormValues,
  { name, password: passwordPolicy }: Policy,
): { errors: FieldErrors; registration: Entered } => {
  const { firstName = '', lastName = '', email = '', password = '', passwordConfirmation = password } = values;
  return {
    errors: {
      firstName: nameRule(firstName, name?.maxLength),
      lastName: nameRule(lastName, name?.maxLength),
      email: emailRule(email),
      password: newPasswordRule(password, passwordPolicy),
      passwordConfirmation: passwordConfirmation === password ? undefined : { code: 'password_mismatch' },
    },
    registration: {
      firstName: normalizeName(firstName),
      lastName: normalizeName(lastName),
      email: normalizeEmail(email),
      password,
    },
  };
};
