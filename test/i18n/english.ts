/** The English words, by the names that their groups have in a locale. */
import { accountProfileMessages } from '../../src/elements/account-profile/ems-account-profile.messages.ts';
import { emailElsewhereMessages } from '../../src/elements/account-profile/email-elsewhere.messages.ts';
import { changePasswordMessages } from '../../src/elements/change-password/ems-change-password.messages.ts';
import { confirmEmailMessages } from '../../src/elements/confirm-email/ems-confirm-email.messages.ts';
import { deleteAccountMessages } from '../../src/elements/delete-account/ems-delete-account.messages.ts';
import { forgotPasswordMessages } from '../../src/elements/forgot-password/ems-forgot-password.messages.ts';
import { reauthenticateMessages } from '../../src/elements/reauthenticate/ems-reauthenticate.messages.ts';
import { registerMessages } from '../../src/elements/register/ems-register.messages.ts';
import { resetPasswordMessages } from '../../src/elements/reset-password/ems-reset-password.messages.ts';
import { sessionsMessages } from '../../src/elements/sessions/ems-sessions.messages.ts';
import { signupFlowMessages } from '../../src/flow/ems-signup-flow.messages.ts';
import { signupScreensMessages } from '../../src/flow/own-screens.messages.ts';
import { signInMessages } from '../../src/elements/sign-in/ems-sign-in.messages.ts';
import { termsMessages } from '../../src/elements/terms/ems-terms.messages.ts';
import { verifyEmailMessages } from '../../src/elements/verify-email/ems-verify-email.messages.ts';
import { accountProblemMessages } from '../../src/i18n/account-problems.messages.ts';
import { formMessages } from '../../src/i18n/form.messages.ts';
import { problemMessages } from '../../src/i18n/problems.messages.ts';
import { remoteMessages } from '../../src/parts/remote.messages.ts';
import { signedInMessages } from '../../src/parts/signed-in.messages.ts';
import { accountMenuMessages } from '../../src/elements/account-menu/ems-account-menu.messages.ts';
import { accountMessages } from '../../src/elements/account/ems-account.messages.ts';
import { recoveryCodesMessages } from '../../src/elements/recovery-codes/ems-recovery-codes.messages.ts';
import { redirectEntryMessages } from '../../src/parts/redirect-entry.messages.ts';
import { redirectMessages } from '../../src/parts/redirect.messages.ts';
import { proofElsewhereMessages } from '../../src/elements/reauthenticate/proof-elsewhere.messages.ts';
import { setUpElsewhereMessages } from '../../src/parts/set-up-elsewhere.messages.ts';
import { codesElsewhereMessages } from '../../src/elements/recovery-codes/codes-elsewhere.messages.ts';
import { stepUpReturnMessages } from '../../src/parts/step-up-return.messages.ts';
import { secondStepMessages } from '../../src/elements/sign-in/second-step.messages.ts';
import { totpSetupMessages } from '../../src/elements/totp-setup/ems-totp-setup.messages.ts';
import { twoFactorMessages } from '../../src/elements/two-factor/ems-two-factor.messages.ts';
import { copyMessages } from '../../src/parts/copy.messages.ts';
import { deviceNameMessages } from '../../src/parts/device-name.messages.ts';

export const english = {
  form: formMessages,
  problems: { ...problemMessages, ...accountProblemMessages },
  register: registerMessages,
  verifyEmail: verifyEmailMessages,
  signIn: signInMessages,
  terms: termsMessages,
  signedIn: signedInMessages,
  remote: remoteMessages,
  reauthenticate: reauthenticateMessages,
  changePassword: changePasswordMessages,
  accountProfile: accountProfileMessages,
  emailElsewhere: emailElsewhereMessages,
  confirmEmail: confirmEmailMessages,
  forgotPassword: forgotPasswordMessages,
  resetPassword: resetPasswordMessages,
  sessions: sessionsMessages,
  deleteAccount: deleteAccountMessages,
  accountMenu: accountMenuMessages,
  account: accountMessages,
  recoveryCodes: recoveryCodesMessages,
  secondStep: secondStepMessages,
  redirect: redirectMessages,
  redirectEntry: redirectEntryMessages,
  stepUpReturn: stepUpReturnMessages,
  proofElsewhere: proofElsewhereMessages,
  setUpElsewhere: setUpElsewhereMessages,
  codesElsewhere: codesElsewhereMessages,
  totpSetup: totpSetupMessages,
  twoFactor: twoFactorMessages,
  copy: copyMessages,
  deviceName: deviceNameMessages,
  signupFlow: signupFlowMessages,
  signupScreens: signupScreensMessages,
};
