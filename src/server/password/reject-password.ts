import { findWeakness, type PasswordContext } from '../../rules/weak-password.ts';
import { commonWord } from './common-words.ts';

/** Why a password is refused, besides its length. */
export interface PasswordRefusal {
  code: 'password_too_weak' | 'password_contains_context' | 'password_compromised';
  reason?: string | undefined;
}

export type RejectPassword = (
  password: string,
  context: PasswordContext,
) => PasswordRefusal | undefined | Promise<PasswordRefusal | undefined>;

/** What is used where the options say nothing: the rule of `src/rules/weak-password.ts` with the lists of common words. */
export const rejectWeakPassword: RejectPassword = (password, context) => findWeakness(password, context, commonWord);
