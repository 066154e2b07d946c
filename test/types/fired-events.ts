// Written by `npm run generate`.
/** Only has to compile: what the comments of the classes say of events is what TypeScript knows of them. */
import type {
  AccountDeletedDetail,
  AccountLinkedDetail,
  AccountSectionDetail,
  AccountUnlinkedDetail,
  ApplicationRevokedDetail,
  AuthenticatorAddedDetail,
  AuthenticatorRemovedDetail,
  AuthenticatorRenamedDetail,
  ChangeAddressDetail,
  ContinueDetail,
  EmailChangeCancelledDetail,
  EmailChangeRequestedDetail,
  EmailChangedDetail,
  EmailVerifiedDetail,
  JourneyCompletedDetail,
  JourneyStepDetail,
  OtherSessionsEndedDetail,
  PasskeyAddedDetail,
  PasskeyRemovedDetail,
  PasskeyRenamedDetail,
  PasswordChangedDetail,
  PasswordResetDetail,
  Problem,
  ProfileUpdatedDetail,
  ReauthenticatedDetail,
  ReauthenticationCancelledDetail,
  RecoveryCodesGeneratedDetail,
  RecoveryCodesSavedDetail,
  RegisteredDetail,
  ResetRequestedDetail,
  SessionEndedDetail,
  SignedInDetail,
  SignedOutDetail,
  TermsAcceptedDetail,
  TotpSetupClosedDetail,
  VerificationRequiredDetail,
  VerificationSentDetail,
} from '../../src/index.ts';
import '../../src/define/all.ts';

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;

export const fired: { [Name in keyof Events]: Same<HTMLElementEventMap[Name], CustomEvent<Events[Name]>> } = {
  'ems-account-deleted': true,
  'ems-account-linked': true,
  'ems-account-section': true,
  'ems-account-unlinked': true,
  'ems-application-revoked': true,
  'ems-authenticator-added': true,
  'ems-authenticator-removed': true,
  'ems-authenticator-renamed': true,
  'ems-change-address': true,
  'ems-continue': true,
  'ems-email-change-cancelled': true,
  'ems-email-change-requested': true,
  'ems-email-changed': true,
  'ems-email-verified': true,
  'ems-failed': true,
  'ems-journey-completed': true,
  'ems-journey-step': true,
  'ems-other-sessions-ended': true,
  'ems-passkey-added': true,
  'ems-passkey-removed': true,
  'ems-passkey-renamed': true,
  'ems-password-changed': true,
  'ems-password-reset': true,
  'ems-profile-updated': true,
  'ems-reauthenticated': true,
  'ems-reauthentication-cancelled': true,
  'ems-recovery-codes-generated': true,
  'ems-recovery-codes-saved': true,
  'ems-registered': true,
  'ems-reset-requested': true,
  'ems-session-ended': true,
  'ems-signed-in': true,
  'ems-signed-out': true,
  'ems-terms-accepted': true,
  'ems-totp-setup-closed': true,
  'ems-verification-required': true,
  'ems-verification-sent': true,
};

interface Events {
  'ems-account-deleted': AccountDeletedDetail;
  'ems-account-linked': AccountLinkedDetail;
  'ems-account-section': AccountSectionDetail;
  'ems-account-unlinked': AccountUnlinkedDetail;
  'ems-application-revoked': ApplicationRevokedDetail;
  'ems-authenticator-added': AuthenticatorAddedDetail;
  'ems-authenticator-removed': AuthenticatorRemovedDetail;
  'ems-authenticator-renamed': AuthenticatorRenamedDetail;
  'ems-change-address': ChangeAddressDetail;
  'ems-continue': ContinueDetail;
  'ems-email-change-cancelled': EmailChangeCancelledDetail;
  'ems-email-change-requested': EmailChangeRequestedDetail;
  'ems-email-changed': EmailChangedDetail;
  'ems-email-verified': EmailVerifiedDetail;
  'ems-failed': Problem;
  'ems-journey-completed': JourneyCompletedDetail;
  'ems-journey-step': JourneyStepDetail;
  'ems-other-sessions-ended': OtherSessionsEndedDetail;
  'ems-passkey-added': PasskeyAddedDetail;
  'ems-passkey-removed': PasskeyRemovedDetail;
  'ems-passkey-renamed': PasskeyRenamedDetail;
  'ems-password-changed': PasswordChangedDetail;
  'ems-password-reset': PasswordResetDetail;
  'ems-profile-updated': ProfileUpdatedDetail;
  'ems-reauthenticated': ReauthenticatedDetail;
  'ems-reauthentication-cancelled': ReauthenticationCancelledDetail;
  'ems-recovery-codes-generated': RecoveryCodesGeneratedDetail;
  'ems-recovery-codes-saved': RecoveryCodesSavedDetail;
  'ems-registered': RegisteredDetail;
  'ems-reset-requested': ResetRequestedDetail;
  'ems-session-ended': SessionEndedDetail;
  'ems-signed-in': SignedInDetail;
  'ems-signed-out': SignedOutDetail;
  'ems-terms-accepted': TermsAcceptedDetail;
  'ems-totp-setup-closed': TotpSetupClosedDetail;
  'ems-verification-required': VerificationRequiredDetail;
  'ems-verification-sent': VerificationSentDetail;
}
