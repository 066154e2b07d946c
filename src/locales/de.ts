// Written by `npm run generate`.
import groups from '../i18n/messages/de.ts';
import type { Locale } from '../i18n/locale.ts';

/** German: what every form needs, and the rest by the element that shows it. */
const locale: Locale = {
  code: 'de',
  groups,
  files: {
    accountMenu: () => import('../elements/account-menu/messages/de.ts'),
    accountProfile: () => import('../elements/account-profile/messages/de.ts'),
    account: () => import('../elements/account/messages/de.ts'),
    applications: () => import('../elements/applications/messages/de.ts'),
    changePassword: () => import('../elements/change-password/messages/de.ts'),
    confirmEmail: () => import('../elements/confirm-email/messages/de.ts'),
    deleteAccount: () => import('../elements/delete-account/messages/de.ts'),
    forgotPassword: () => import('../elements/forgot-password/messages/de.ts'),
    passkeys: () => import('../elements/passkeys/messages/de.ts'),
    reauthenticate: () => import('../elements/reauthenticate/messages/de.ts'),
    recoveryCodes: () => import('../elements/recovery-codes/messages/de.ts'),
    register: () => import('../elements/register/messages/de.ts'),
    resetPassword: () => import('../elements/reset-password/messages/de.ts'),
    sessions: () => import('../elements/sessions/messages/de.ts'),
    signIn: () => import('../elements/sign-in/messages/de.ts'),
    terms: () => import('../elements/terms/messages/de.ts'),
    totpSetup: () => import('../elements/totp-setup/messages/de.ts'),
    twoFactor: () => import('../elements/two-factor/messages/de.ts'),
    verifyEmail: () => import('../elements/verify-email/messages/de.ts'),
    signupFlow: () => import('../flow/messages/de.ts'),
    problems: () => import('../i18n/messages/problems.de.ts'),
    parts: () => import('../parts/messages/de.ts'),
  },
};

export default locale;
