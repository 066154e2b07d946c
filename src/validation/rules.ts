/** The rules of single fields, as a form asks them: what is wrong, or nothing. */
import type { PasswordPolicy } from '../client/policy.ts';
import { isEmail, tidyEmail } from './email.ts';
import { isName, tidyName } from './name.ts';
import { checkPassword } from './password.ts';

export const requiredRule = (value = ''): { code: 'required' } | undefined => (value.trim() ? undefined : { code: 'required' });

export const emailRule = (value = ''): { code: 'required' | 'email_invalid' } | undefined =>
  requiredRule(value) ?? (isEmail(tidyEmail(value)) ? undefined : { code: 'email_invalid' });

export const nameRule = (value = ''): { code: 'required' | 'name_invalid' } | undefined =>
  requiredRule(tidyName(value)) ?? (isName(value) ? undefined : { code: 'name_invalid' });

/** Spaces are characters like any other, so a password of spaces only is judged by its length. */
export const newPasswordRule = (value = '', policy: PasswordPolicy) =>
  value === '' ? ({ code: 'required' } as const) : checkPassword(value, policy);
