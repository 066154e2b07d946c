import { isDeviceName } from './device-name.ts';
import { isEmail } from './email.ts';
import { isName } from './name.ts';
import { checkPassword, type PasswordPolicy, type PasswordShortfall } from './password.ts';

/** Fields that people fill in, by the names that forms and problems give them. */
export interface TypedFields {
  firstName?: string | undefined;
  lastName?: string | undefined;
  email?: string | undefined;
  password?: string | undefined;
  deviceName?: string | undefined;
}

/** Why a field can't be taken as it was typed. */
export interface RefusedField {
  field: keyof TypedFields;
  code: 'name_invalid' | 'email_invalid' | PasswordShortfall['code'];
}

const order = ['firstName', 'lastName', 'email', 'password', 'deviceName'] as const;

/** All refusals of what was typed, in the order of a form. Fields that aren't given are not judged, nor is a password without a policy. */
export const refusedFields = (typed: TypedFields, policy?: PasswordPolicy, maxNameLength?: number): RefusedField[] => {
  const judge = (field: keyof TypedFields, value: string): RefusedField['code'] | undefined => {
    if (field === 'email') return isEmail(value) ? undefined : 'email_invalid';
    if (field === 'password') return policy && checkPassword(value, policy)?.code;
    const isFine = field === 'deviceName' ? isDeviceName(value) : isName(value, maxNameLength);
    return isFine ? undefined : 'name_invalid';
  };
  return order.flatMap((field) => {
    const value = typed[field];
    const code = value === undefined ? undefined : judge(field, value);
    return code ? [{ field, code }] : [];
  });
};
