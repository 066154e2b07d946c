import type { FormPage } from '../../src/server/index.ts';

/** The element of each page. */
export const tags: Record<FormPage, string> = {
  register: 'ems-register',
  verifyEmail: 'ems-verify-email',
  signIn: 'ems-sign-in',
  terms: 'ems-terms',
  forgotPassword: 'ems-forgot-password',
  resetPassword: 'ems-reset-password',
};
