// Written by `npm run generate`.
import groups from '../i18n/messages/de.ts';
import type { Locale } from '../i18n/locale.ts';

/** German: what every form needs, and the rest by the element that shows it. */
const locale: Locale = {
  code: 'de',
  groups,
  files: {
    accountMenu: () => import('../elements/account-menu/messages/de.ts'),
    forgotPassword: () => import('../elements/forgot-password/messages/de.ts'),
    reauthenticate: () => import('../elements/reauthenticate/messages/de.ts'),
    register: () => import('../elements/register/messages/de.ts'),
    resetPassword: () => import('../elements/reset-password/messages/de.ts'),
    signIn: () => import('../elements/sign-in/messages/de.ts'),
    terms: () => import('../elements/terms/messages/de.ts'),
    verifyEmail: () => import('../elements/verify-email/messages/de.ts'),
    withoutScript: () => import('../elements/verify-email/messages/without-script.de.ts'),
    signupFlow: () => import('../flow/messages/de.ts'),
    problems: () => import('../i18n/messages/problems.de.ts'),
    parts: () => import('../parts/messages/de.ts'),
  },
  rest: () => import('./account/de.ts'),
};

export default locale;
