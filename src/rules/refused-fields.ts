/** What is refused of a form before the account is looked at: every field at once, in the order of the form. */
import { isEmail } from './email.ts';
import { isName } from './name.ts';
import { checkPassword, type PasswordPolicy, type PasswordShortfall } from './password.ts';

export interface RefusedField {
  field: string;
  code: 'name_invalid' | 'email_invalid' | PasswordShortfall['code'];
}

interface Names {
  firstName: string;
  lastName: string;
}

export const refusedNames = (input: Names): RefusedField[] =>
  (['firstName', 'lastName'] as const).filter((field) => !isName(input[field])).map((field) => ({ field, code: 'name_invalid' }));

export const refusedRegistration = (input: Names & { email: string; password: string }, policy: PasswordPolicy): RefusedField[] => {
  const refused = refusedNames(input);
  if (!isEmail(input.email)) refused.push({ field: 'email', code: 'email_invalid' });
  const shortfall = checkPassword(input.password, policy);
  if (shortfall) refused.push({ field: 'password', code: shortfall.code });
  return refused;
};
