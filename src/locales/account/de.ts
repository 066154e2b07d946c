// Written by `npm run generate`.
import accountProfile from '../../elements/account-profile/messages/de.ts';
import account from '../../elements/account/messages/de.ts';
import applications from '../../elements/applications/messages/de.ts';
import changePassword from '../../elements/change-password/messages/de.ts';
import confirmEmail from '../../elements/confirm-email/messages/de.ts';
import deleteAccount from '../../elements/delete-account/messages/de.ts';
import linkedAccounts from '../../elements/linked-accounts/messages/de.ts';
import passkeys from '../../elements/passkeys/messages/de.ts';
import recoveryCodes from '../../elements/recovery-codes/messages/de.ts';
import sessions from '../../elements/sessions/messages/de.ts';
import totpSetup from '../../elements/totp-setup/messages/de.ts';
import twoFactor from '../../elements/two-factor/messages/de.ts';

/** German: the words of all elements of an account page, in one file, so that their number costs other pages nothing. */
export default {
  ...accountProfile,
  ...account,
  ...applications,
  ...changePassword,
  ...confirmEmail,
  ...deleteAccount,
  ...linkedAccounts,
  ...passkeys,
  ...recoveryCodes,
  ...sessions,
  ...totpSetup,
  ...twoFactor,
};
