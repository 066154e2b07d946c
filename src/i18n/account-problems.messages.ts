import type { problemMessages, ProblemMessages } from './problems.messages.ts';

/**
 * The rest of the table: problems that a registration doesn't meet, so that its form needn't carry their words. Elements
 * that may meet them say so by `localizer.learn()`.
 */
export const accountProblemMessages: Omit<ProblemMessages, keyof typeof problemMessages> = {
  email_unchanged: 'This is already your e-mail address.',
  password_unchanged: 'This is already your password. Choose a new one.',
  password_incorrect: 'This is not your present password.',
  code_invalid:
    'This code is not right. If it keeps failing, check that the clock of your device is set automatically.',
  code_already_used: 'This code was used already. Wait for the next one.',
  challenge_expired: 'That took too long. Please sign in again.',
  token_invalid: 'This link is not complete or not known. Copy the whole link from the mail.',
  token_expired: 'This link is too old.',
  token_used: 'This link was used already.',
  already_verified: 'This address is verified already.',
  device_name_taken: 'You already have a device of this name.',
  device_limit_reached: 'You have as many devices as are allowed. Remove one first.',
  confirmation_mismatch: 'This is not the phrase shown above.',
  reauthentication_required: 'Please confirm that it is you.',
  cancelled: 'Nothing was changed.',
  email_unverified: 'This address has not been verified yet.',
  consent_required: 'Please tick the box to go on.',
  credentials_invalid: 'E-mail address or password is wrong.',
  not_signed_in: 'You are not signed in.',
  session_expired: 'Your session has ended. Sign in again to go on; what you entered is kept.',
  not_found: 'This no longer exists.',
  mail_not_sent: 'We could not send the mail. Please try again in a little while.',
};
