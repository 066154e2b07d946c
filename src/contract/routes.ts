/**
 * Every operation of the account service: the port's name and its method's (`src/client/ports`), and where the service answers
 * it, below its base. Imports nothing, so that a browser loads this table without the schemas.
 */
export const routes = {
  'session.current': 'GET /account/session',
  'session.signIn': 'POST /sign-in/email',
  'session.requestDeviceLink': 'POST /sign-in/device-link',
  'session.signOut': 'POST /sign-out',
  'policy.current': 'GET /account/policy',
  'registration.register': 'POST /sign-up/email',
  'verification.resend': 'POST /email-verification/send',
  'verification.verify': 'POST /email-verification/verify',
  'verification.status': 'POST /email-verification/status',
  'terms.current': 'GET /terms',
  'terms.accept': 'POST /terms/accept',
  'secondFactor.verify': 'POST /sign-in/second-factor',
  'reauthentication.methods': 'GET /account/reauthentication',
  'reauthentication.reauthenticate': 'POST /account/reauthenticate',
  'profile.current': 'GET /account/profile',
  'profile.update': 'POST /account/profile',
  'email.pending': 'GET /account/email',
  'email.change': 'POST /account/email',
  'email.resend': 'POST /account/email/resend',
  'email.cancel': 'POST /account/email/cancel',
  'email.confirm': 'POST /account/email/confirm',
  'password.status': 'GET /account/password',
  'password.change': 'POST /account/password',
  'passwordReset.request': 'POST /password-reset/request',
  'passwordReset.confirm': 'POST /password-reset/confirm',
  'authenticators.list': 'GET /account/authenticators',
  'authenticators.enrol': 'POST /account/authenticators/enrol',
  'authenticators.activate': 'POST /account/authenticators/activate',
  'authenticators.rename': 'POST /account/authenticators/rename',
  'authenticators.remove': 'POST /account/authenticators/remove',
  'recoveryCodes.status': 'GET /account/recovery-codes',
  'recoveryCodes.generate': 'POST /account/recovery-codes',
  'sessions.list': 'GET /account/sessions',
  'sessions.end': 'POST /account/sessions/end',
  'sessions.endOthers': 'POST /account/sessions/end-others',
  'deletion.impact': 'GET /account/deletion',
  'deletion.delete': 'POST /account/deletion',
  // No port: called by the service's own sign-in page for another site.
  'openid.continue': 'POST /openid/continue',
} as const;

export type Routes = typeof routes;
export type OperationName = keyof Routes;
