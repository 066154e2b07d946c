// Written by `npm run generate`.
import type { AccountMessages } from '../elements/account/messages/en.ts';
import type { AccountMenuMessages } from '../elements/account-menu/messages/en.ts';
import type { AccountProfileMessages } from '../elements/account-profile/messages/en.ts';
import type { ApplicationsMessages } from '../elements/applications/messages/en.ts';
import type { ChangePasswordMessages } from '../elements/change-password/messages/en.ts';
import type { CodesElsewhereMessages } from '../elements/recovery-codes/messages/codes-elsewhere.en.ts';
import type { ConfirmEmailMessages } from '../elements/confirm-email/messages/en.ts';
import type { ConnectionProblemsMessages } from './messages/connection-problems.en.ts';
import type { CopyMessages } from '../parts/messages/copy.en.ts';
import type { DeleteAccountMessages } from '../elements/delete-account/messages/en.ts';
import type { DeviceLinkMessages } from '../elements/sign-in/messages/device-link.en.ts';
import type { DeviceNameMessages } from '../parts/messages/device-name.en.ts';
import type { EmailElsewhereMessages } from '../elements/account-profile/messages/email-elsewhere.en.ts';
import type { ErrorSummaryMessages } from './messages/problems.en.ts';
import type { ForgotPasswordMessages } from '../elements/forgot-password/messages/en.ts';
import type { FormMessages } from './messages/form.en.ts';
import type { FurtherFieldsMessages } from '../elements/account-profile/messages/further-fields.en.ts';
import type { LinkedAccountsMessages } from '../elements/linked-accounts/messages/en.ts';
import type { PasskeysMessages } from '../elements/passkeys/messages/en.ts';
import type { PasswordProofMessages } from '../parts/messages/password-proof.en.ts';
import type { PasswordStrengthMessages } from './messages/problems.en.ts';
import type { ProblemsMessages } from './messages/problems.en.ts';
import type { ProofElsewhereMessages } from '../elements/reauthenticate/messages/proof-elsewhere.en.ts';
import type { ReauthenticateMessages } from '../elements/reauthenticate/messages/en.ts';
import type { RecoveryCodesMessages } from '../elements/recovery-codes/messages/en.ts';
import type { RedirectMessages } from '../parts/messages/redirect.en.ts';
import type { RedirectEntryMessages } from '../parts/messages/redirect-entry.en.ts';
import type { RegisterMessages } from '../elements/register/messages/en.ts';
import type { RemoteMessages } from '../parts/messages/remote.en.ts';
import type { ResetPasswordMessages } from '../elements/reset-password/messages/en.ts';
import type { SecondFactorDueMessages } from '../elements/account/messages/second-factor-due.en.ts';
import type { SecondStepMessages } from '../elements/sign-in/messages/second-step.en.ts';
import type { SessionsMessages } from '../elements/sessions/messages/en.ts';
import type { SetUpElsewhereMessages } from '../parts/messages/set-up-elsewhere.en.ts';
import type { SignedInMessages } from '../parts/messages/signed-in.en.ts';
import type { SignInMessages } from '../elements/sign-in/messages/en.ts';
import type { SignInBesideMessages } from '../parts/messages/sign-in-beside.en.ts';
import type { SignupFlowMessages } from '../flow/messages/en.ts';
import type { SignupScreensMessages } from '../flow/messages/own-screens.en.ts';
import type { StepUpReturnMessages } from '../parts/messages/step-up-return.en.ts';
import type { TermsMessages } from '../elements/terms/messages/en.ts';
import type { TotpSetupMessages } from '../elements/totp-setup/messages/en.ts';
import type { TwoFactorMessages } from '../elements/two-factor/messages/en.ts';
import type { VerifyEmailMessages } from '../elements/verify-email/messages/en.ts';
import type { WithoutScriptMessages } from '../elements/verify-email/messages/without-script.en.ts';

export type {
  AccountMessages,
  AccountMenuMessages,
  AccountProfileMessages,
  ApplicationsMessages,
  ChangePasswordMessages,
  CodesElsewhereMessages,
  ConfirmEmailMessages,
  ConnectionProblemsMessages,
  CopyMessages,
  DeleteAccountMessages,
  DeviceLinkMessages,
  DeviceNameMessages,
  EmailElsewhereMessages,
  ErrorSummaryMessages,
  ForgotPasswordMessages,
  FormMessages,
  FurtherFieldsMessages,
  LinkedAccountsMessages,
  PasskeysMessages,
  PasswordProofMessages,
  PasswordStrengthMessages,
  ProblemsMessages,
  ProofElsewhereMessages,
  ReauthenticateMessages,
  RecoveryCodesMessages,
  RedirectMessages,
  RedirectEntryMessages,
  RegisterMessages,
  RemoteMessages,
  ResetPasswordMessages,
  SecondFactorDueMessages,
  SecondStepMessages,
  SessionsMessages,
  SetUpElsewhereMessages,
  SignedInMessages,
  SignInMessages,
  SignInBesideMessages,
  SignupFlowMessages,
  SignupScreensMessages,
  StepUpReturnMessages,
  TermsMessages,
  TotpSetupMessages,
  TwoFactorMessages,
  VerifyEmailMessages,
  WithoutScriptMessages,
};

/** The words of every group, as English has them. */
export interface MessageGroups {
  account: AccountMessages;
  accountMenu: AccountMenuMessages;
  accountProfile: AccountProfileMessages;
  applications: ApplicationsMessages;
  changePassword: ChangePasswordMessages;
  codesElsewhere: CodesElsewhereMessages;
  confirmEmail: ConfirmEmailMessages;
  connectionProblems: ConnectionProblemsMessages;
  copy: CopyMessages;
  deleteAccount: DeleteAccountMessages;
  deviceLink: DeviceLinkMessages;
  deviceName: DeviceNameMessages;
  emailElsewhere: EmailElsewhereMessages;
  errorSummary: ErrorSummaryMessages;
  forgotPassword: ForgotPasswordMessages;
  form: FormMessages;
  furtherFields: FurtherFieldsMessages;
  linkedAccounts: LinkedAccountsMessages;
  passkeys: PasskeysMessages;
  passwordProof: PasswordProofMessages;
  passwordStrength: PasswordStrengthMessages;
  problems: ProblemsMessages;
  proofElsewhere: ProofElsewhereMessages;
  reauthenticate: ReauthenticateMessages;
  recoveryCodes: RecoveryCodesMessages;
  redirect: RedirectMessages;
  redirectEntry: RedirectEntryMessages;
  register: RegisterMessages;
  remote: RemoteMessages;
  resetPassword: ResetPasswordMessages;
  secondFactorDue: SecondFactorDueMessages;
  secondStep: SecondStepMessages;
  sessions: SessionsMessages;
  setUpElsewhere: SetUpElsewhereMessages;
  signedIn: SignedInMessages;
  signIn: SignInMessages;
  signInBeside: SignInBesideMessages;
  signupFlow: SignupFlowMessages;
  signupScreens: SignupScreensMessages;
  stepUpReturn: StepUpReturnMessages;
  terms: TermsMessages;
  totpSetup: TotpSetupMessages;
  twoFactor: TwoFactorMessages;
  verifyEmail: VerifyEmailMessages;
  withoutScript: WithoutScriptMessages;
}
