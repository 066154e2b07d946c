import type { ProblemMessages } from '../problem-words.ts';
import type { ConnectionProblemsMessages } from './connection-problems.en.ts';

/** The words of every other problem. Fetched when a person begins to fill a form, or when there is something to say. */
export const problemsMessages: Omit<ProblemMessages, keyof ConnectionProblemsMessages> = {
  required: 'Please fill this in.',
  email_invalid: 'Enter an e-mail address like name@example.com.',
  name_invalid: 'Enter a name of up to 100 characters.',
  password_too_short: ({ minLength, missing }) => `Use at least ${minLength} characters: ${missing} more.`,
  password_too_long: ({ maxLength }) => `Use at most ${maxLength} characters.`,
  password_compromised: 'This password is known from a data breach. Choose another one.',
  password_contains_context: 'Choose a password without your name, your address or the name of this service.',
  password_mismatch: 'The two passwords are not the same.',
  terms_outdated: 'The terms have changed meanwhile. Please read the new version.',
  forbidden: 'You are not allowed to do this.',
  conflict: 'This was changed somewhere else meanwhile. Please try again.',
  rate_limited: 'Too many tries. Please wait a moment.',
  challenge_required: 'Please show that you are a person.',
  not_offered: 'This is not available here.',
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

export type ProblemsMessages = typeof problemsMessages;
