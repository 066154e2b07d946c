import { emailRule, nameRule, newPasswordRule } from '../../base/field-rules.ts';
import type { FieldErrors, FormValues } from '../../base/form-controller.ts';
import type { Registration } from '../../client/ports/registration.ts';
import { normalizeEmail } from '../../rules/email.ts';
import { normalizeName } from '../../rules/name.ts';
import type { PasswordPolicy } from '../../rules/password.ts';

type Entered = Pick<Registration, 'firstName' | 'lastName' | 'email' | 'password'>;

/** What is wrong with what a person entered, and what is sent of it. */
export const readForm = (
  values: FormValues,
  policy: PasswordPolicy,
): { errors: FieldErrors; registration: Entered } => {
  const { firstName = '', lastName = '', email = '', password = '', passwordConfirmation = password } = values;
  return {
    errors: {
      firstName: nameRule(firstName),
      lastName: nameRule(lastName),
      email: emailRule(email),
      password: newPasswordRule(password, policy),
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
