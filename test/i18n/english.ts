/** The English words, by the names that their groups have in a locale. */
import { registerMessages } from '../../src/elements/register/ems-register.messages.ts';
import { signInMessages } from '../../src/elements/sign-in/ems-sign-in.messages.ts';
import { termsMessages } from '../../src/elements/terms/ems-terms.messages.ts';
import { verifyEmailMessages } from '../../src/elements/verify-email/ems-verify-email.messages.ts';
import { accountProblemMessages } from '../../src/i18n/account-problems.messages.ts';
import { formMessages } from '../../src/i18n/form.messages.ts';
import { problemMessages } from '../../src/i18n/problems.messages.ts';
import { signedInMessages } from '../../src/parts/signed-in.messages.ts';

export const english = {
  form: formMessages,
  problems: { ...problemMessages, ...accountProblemMessages },
  register: registerMessages,
  verifyEmail: verifyEmailMessages,
  signIn: signInMessages,
  terms: termsMessages,
  signedIn: signedInMessages,
};
