import type { OperationName } from './routes.ts';

/** What an operator can be told of, and what it means. `docs/security-events.md` is made of this list. */
export const securityEvents = {
  sign_up: 'A registration was asked for; of a known address too.',
  verification_mail: 'The email of a registration was asked for again.',
  verification: 'A link of a registration was answered. A failure with `token_used` is a link that was opened twice.',
  sign_in: 'Somebody signed in with a password, or tried.',
  device_link_mail: 'A way in from an unknown device was asked for, which others had guessed at too often.',
  new_device: 'A sign-in was on a device that the account didn’t know. Its owner is told by mail.',
  second_factor_asked: 'The password was right, and the account wants a second factor.',
  second_factor: 'The second step of a sign-in.',
  recovery_code_used: 'A recovery code was used up.',
  step_up: 'Somebody signed in authenticated again.',
  sign_out: 'A session was ended by signing out.',
  password_changed: 'The password was changed in a session.',
  password_reset_mail: 'A link to a new password was asked for; of an unknown address too.',
  password_reset: 'A link to a new password was answered. Ends every session.',
  email_change_asked: 'Another email address was asked for.',
  email_change_mail: 'The email to the new address was asked for again.',
  email_change_cancelled: 'A change of the email address was taken back.',
  email_changed: 'The email address was changed by a mailed link.',
  factor_set_up: 'The set-up of an authenticator began, and its key was shown.',
  factor_added: 'An authenticator counts from now on.',
  factor_renamed: 'An authenticator has another name.',
  factor_removed: 'An authenticator was removed.',
  recovery_codes_made: 'A new set of recovery codes was made, and shown.',
  session_ended: 'One session was ended in the list of sessions: another one, or the one that asked.',
  sessions_ended: 'All other sessions were ended, also with a change of a credential.',
  profile_changed: 'The names, the language or further fields were changed.',
  terms_accepted: 'A version of the terms was accepted.',
  account_deleted: 'The account was deleted with everything that it owned.',
  site_sign_in: 'Somebody went on to another site.',
  tokens_issued: 'Another site exchanged a code or renewed its tokens.',
  tokens_reused:
    'A code or a refresh token came a second time, by more than a retry. The tokens that had come of that sign-in ended.',
  tokens_revoked: 'Another site gave a token back.',
  access_refused: 'A request was refused that is no event by itself: without a session or rights, or one too many.',
  operator_command: 'Somebody who runs the service changed an account, past its interface.',
} as const satisfies Record<string, string>;

export type SecurityEventName = keyof typeof securityEvents;

/**
 * The event of each operation, whether it succeeds or not. None of what only reads, and of what is asked again and again: of those
 * a refusal is `access_refused`.
 */
export const operationEvents = {
  'session.current': null,
  'session.signIn': 'sign_in',
  'session.requestDeviceLink': 'device_link_mail',
  'session.signOut': 'sign_out',
  'policy.current': null,
  'registration.register': 'sign_up',
  'verification.resend': 'verification_mail',
  'verification.verify': 'verification',
  'verification.status': null,
  'terms.current': null,
  'terms.accept': 'terms_accepted',
  'secondFactor.verify': 'second_factor',
  'reauthentication.methods': null,
  'reauthentication.reauthenticate': 'step_up',
  'profile.current': null,
  'profile.update': 'profile_changed',
  'email.pending': null,
  'email.change': 'email_change_asked',
  'email.resend': 'email_change_mail',
  'email.cancel': 'email_change_cancelled',
  'email.confirm': 'email_changed',
  'password.status': null,
  'password.change': 'password_changed',
  'passwordReset.request': 'password_reset_mail',
  'passwordReset.confirm': 'password_reset',
  'authenticators.list': null,
  'authenticators.enrol': 'factor_set_up',
  'authenticators.activate': 'factor_added',
  'authenticators.rename': 'factor_renamed',
  'authenticators.remove': 'factor_removed',
  'recoveryCodes.status': null,
  'recoveryCodes.generate': 'recovery_codes_made',
  'sessions.list': null,
  'sessions.end': 'session_ended',
  'sessions.endOthers': 'sessions_ended',
  'deletion.impact': null,
  'deletion.delete': 'account_deleted',
  'openid.continue': 'site_sign_in',
} as const satisfies Record<OperationName, SecurityEventName | null>;

/** Of the OpenID provider's own endpoints. */
export const protocolEvents = {
  'POST /oauth2/token': 'tokens_issued',
  'POST /oauth2/revoke': 'tokens_revoked',
} as const satisfies Record<string, SecurityEventName>;
