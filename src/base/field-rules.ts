/** The rules of single fields, as a form asks them: what is wrong, or nothing. */
import type { PasswordPolicy } from '../rules/password.ts';
import { isEmail } from '../rules/email.ts';
import { isName, normalizeName } from '../rules/name.ts';
import { checkPassword } from '../rules/password.ts';
import { requiredRule } from './required-rule.ts';

export const emailRule = (value = ''): { code: 'required' | 'email_invalid' } | undefined =>
  requiredRule(value) ?? (isEmail(value) ? undefined : { code: 'email_invalid' });

export const nameRule = (value = '', maxLength?: number): { code: 'required' | 'name_invalid' } | undefined =>
  requiredRule(normalizeName(value)) ?? (isName(value, maxLength) ? undefined : { code: 'name_invalid' });

/** Spaces are characters like any other, so a password of spaces only is judged by its length. */
export const newPasswordRule = (value = '', policy: PasswordPolicy) =>
  value === '' ? ({ code: 'required' } as const) : checkPassword(value, policy);
